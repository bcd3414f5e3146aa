package io.skep.provision.engine;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Values;
import io.skep.provision.archive.ImageArchive;
import io.skep.provision.facts.HostFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** One look at an engine: only what was or is asked for is reported, in the words in which it was asked. */
record EngineLook(Window window, Target target) {

    Seen look() throws InterruptedException {
        Address host = target.address().as("host");
        return switch (window.seen(host)) {
            case Seen.Absent _ -> new Seen.Absent();
            case Seen.Unreachable(String why) -> new Seen.Unreachable(why);
            case Seen.Foreign(String why) -> new Seen.Unreachable(host + " is not ours: " + why);
            case Seen.Present _ -> present(host);
        };
    }

    private Seen present(Address host) throws InterruptedException {
        try {
            Looking looking = window.look(host);
            return switch (RunningEngine.ask(looking)) {
                case RunningEngine.State.Missing() -> new Seen.Absent();
                case RunningEngine.State.Silent _ -> new Seen.Present(settings(looking), target.outputs());
                case RunningEngine.State.Answers(RunningEngine engine) ->
                    new Seen.Present(running(looking, engine), engine.outputs(HostFacts.of(looking)));
            };
        } catch (RemoteException failed) {
            return new Seen.Unreachable(String.valueOf(failed.getMessage()));
        } catch (IllegalArgumentException broken) {
            return new Seen.Unreachable(DaemonConfig.PATH + " on " + host.label() + ": " + broken.getMessage());
        }
    }

    private Entries running(Looking looking, RunningEngine engine) throws RemoteException, InterruptedException {
        String wanted = Values.textOf(asked(), "version").orElse("");
        boolean matches = !wanted.isEmpty() && EngineVersion.matches(wanted, engine.version());
        return settings(looking)
                .with("version", new Text(matches ? wanted : EngineVersion.plain(engine.version())))
                .with("running", Values.bool(engine.whole()))
                .with("preload", preloaded(looking));
    }

    private Entries settings(Looking looking) throws RemoteException, InterruptedException {
        byte[] config = looking.download(DaemonConfig.PATH).orElse(new byte[0]);
        byte[] environment = looking.download(DaemonEnvironment.PATH).orElse(new byte[0]);
        return DaemonConfig.parse(config)
                .seen(ours())
                .with("environment", DaemonEnvironment.seen(environment))
                .with("installer", asked().get("installer"))
                .with("running", Values.bool(false));
    }

    /** The archives whose images the engine has, of those that were or are asked for. */
    private Value preloaded(Looking looking) throws RemoteException, InterruptedException {
        TreeSet<String> paths = new TreeSet<>(Values.textsOf(asked(), "preload"));
        List<String> recorded =
                target.recorded().map(spec -> Values.textsOf(spec, "preload")).orElse(List.of());
        paths.addAll(recorded);
        List<Value> there = new ArrayList<>();
        for (String path : paths) {
            Path file = window.folder().resolve(path);
            // Without the archive one cannot compare; what was loaded once is taken to be there.
            boolean has = Files.exists(file) ? has(looking, file) : recorded.contains(path);
            if (has) {
                there.add(new Text(path));
            }
        }
        return there.isEmpty() ? Value.NOTHING : new Value.Items(there);
    }

    private static boolean has(Looking looking, Path file) throws RemoteException, InterruptedException {
        try {
            return PreloadedImages.has(looking, ImageArchive.of(file));
        } catch (IOException unreadable) {
            throw new RemoteException(String.valueOf(unreadable.getMessage()), false, unreadable);
        }
    }

    private Entries asked() {
        return target.wanted().or(target::recorded).orElse(Entries.NONE);
    }

    /** Every attribute and option that was or is asked for. */
    private Entries ours() {
        Entries recorded = target.recorded().orElse(Entries.NONE);
        Entries wanted = target.wanted().orElse(Entries.NONE);
        Entries options = Values.entriesOf(recorded, "options").overlaidWith(Values.entriesOf(wanted, "options"));
        return recorded.overlaidWith(wanted).overlaidWith(Entries.of(Map.of("options", options)));
    }
}
