package io.skep.swarm.lab;

import io.skep.plans.apply.Ownership;
import io.skep.swarm.fake.FakeWorld;
import java.time.Duration;
import java.time.Instant;

/** The fake world with real time, for real engines. */
final class LabWorld extends FakeWorld {

    LabWorld() {
        super(new Ownership("lab", "3f0c6f3e-0000-4000-8000-000000000001"));
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    @Override
    public void say(String line) {
        super.say(line);
        System.out.println("  " + line);
    }
}
