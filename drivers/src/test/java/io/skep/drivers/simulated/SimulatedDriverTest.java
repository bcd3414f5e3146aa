package io.skep.drivers.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.drivers.Driver;
import io.skep.drivers.DriverContract;
import io.skep.drivers.HostTag;
import io.skep.plans.apply.Ownership;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.simulated.Fate;
import io.skep.plans.simulated.Keeper;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SimulatedDriverTest extends DriverContract {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final TreeMap<String, String> pieces = new TreeMap<>();
    private int left = Integer.MAX_VALUE;

    private final Keeper keeper = new Keeper() {
        @Override
        public void keep(String key, Supplier<String> text) {
            pieces.put(key, text.get());
        }

        @Override
        public void drop(String key) {
            pieces.remove(key);
        }
    };

    private final Fate fate = new Fate() {
        @Override
        public void before(String place, String act) {}

        @Override
        public void after(String place, String act) {
            if (--left == 0) {
                throw new Killed(act);
            }
        }
    };

    private Driver after(int acts) {
        left = acts;
        Machines machines = new Machines(pieces, keeper, () -> NOON, fate, _ -> {});
        Machines.open(sites().ownFolder(), () -> machines);
        Machines.open(sites().ofLineage("lineage-2").ownFolder(), () -> machines);
        return new SimulatedDriver();
    }

    @Override
    protected Driver driver() {
        return after(Integer.MAX_VALUE);
    }

    @Override
    protected Driver dyingAfter(int acts) {
        return after(acts);
    }

    @Override
    protected int objects() {
        return pieces.size();
    }

    @Override
    protected Object foreign(HostTag tag) throws RemoteException, InterruptedException {
        Ownership someone = new Ownership(tag.owner().topology(), "someone-else");
        HostTag other = new HostTag(someone, Address.of("host", "other"), tag.name());
        new Machines(pieces, keeper, () -> NOON, Fate.KIND, _ -> {}).make(other, "debian-12", "", Duration.ZERO);
        return foreignNow(tag);
    }

    @Override
    protected Object foreignNow(HostTag tag) {
        return List.copyOf(pieces.values());
    }

    @Test
    void a_number_is_never_given_to_two_machines() throws Exception {
        driver().create(sites().site(settings()), sites().tag("a"));
        driver().create(sites().site(settings()), sites().tag("b"));
        driver().destroy(sites().site(settings()), sites().tag("a"));
        driver().create(sites().site(settings()), sites().tag("c"));

        assertThat(pieces.values()).extracting(text -> text.split("\t", 2)[0]).containsExactlyInAnyOrder("2", "3");
    }

    @Test
    void an_image_and_a_fault_that_do_not_exist_are_named() {
        Entries settings = Entries.NONE
                .with("image", Values.text("plan9"))
                .with("faults", Entries.NONE.with("fial", Values.number(1)));

        assertThat(new SimulatedDriver().problems(settings))
                .containsExactly(
                        "There is no image \"plan9\"; there are debian-12, debian-13, ubuntu-24.04.",
                        "There is no fault \"fial\"; there are conflict, cut, disk, fail, late, leader, lose, reboot, seed.");
    }
}
