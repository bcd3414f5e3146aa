package io.skep.cli.simulated;

import io.skep.drivers.simulated.Machine;
import io.skep.plans.remote.Command;
import io.skep.provision.simulated.SimulatedComputer;
import io.skep.swarm.fake.FakeEngine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One machine of a simulated world with what is on it. Guarded by the world. */
final class SimulatedHost {

    private final Machine machine;
    private final SimulatedComputer computer;
    private final FakeEngine engine;
    private @Nullable Instant awayUntil;
    private boolean reboots;
    private boolean diskFull;

    SimulatedHost(Machine machine, SimulatedComputer computer, FakeEngine engine) {
        this.machine = machine;
        this.computer = computer;
        this.engine = engine;
        heard();
    }

    Machine machine() {
        return machine;
    }

    String name() {
        return machine.tag().name();
    }

    SimulatedComputer computer() {
        return computer;
    }

    FakeEngine engine() {
        return engine;
    }

    boolean diskFull() {
        return diskFull;
    }

    void fillDisk(boolean full) {
        diskFull = full;
    }

    /** It is not reached until then; its engine is not heard of meanwhile. */
    void leave(Instant until, boolean rebooting) {
        awayUntil = until;
        reboots = rebooting;
        heard();
    }

    /** Whether it is reached at this moment. */
    boolean there(Instant now) {
        Instant until = awayUntil;
        if (until != null && !now.isBefore(until)) {
            awayUntil = null;
            if (reboots) {
                computer.reboot();
                engine.restart();
            }
            heard();
        }
        return awayUntil == null;
    }

    /** A command was run on it, which may have had its engine start again. */
    void ran(Command command) {
        if (command.line().contains("systemctl restart docker")) {
            engine.restart();
        }
        heard();
    }

    /** Its swarm hears of its engine while that runs and the host is reached. */
    void heard() {
        if (awayUntil == null && computer.engineRuns()) {
            if (engine.silenced()) {
                engine.wake();
            }
        } else if (!engine.silenced()) {
            engine.silence();
        }
    }
}
