package io.skep.swarm.cluster;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What a schema cannot say of the block {@code swarm}: limits of the engine, and what does not go together.
 *
 * @param body the block
 * @param wrong is told a path in the block and a sentence
 */
record ClusterCheck(Entries body, BiConsumer<String, String> wrong) {

    private static final long SHORTEST_NANOS = 3_600_000_000_000L;
    private static final long USUAL_SUBNET = 24;
    private static final String POOL = "default_addr_pool";
    private static final String SUBNET = "subnet_size";

    /** Tells all that is wrong. */
    void run() {
        Durations.nanos(body, "cert_expiry")
                .filter(nanos -> nanos < SHORTEST_NANOS)
                .ifPresent(_ -> wrong("cert_expiry", "cert_expiry must be at least 1h."));
        within("data_path_port", 1024, 49_151);
        within(SUBNET, 1, 29);
        within("max_snapshots", 0, Integer.MAX_VALUE);
        within("snapshot_interval", 1, Integer.MAX_VALUE);
        within("log_entries_for_slow_followers", 1, Integer.MAX_VALUE);
        within("heartbeat_tick", 1, Integer.MAX_VALUE);
        ticks();
        pools();
        authority();
        rotation();
        Values.longOf(Values.entriesOf(body, Upgrades.BLOCK), "batch")
                .filter(batch -> batch < 1 || batch > 10_000)
                .ifPresent(batch -> wrong("upgrade.batch", "upgrade.batch is " + batch + "; it must be 1 to 10000."));
    }

    private void ticks() {
        long heartbeat = Values.longOf(body, "heartbeat_tick").orElse(1L);
        Values.longOf(body, "election_tick")
                .or(() -> body.get("heartbeat_tick") instanceof Value.Nothing ? Optional.empty() : Optional.of(10L))
                .filter(election -> election <= heartbeat)
                .ifPresent(election -> wrong(
                        "election_tick",
                        "election_tick (" + election + ") must be more than heartbeat_tick (" + heartbeat
                                + "), or managers would elect a leader between two of its signs of life."));
    }

    private void pools() {
        long size = Values.longOf(body, SUBNET).orElse(USUAL_SUBNET);
        List<AddressRange> before = new ArrayList<>();
        for (String text : Values.textsOf(body, POOL)) {
            Optional<AddressRange> range = AddressRange.parse(text).filter(_ -> text.contains("/"));
            if (range.isEmpty()) {
                wrong(POOL, "\"" + text + "\" in " + POOL + " is no IPv4 subnet such as 10.20.0.0/16.");
                continue;
            }
            if (size < range.get().length()) {
                wrong(
                        body.get(SUBNET) instanceof Value.Nothing ? POOL : SUBNET,
                        "subnets of size " + size + " do not fit into " + text + "; subnet_size must be "
                                + range.get().length() + " to 29.");
            }
            if (before.stream().anyMatch(range.get()::overlaps)) {
                wrong(POOL, "\"" + text + "\" in " + POOL + " overlaps one before it.");
            }
            before.add(range.get());
        }
    }

    private void authority() {
        Entries own = Values.entriesOf(body, "ca");
        if (own.get("key") instanceof Value.Text) {
            wrong(
                    "ca.key",
                    "ca.key would stand in every plan and state in clear. Give it from a sensitive variable, or write"
                            + " sensitive(file(\"...\")).");
        }
        if (own.get("certificate") instanceof Value.Text(String pem)) {
            RootCertificate.trouble(pem).ifPresent(trouble -> wrong("ca.certificate", "ca.certificate " + trouble));
        }
        boolean outside = !Values.itemsOf(body, "external_ca").isEmpty();
        if (!own.entries().isEmpty() && own.get("key") instanceof Value.Nothing && !outside) {
            wrong("ca", "ca has no key: nobody could sign certificates. Give ca.key, or an external_ca.");
        }
        for (Value each : Values.itemsOf(body, "external_ca")) {
            if (each instanceof Entries other
                    && other.get("url") instanceof Value.Text(String url)
                    && !url.startsWith("https://")) {
                wrong("external_ca", "the url of an external_ca must begin with https://, not " + url + ".");
            }
        }
    }

    private void rotation() {
        Entries rotate = Values.entriesOf(body, "rotate");
        if (!(rotate.get(Rotation.AUTHORITY) instanceof Value.Nothing)
                && !Values.entriesOf(body, "ca").entries().isEmpty()) {
            wrong("rotate.ca", "rotate.ca is for a swarm that makes its own root certificate; change ca instead.");
        }
        if (!(rotate.get(Rotation.UNLOCK_KEY) instanceof Value.Nothing)
                && !Values.boolOf(body, "autolock").orElse(false)) {
            wrong("rotate.unlock_key", "rotate.unlock_key needs autolock = true; without it there is no key.");
        }
    }

    private void within(String name, long least, long most) {
        Values.longOf(body, name)
                .filter(number -> number < least || number > most)
                .ifPresent(number -> wrong(
                        name,
                        name + " is " + number + "; it must be "
                                + (most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most) + "."));
    }

    private void wrong(String path, String what) {
        wrong.accept(path, what);
    }
}
