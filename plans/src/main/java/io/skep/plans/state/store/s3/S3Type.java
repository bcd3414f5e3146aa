package io.skep.plans.state.store.s3;

import io.skep.plans.failure.UserError;
import io.skep.plans.state.store.remote.Depot;
import io.skep.plans.state.store.remote.StoreType;
import io.skep.plans.state.store.remote.Web;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** {@code s3 { bucket = "hives" }}. */
public final class S3Type implements StoreType {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public Set<String> attributes() {
        return Set.of("bucket", "key", "region", "endpoint");
    }

    @Override
    public Set<String> required() {
        return Set.of("bucket");
    }

    @Override
    public Depot depot(Asked asked) {
        String region = Optional.ofNullable(asked.words().get("region"))
                .or(() -> Optional.ofNullable(asked.environment().get("AWS_REGION")))
                .or(() -> Optional.ofNullable(asked.environment().get("AWS_DEFAULT_REGION")))
                .orElseThrow(() -> new UserError("The bucket of the state has no region. Write it in the block s3:"
                        + " region = \"eu-west-1\", or set AWS_REGION."));
        S3Settings settings = new S3Settings(
                asked.word("bucket"), asked.key().replaceAll("^/+|/+$", ""), region, asked.address("endpoint"));
        return new S3Depot(
                settings, Credentials.find(asked.environment(), asked.home()), new Web(PATIENCE), asked.pace());
    }
}
