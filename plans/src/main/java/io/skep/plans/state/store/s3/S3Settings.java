package io.skep.plans.state.store.s3;

import java.net.URI;
import java.util.Optional;

/**
 * Where the state is.
 *
 * @param prefix of the keys, without slashes at its ends; may be empty
 * @param endpoint of a server that is not Amazon's; it is asked by path, {@code https://host/bucket/key}
 */
public record S3Settings(String bucket, String prefix, String region, Optional<URI> endpoint) {

    URI address() {
        return endpoint.orElseGet(() -> URI.create("https://" + bucket + ".s3." + region + ".amazonaws.com"));
    }

    /** The beginning of every path: empty where the host's name has the bucket. */
    String bucketPath() {
        return endpoint.isPresent() ? endpoint.get().getPath().replaceAll("/+$", "") + "/" + bucket : "";
    }

    String key(String name) {
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }
}
