package io.skep.provision.engine;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.provision.archive.ImageArchive;
import java.util.Optional;

/** Which images of an archive an engine has. */
final class PreloadedImages {

    private PreloadedImages() {}

    /** Whether an engine has every image of an archive, under the archive's names. */
    static boolean has(Looking host, ImageArchive archive) throws RemoteException, InterruptedException {
        for (ImageArchive.Image image : archive.images()) {
            for (String tag : image.tags()) {
                if (!idOf(host, tag).filter(image.id()::equals).isPresent()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Optional<String> idOf(Looking host, String tag) throws RemoteException, InterruptedException {
        var output = host.look(Command.reading("docker", "image", "inspect", "--format", "{{.Id}}", tag));
        return output.ok() ? Optional.of(output.out().strip()) : Optional.empty();
    }
}
