package io.skep.plans.state.store.s3;

import io.skep.plans.state.store.Shelf;
import io.skep.plans.state.store.ShelfContract;
import io.skep.plans.state.store.remote.EagerPace;
import io.skep.plans.state.store.remote.RemoteShelf;
import io.skep.plans.state.store.remote.Web;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class BucketShelfTest extends ShelfContract {
    private StrictBucket bucket;

    @BeforeEach
    void start() throws IOException {
        bucket = new StrictBucket();
    }

    @AfterEach
    void stop() {
        bucket.close();
    }

    @Override
    protected Shelf shelf() {
        EagerPace pace = new EagerPace();
        return new RemoteShelf(
                new S3Depot(bucket.settings(), StrictBucket.CREDENTIALS, new Web(Duration.ofSeconds(20)), pace), pace);
    }
}
