package io.skep.drivers.lab;

import io.skep.drivers.NotSetUp;
import io.skep.drivers.Site;
import io.skep.plans.failure.UserError;
import io.skep.plans.local.LocalProcess;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Installs and starts what the lab needs on this machine, by the script {@code bin/lab-setup.sh} of skep's own folder. */
final class LabSetup {

    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Object ONE_AT_A_TIME = new Object();

    private LabSetup() {}

    /** Runs the script; the engine answers afterwards, or this fails and says why. */
    static void run(Site site, NotSetUp why) throws RemoteException, InterruptedException {
        String home = System.getProperty("skep.home", "");
        Path script = Path.of(home, "bin", "lab-setup.sh").toAbsolutePath();
        if (home.isEmpty() || !Files.isRegularFile(script)) {
            throw why;
        }
        synchronized (ONE_AT_A_TIME) {
            site.say("Setting up the lab on this machine");
            try {
                List<String> words = List.of("sh", "-c", "exec \"$0\"", script.toString());
                Output output =
                        new LocalProcess(words, Optional.empty(), Optional.empty(), LIMIT, line -> {}, site::say).run();
                if (!output.ok()) {
                    throw new UserError(
                            "The lab could not be set up on this machine (" + script + "): " + Docker.reason(output));
                }
            } catch (IOException failed) {
                throw new RemoteException("cannot run " + script + ": " + failed.getMessage(), false, failed);
            }
        }
    }
}
