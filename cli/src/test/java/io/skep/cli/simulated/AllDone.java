package io.skep.cli.simulated;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work of several threads that is waited for. */
final class AllDone {
    private AllDone() {}

    /** Does all of it at once; what fails in one of them fails here. */
    static void of(List<Callable<Void>> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each : threads.invokeAll(work)) {
                each.get();
            }
        }
    }
}
