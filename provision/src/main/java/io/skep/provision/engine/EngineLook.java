package io.skep.provision.engine;

import io.skep.plans.apply.Window;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.archive.ImageArchive;
import io.skep.provision.facts.HostFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One look at an engine: what the host's files and the running engine say of that which is or was asked for. */
record EngineLook(Window window, Target target) {

    Seen look() throws InterruptedException {
        Address address = target.address().as("host");
        return switch (window.seen(address)) {
            case Seen.Absent _ -> new Seen.Absent();
            case Seen.Unreachable(String why) -> new Seen.Unreachable(why);
            case Seen.Foreign(String why) -> new Seen.Unreachable(address + " is not ours: " + why);
            case Seen.Present _ -> {
                String name = Values.textOf(window.outputs(address), "name").orElse(address.label());
                try {
                    yield look(window.look(address), name);
                } catch (RemoteException | UserError failed) {
                    yield new Seen.Unreachable(why(name, failed));
                }
            }
        };
    }

    private Seen look(Looking host, String name) throws RemoteException, InterruptedException {
        EngineStatus status = EngineReading.of(host);
        if (!status.installed()) {
            return new Seen.Absent();
        }
        EngineFiles files = EngineFiles.of(host, name);
        Entries values = settings(files)
                .with(EngineSpec.RUNNING, Values.bool(status.works()))
                .with(EngineSpec.VERSION, version(status))
                // It is about how the engine is changed, not about the engine.
                .with(
                        EngineSpec.ON_FAILURE,
                        asked().map(spec -> spec.get(EngineSpec.ON_FAILURE)).orElse(Value.NOTHING))
                .with(EngineSpec.PRELOAD, preload(host, status));
        return new Seen.Present(
                status.answers().map(running -> used(values, running)).orElse(values),
                EngineOutputs.seen(
                        EngineOutputs.settled(EngineOutputs.of(status, HostFacts.of(host)), target.outputs()),
                        target.outputs(),
                        status));
    }

    /** What the files say of that which is or was asked for. */
    private Entries settings(EngineFiles files) {
        Entries mine = mine();
        return DaemonSettings.seen(files.daemon(), mine)
                .overlaidWith(ServiceDropIn.seen(
                        files.dropIn(),
                        Values.entriesOf(mine, "environment").entries().keySet()));
    }

    /** The running engine is right about what it uses, whatever its file says. */
    private Entries used(Entries values, EngineStatus.Running running) {
        Set<String> names = mine().entries().keySet();
        Entries used = values;
        if (names.contains("storage_driver")) {
            used = used.with("storage_driver", Values.text(running.driver()));
        }
        return names.contains("data_root") ? used.with("data_root", Values.text(running.root())) : used;
    }

    /** All that is or was asked for. */
    private Entries mine() {
        return EngineSpec.united(
                target.recorded().orElse(Entries.NONE), target.wanted().orElse(Entries.NONE));
    }

    /** As it is or was asked for where that fits, else the whole of it; nothing where any version will do. */
    private Value version(EngineStatus status) {
        String version = status.answers().map(EngineStatus.Running::version).orElse(status.binary());
        Optional<String> wanted = asked().flatMap(spec -> Values.textOf(spec, EngineSpec.VERSION));
        Optional<String> recorded = target.recorded().flatMap(spec -> Values.textOf(spec, EngineSpec.VERSION));
        Optional<String> fitting = Stream.of(wanted, recorded)
                .flatMap(Optional::stream)
                .filter(text -> EngineVersion.fits(text, version))
                .findFirst();
        return wanted.<Value>map(_ -> Values.text(fitting.orElse(version))).orElse(Value.NOTHING);
    }

    /** The archives whose images are all there. One whose file is gone by now was loaded if it is recorded. */
    private Value preload(Looking host, EngineStatus status) throws RemoteException, InterruptedException {
        List<String> asked =
                asked().map(spec -> Values.textsOf(spec, EngineSpec.PRELOAD)).orElse(List.of());
        List<String> recorded = target.recorded()
                .map(spec -> Values.textsOf(spec, EngineSpec.PRELOAD))
                .orElse(List.of());
        if (asked.isEmpty()) {
            return Value.NOTHING;
        }
        if (status.answers().isEmpty()) {
            return Values.texts(recorded);
        }
        PresentImages images = PresentImages.of(host, status);
        List<String> present = new ArrayList<>();
        for (String archive : asked) {
            Path file = window.folder().resolve(archive);
            if (Files.isRegularFile(file) ? loaded(images, file) : recorded.contains(archive)) {
                present.add(archive);
            }
        }
        return Values.texts(present);
    }

    /** What is asked for now; for what is to be removed, what was. */
    private Optional<Entries> asked() {
        return target.wanted().or(target::recorded);
    }

    /** A file that is no archive is nothing that could be there; loading it says what is wrong with it. */
    private static boolean loaded(PresentImages images, Path file) {
        try {
            return images.all(ImageArchive.of(file));
        } catch (IOException broken) {
            return false;
        }
    }

    private static String why(String name, Exception failed) {
        String message = String.valueOf(failed.getMessage());
        return message.contains(name) ? message : name + ": " + message;
    }
}
