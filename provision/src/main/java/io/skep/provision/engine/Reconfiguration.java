package io.skep.provision.engine;

import io.skep.plans.apply.World;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.text.value.Value.Entries;
import java.time.Duration;
import java.util.Arrays;

/** Brings an engine from one set of our settings to another: checks, writes, starts it anew where needed, and goes back where it fails. */
final class Reconfiguration {

    private static final Duration START = Duration.ofMinutes(3);

    private final World world;
    private final Connection host;
    private final String name;
    private final EngineFiles files;

    Reconfiguration(World world, Connection host, String name) {
        this.world = world;
        this.host = host;
        this.name = name;
        this.files = new EngineFiles(host, name);
    }

    /** Replaces what {@code before} means in the engine's files by what {@code after} means; returns early where it is so already. */
    void apply(Entries before, Entries after) throws RemoteException, InterruptedException {
        byte[] oldConfig = files.config();
        byte[] oldEnvironment = files.environment();
        DaemonConfig old = parsed(oldConfig);
        DaemonConfig wanted = old.with(before, after);
        byte[] newConfig = wanted.tree().isEmpty() ? new byte[0] : wanted.content();
        byte[] newEnvironment = DaemonEnvironment.content(after);
        boolean sameConfig = wanted.tree().equals(old.tree());
        boolean sameEnvironment = Arrays.equals(oldEnvironment, newEnvironment);
        boolean unfinished = files.unfinished();
        if (sameConfig && sameEnvironment && !unfinished) {
            return;
        }
        if (!sameConfig && newConfig.length > 0) {
            files.check(newConfig);
        }
        files.keep();
        if (!sameConfig) {
            files.write(DaemonConfig.PATH, oldConfig, newConfig, "0644");
        }
        if (!sameEnvironment) {
            files.write(DaemonEnvironment.PATH, oldEnvironment, newEnvironment, "0600");
        }
        boolean gentle = sameEnvironment && !unfinished && wanted.reloadable(old) && canCheck();
        take(gentle);
        files.forget();
    }

    private DaemonConfig parsed(byte[] content) throws RemoteException {
        try {
            return DaemonConfig.parse(content);
        } catch (IllegalArgumentException broken) {
            throw new RemoteException(
                    DaemonConfig.PATH + " on " + name + " cannot be changed: " + broken.getMessage()
                            + "; mend it there, or move it away",
                    false);
        }
    }

    /** Only an engine that can check its settings reports bad ones on a reload; an older one swallows them until its next start. */
    private boolean canCheck() throws RemoteException, InterruptedException {
        return host.look(Command.reading("sh", "-c", "dockerd --help 2>&1 | grep -q -- --validate"))
                .ok();
    }

    private void take(boolean gentle) throws RemoteException, InterruptedException {
        world.say(gentle ? "handing the engine its new settings" : "starting the engine anew with its new settings");
        try {
            // What an engine did not take on a reload it may take on a start, and if not, it says why.
            if (!(gentle && start("reload"))) {
                start("restart");
            }
            if (EngineStart.awaited(world, host) instanceof RunningEngine.State.Answers) {
                return;
            }
        } catch (RemoteException late) {
            goBackAfter(late);
            throw late;
        }
        String journal = EngineStart.journal(host);
        boolean back = goBack();
        throw new RemoteException(
                "Docker Engine on " + name + " did not start with the new settings; the old ones are back and it "
                        + (back ? "runs again" : "still does not run") + ". It said:\n" + journal,
                false);
    }

    /** Puts the old settings back; whether the engine runs with them. */
    private boolean goBack() throws RemoteException, InterruptedException {
        files.restore();
        start("restart");
        return EngineStart.awaited(world, host) instanceof RunningEngine.State.Answers;
    }

    private void goBackAfter(RemoteException late) throws InterruptedException {
        try {
            world.say("putting the engine's old settings back");
            goBack();
        } catch (RemoteException worse) {
            late.addSuppressed(worse);
        }
    }

    private boolean start(String verb) throws RemoteException, InterruptedException {
        Output started = host.run(Command.changing("systemctl", "daemon-reload")
                .then(Command.changing("systemctl", "reset-failed", "docker.service"))
                .then(Command.changing("systemctl", verb, "docker.service"))
                .within(START));
        if (!started.ok()) {
            world.say("systemctl " + verb + " docker failed");
        }
        return started.ok();
    }
}
