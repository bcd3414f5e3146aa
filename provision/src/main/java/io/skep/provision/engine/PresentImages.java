package io.skep.provision.engine;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.provision.archive.ImageArchive;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The images an engine has.
 *
 * @param ids their identifiers
 * @param tags the identifier each tag means
 * @param renamed whether the engine keeps images in containerd's store, where their identifiers are others than in an archive; then only tags
 *     can be compared
 */
record PresentImages(Set<String> ids, Map<String, String> tags, boolean renamed) {

    static final Command COMMAND =
            Command.reading("docker", "image", "ls", "--no-trunc", "--format", "{{.ID}} {{.Repository}}:{{.Tag}}");

    /** Reads them; fails where the engine does not answer. */
    static PresentImages of(Looking host, EngineStatus status) throws RemoteException, InterruptedException {
        Output output = host.look(COMMAND);
        if (!output.ok()) {
            throw new RemoteException(
                    "the engine does not tell its images: " + output.err().strip(), true);
        }
        return parse(
                output.out(),
                status.answers().filter(EngineStatus.Running::snapshots).isPresent());
    }

    static PresentImages parse(String printed, boolean renamed) {
        TreeSet<String> ids = new TreeSet<>();
        TreeMap<String, String> tags = new TreeMap<>();
        printed.lines().map(String::strip).filter(line -> line.contains(" ")).forEach(line -> {
            String[] parts = line.split(" ", 2);
            ids.add(parts[0]);
            tags.put(parts[1], parts[0]);
        });
        return new PresentImages(ids, tags, renamed);
    }

    /** Whether every image of an archive is there under all of its tags. */
    boolean all(ImageArchive archive) {
        return archive.images().stream().allMatch(this::has);
    }

    private boolean has(ImageArchive.Image image) {
        if (renamed && !image.tags().isEmpty()) {
            return tags.keySet().containsAll(image.tags());
        }
        return ids.contains(image.id())
                && image.tags().stream()
                        .allMatch(tag -> Optional.ofNullable(tags.get(tag))
                                .filter(image.id()::equals)
                                .isPresent());
    }
}
