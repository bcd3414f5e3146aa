package io.skep.plans.apply;

import io.skep.plans.resource.Address;
import java.time.Duration;

/** What happens while skep looks and works, for whoever shows it. Holds no secret. */
public sealed interface Event {

    /** A look at a resource began. */
    record LookStarted(Address address) implements Event {}

    /** A look at a resource ended. */
    record LookEnded(Address address, Duration took) implements Event {}

    /** A step began. */
    record StepStarted(String id, Step step) implements Event {}

    /** A step has something to tell. */
    record StepLine(String id, Step step, String line) implements Event {}

    /** A step is done. */
    record StepDone(String id, Step step, Duration took) implements Event {}

    /** A step failed; {@code error} is for people. */
    record StepFailed(String id, Step step, String error, Duration took) implements Event {}

    /** A resource has reached what was planned for it; {@code sign} is its change's. */
    record Settled(Address address, String sign) implements Event {}

    /** The user asked to stop: running steps are finished, no new one is begun. */
    record Stopping(int running) implements Event {}
}
