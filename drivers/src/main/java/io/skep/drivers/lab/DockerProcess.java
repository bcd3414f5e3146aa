package io.skep.drivers.lab;

import io.skep.drivers.NotSetUp;
import io.skep.plans.local.LocalProcess;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The docker command of this machine, with its own ways to choose an engine: DOCKER_HOST, contexts, TLS, ssh://. */
final class DockerProcess implements Docker {

    @Override
    public Output run(DockerCommand command) throws RemoteException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("docker"));
        words.addAll(command.words());
        try {
            LocalProcess docker = LocalProcess.quiet(words, command.limit());
            return command.input().map(docker::fed).orElse(docker).run();
        } catch (IOException missing) {
            throw new NotSetUp("The docker command cannot be started (" + missing.getMessage()
                    + "); install it with: apt-get install docker.io");
        }
    }
}
