package io.skep.swarm.stack;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Values;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mounts, in both spellings, and {@code tmpfs}. A volume is made by the node that needs it, so its settings stand in the mount. */
final class VolumesLowering {

    private static final Set<String> PROPAGATIONS =
            Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");
    private static final Set<String> MEANINGLESS = Set.of("z", "Z", "rw", "cached", "delegated", "consistent");

    private VolumesLowering() {}

    static void lower(Written written) {
        for (Yaml volume : written.service().get("volumes").map(Yaml::items).orElse(List.of())) {
            if (volume instanceof Mapping mapping) {
                one(written, mapping);
            } else {
                one(written, ShortVolume.parse(Yaml.text(volume).orElse("")), volume.range());
            }
        }
        written.service().get("tmpfs").ifPresent(value -> Yaml.items(value).forEach(item -> tmpfs(written, item)));
    }

    private static void one(Written written, ShortVolume volume, Range place) {
        boolean path = volume.source().filter(ShortVolume::isPath).isPresent();
        Optional<Draft> mount = mount(written, path ? "bind" : "volume", volume.target(), place);
        if (mount.isEmpty()) {
            return;
        }
        volume.source().ifPresent(source -> source(written, mount.get(), path, source, place));
        if (volume.options().contains("ro")) {
            mount.get().put("read_only", Values.bool(true), "read_only", place);
        }
        for (String option : volume.options()) {
            if (PROPAGATIONS.contains(option)) {
                inner(mount.get(), "bind", place)
                        .ifPresent(bind -> bind.put("propagation", Values.text(option), "bind.propagation", place));
            } else if (option.equals("nocopy")) {
                inner(mount.get(), "volume", place)
                        .ifPresent(inner -> inner.put("no_copy", Values.bool(true), "volume.nocopy", place));
            } else if (!option.equals("ro") && !MEANINGLESS.contains(option)) {
                written.wrong("volumes", "There is no option \"" + option + "\" of a mount.", place);
            }
        }
    }

    private static void one(Written written, Mapping volume) {
        Range place = volume.range();
        String type = volume.text("type").orElse("volume");
        Optional<Draft> mount = mount(written, type, volume.text("target").orElse(""), place);
        if (mount.isEmpty()) {
            return;
        }
        volume.text("source")
                .ifPresent(source -> source(written, mount.get(), type.equals("bind"), source, volume.place("source")));
        Written.scalars(volume, mount.get(), "read_only", "consistency");
        Written.inner(volume, "bind")
                .ifPresent(from -> inner(mount.get(), "bind", place)
                        .ifPresent(
                                bind -> Written.scalar(from, "propagation", "bind.propagation", bind, "propagation")));
        Written.inner(volume, "volume")
                .ifPresent(from -> inner(mount.get(), "volume", place).ifPresent(inner -> {
                    Written.scalar(from, "nocopy", "volume.nocopy", inner, "no_copy");
                    Written.scalar(from, "subpath", "volume.subpath", inner, "subpath");
                }));
        Written.inner(volume, "image")
                .ifPresent(from -> inner(mount.get(), "image", place)
                        .ifPresent(inner -> Written.scalar(from, "subpath", "image.subpath", inner, "subpath")));
        Written.inner(volume, "tmpfs")
                .ifPresent(from -> inner(mount.get(), "tmpfs", place).ifPresent(inner -> {
                    Written.scalar(from, "size", "tmpfs.size", inner, "size");
                    from.get("mode")
                            .ifPresent(
                                    mode -> inner.put("mode", FilesLowering.octal(mode), "tmpfs.mode", mode.range()));
                }));
    }

    private static void tmpfs(Written written, Yaml item) {
        String text = Yaml.text(item).orElse("");
        int colon = text.indexOf(':');
        Optional<Draft> mount = mount(written, "tmpfs", colon < 0 ? text : text.substring(0, colon), item.range());
        for (String option :
                colon < 0 ? new String[0] : text.substring(colon + 1).split(",", -1)) {
            Optional<Draft> inner = mount.flatMap(each -> inner(each, "tmpfs", item.range()));
            if (option.startsWith("size=")) {
                inner.ifPresent(each -> each.put("size", Values.text(option.substring(5)), "size", item.range()));
            } else if (option.startsWith("mode=")) {
                inner.ifPresent(each -> each.put(
                        "mode",
                        FilesLowering.octal(Yaml.text(option.substring(5), item.range())),
                        "mode",
                        item.range()));
            } else {
                written.leftOut(
                        "tmpfs", "A swarm knows size= and mode= of a tmpfs, not \"" + option + "\".", item.range());
            }
        }
    }

    private static Optional<Draft> mount(Written written, String type, String target, Range place) {
        Optional<Draft> mount = written.draft().block("mount", "volumes", place);
        mount.ifPresent(draft -> draft.put("type", Values.text(type), "type", place)
                .put("target", Values.text(target), "target", place));
        return mount;
    }

    private static Optional<Draft> inner(Draft mount, String name, Range place) {
        return mount.block(name, name, place);
    }

    private static void source(Written written, Draft mount, boolean path, String source, Range place) {
        if (path) {
            if (!source.startsWith("/")) {
                written.stack()
                        .leftOut()
                        .problems()
                        .add(Diagnostic.error(
                                        "Path of this machine",
                                        "\"" + written.path("volumes") + "\" mounts " + source
                                                + ", a path beside the Compose file, which the nodes of a swarm do not have.",
                                        place)
                                .withHint("Name a config or secret for a file, a volume for data, or an absolute path"
                                        + " that every node has."));
            }
            mount.put("source", Values.text(source), "source", place);
            return;
        }
        Optional<Mapping> declared = written.stack().declared("volumes", source);
        if (declared.isEmpty()) {
            written.wrong("volumes", "The volume \"" + source + "\" is not among the volumes of the file.", place);
            return;
        }
        volume(written.stack(), mount, source, declared.get(), place);
    }

    private static void volume(StackModel stack, Draft mount, String key, Mapping declared, Range place) {
        boolean external = StackNames.external(declared);
        String name = external
                ? StackNames.external("volume", key, declared).name()
                : declared.text("name").orElse(stack.names().name(key));
        mount.put("source", Values.text(name), "source", place);
        if (external) {
            return;
        }
        inner(mount, "volume", place).ifPresent(volume -> {
            volume.put("labels", stack.names().labels(declared.get("labels")), "labels", declared.range());
            Written.scalars(declared, volume, "driver");
            declared.get("driver_opts").ifPresent(options -> {
                volume.put("options", Written.dictionary(options), "driver_opts", declared.place("driver_opts"));
                if (declared.text("driver").isEmpty()) {
                    volume.put("driver", Values.text("local"), "driver", declared.place("driver_opts"));
                }
            });
        });
    }
}
