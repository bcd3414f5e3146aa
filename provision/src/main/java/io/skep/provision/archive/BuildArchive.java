package io.skep.provision.archive;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Makes an image archive on this machine, where it is missing.
 *
 * @param file from the topology's folder
 * @param build the command that makes it; empty: the file must be there
 */
record BuildArchive(Address address, String file, Items build) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Make the image archive " + file;
    }

    @Override
    public Entries run(World world) throws InterruptedException {
        Path path = world.folder().resolve(file);
        boolean built = Values.boolOf(world.outputs(address), "built").orElse(false);
        try {
            if (!Files.isRegularFile(path)) {
                make(world, path);
                built = true;
            }
            return ArchiveFile.outputs(path, built);
        } catch (IOException failed) {
            throw new UserError("cannot make " + file + " for " + address + ": " + failed.getMessage(), failed);
        }
    }

    private void make(World world, Path path) throws IOException, InterruptedException {
        List<String> words = Values.textsOf(world.resolve(Entries.of(Map.<String, Value>of("build", build))), "build");
        if (words.isEmpty()) {
            throw new UserError("there is no image archive " + path + " for " + address
                    + "; put it there, or write how to make it: build = [\"sh\", \"make-images.sh\"]");
        }
        Files.createDirectories(path.toAbsolutePath().getParent());
        Process process = new ProcessBuilder(words)
                .directory(world.folder().toFile())
                .redirectErrorStream(true)
                .start();
        String last = "";
        try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8)) {
            process.getOutputStream().close();
            for (String line = printed.readLine(); line != null; line = printed.readLine()) {
                world.say(line);
                last = line;
            }
            int exit = process.waitFor();
            if (exit != 0 || !Files.isRegularFile(path)) {
                throw new UserError("the command that makes " + file + " for " + address
                        + (exit != 0 ? " failed with status " + exit + ": " + last : " ended well but made no such file")
                        + "; it was: " + String.join(" ", words));
            }
        } finally {
            process.destroy();
        }
    }
}
