package io.skep.drivers.lab;

import io.skep.drivers.HostTag;
import io.skep.drivers.Site;
import io.skep.plans.remote.RemoteException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes one host: image, network, container, its keys, start. Each act can be the last before a kill. */
record NewHost(Docker docker, Engine engine, HostImage images, Capabilities capabilities, Commons commons) {

    /** Gives the id of the started container. */
    String make(Site site, HostTag tag, LabSettings settings) throws RemoteException, InterruptedException {
        String image = images.ensure(settings, site);
        List<String> granted = capabilities.grantedBy(engine, image);
        SshKey hostKey = SshKey.make(tag.name());
        String id = commons.arrive(tag, settings.subnet(), (network, publicKey) -> {
            String made = docker.need(LabCommands.create(new LabCommands.Plan(
                    tag,
                    settings,
                    Containers.nameFor(tag),
                    network,
                    image,
                    hostKey.publicLine(),
                    granted,
                    !engine.here())));
            docker.need(LabCommands.unpack(made, keys(hostKey, publicKey)));
            return made;
        });
        docker.need(LabCommands.start(id));
        return id;
    }

    /** Lets the holder of a key log in to a container that is there already. */
    static void authorize(Docker docker, String id, String publicKey) throws RemoteException, InterruptedException {
        docker.need(LabCommands.unpack(id, login(new Tar(), publicKey).bytes()));
    }

    private static byte[] keys(SshKey hostKey, String publicKey) {
        String line = hostKey.publicLine() + "\n";
        return login(new Tar(), publicKey)
                .file("etc/ssh/ssh_host_ed25519_key", 0600, hostKey.privateFile())
                .file("etc/ssh/ssh_host_ed25519_key.pub", 0644, line.getBytes(StandardCharsets.US_ASCII))
                .bytes();
    }

    private static Tar login(Tar tar, String publicKey) {
        return tar.folder("root/.ssh", 0700)
                .file("root/.ssh/authorized_keys", 0600, (publicKey + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
