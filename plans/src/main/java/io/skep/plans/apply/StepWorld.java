package io.skep.plans.apply;

import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Seen;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Supplier;

/** The world as one running step gets it. */
record StepWorld(Sight sight, Redaction redaction, String planId, Step step, Supplier<String> detached)
        implements World {

    /** Made only when it is asked for: few steps run anything detached. */
    @Override
    public String stepId() {
        return detached.get();
    }

    @Override
    public Connection connect(Address host) throws RemoteException, InterruptedException {
        return sight.setting().hosts().connect(host, resolution().clear(sight.outputs(host)));
    }

    @Override
    public Entries resolve(Entries entries) {
        return resolution().clear(entries);
    }

    @Override
    public void say(String line) {
        sight.setting().listener().on(new Event.StepLine(planId, step, redaction.covered(line)));
    }

    @Override
    public Instant now() {
        return sight.setting().pace().now();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        sight.setting().pace().pause(duration);
    }

    @Override
    public Ownership ownership() {
        return sight.ownership();
    }

    @Override
    public Path folder() {
        return sight.folder();
    }

    @Override
    public Path ownFolder() {
        return sight.ownFolder();
    }

    @Override
    public Seen seen(Address address) {
        return sight.seen(address);
    }

    @Override
    public SortedMap<Address, Entries> outputs(String kind) {
        return sight.outputs(kind);
    }

    @Override
    public SortedSet<Address> having(String kind, String output, String text) {
        return sight.having(kind, output, text);
    }

    @Override
    public Entries outputs(Address address) {
        return sight.outputs(address);
    }

    @Override
    public Optional<Login> login(String server) throws RemoteException, InterruptedException {
        Optional<Login> login = sight.login(server);
        login.ifPresent(known -> {
            redaction.learn(Values.text(known.revealPassword()));
            known.revealToken().map(Values::text).ifPresent(redaction::learn);
        });
        return login;
    }

    @Override
    public Looking look(Address host) throws RemoteException, InterruptedException {
        return sight.setting().hosts().look(host, resolution().clear(sight.outputs(host)));
    }

    private Resolution resolution() {
        return new Resolution(sight.setting().resolving(), sight.facts()::of, redaction::learn);
    }
}
