package io.skep.cli.tests;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Directions;
import io.skep.plans.topology.Topology;
import io.skep.provision.archive.ImageArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * A topology as it is in a test. What it imports is made, since nothing is there that could be taken up. No program that
 * makes an image archive is started: each file that it names is there, without images, in the test's own folder.
 */
final class TestTopology {

    private final Path folder;

    /** @param folder the test's own, where paths begin */
    TestTopology(Path folder) {
        this.folder = folder;
    }

    /** The topology whose archives are all there, and that imports nothing. */
    Topology ready(Topology topology) {
        Directions directions = topology.directions();
        TreeMap<Address, Resource> resources = new TreeMap<>(topology.resources());
        resources.replaceAll((_, each) -> ready(each));
        return topology.with(resources)
                .with(new Directions(
                        directions.lifecycles(),
                        directions.moves(),
                        directions.removals(),
                        new TreeMap<>(),
                        directions.checks(),
                        directions.outputs()));
    }

    private Resource ready(Resource resource) {
        return switch (resource.address().kind()) {
            case "archive" -> {
                Values.textOf(resource.spec(), "file").ifPresent(this::make);
                yield new Resource(
                        resource.address(),
                        resource.spec().with("build", Value.NOTHING),
                        resource.needs(),
                        resource.place());
            }
            case "engine" -> {
                Values.textsOf(resource.spec(), "preload").forEach(this::make);
                yield resource;
            }
            default -> resource;
        };
    }

    private void make(String path) {
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder) || Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            ImageArchive.writeEmpty(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }
}
