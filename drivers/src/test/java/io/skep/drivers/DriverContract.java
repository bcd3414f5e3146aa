package io.skep.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.text.value.Value;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every driver that makes hosts keeps to; each has one test that extends this. A driver is asked for anew each
 * time, as a new process would: it must not live on what an earlier one remembered.
 */
public abstract class DriverContract {

    @TempDir
    protected Path folder;

    protected final String topology = "contract" + Long.toString(System.nanoTime(), 36);

    /** A new driver on the same backend. */
    protected abstract Driver driver();

    /** A driver on the same backend that dies right after its {@code acts}-th act that changes the backend. */
    protected abstract Driver dyingAfter(int acts);

    /** How many objects of the topology the backend holds, hosts and what they share. */
    protected abstract int objects() throws Exception;

    /** Makes something foreign with the name the host would have, and gives how to see that it is untouched. */
    protected abstract Object foreign(HostTag tag) throws Exception;

    /** The foreign object as it is now. */
    protected abstract Object foreignNow(HostTag tag) throws Exception;

    protected Map<String, Value> settings() {
        return Map.of();
    }

    protected final Sites sites() {
        return new Sites(folder, topology, "lineage-1");
    }

    private Site site() {
        return sites().site(settings());
    }

    private HostTag tag() {
        return sites().tag("alpha");
    }

    /** Whether the next run would see the host, or what is left of one. */
    private boolean somethingIsThere() throws Exception {
        return driver().find(site(), tag()).isPresent()
                || driver().remains(site(), tag()).isPresent();
    }

    @Test
    void what_was_created_is_found_by_its_tag_without_any_record() throws Exception {
        assertThat(driver().find(site(), tag())).isEmpty();
        Found made = driver().create(site(), tag());
        assertThat(made.ready()).isTrue();
        assertThat(made.endpoint()).isPresent();
        assertThat(driver().remains(site(), sites().tag("beta"))).isEmpty();
        assertThat(driver().find(site(), tag())).contains(made);
    }

    @Test
    void creating_twice_gives_the_same_host_and_no_second_one() throws Exception {
        Found first = driver().create(site(), tag());
        int objects = objects();
        assertThat(driver().create(site(), tag())).isEqualTo(first);
        assertThat(objects()).isEqualTo(objects);
    }

    @Test
    void destroying_leaves_nothing_and_may_be_done_again() throws Exception {
        driver().create(site(), tag());
        driver().create(site(), sites().tag("beta"));
        driver().destroy(site(), tag());
        assertThat(driver().find(site(), tag())).isEmpty();
        assertThat(driver().find(site(), sites().tag("beta"))).map(Found::ready).contains(true);
        driver().destroy(site(), tag());
        driver().destroy(site(), sites().tag("beta"));
        driver().destroy(site(), sites().tag("beta"));
        assertThat(objects()).isZero();
    }

    @Test
    void something_foreign_of_the_same_name_is_refused_and_never_touched() throws Exception {
        Object before = foreign(tag());
        assertThatThrownBy(() -> driver().find(site(), tag())).isInstanceOf(ForeignHost.class);
        assertThatThrownBy(() -> driver().create(site(), tag())).isInstanceOf(ForeignHost.class);
        driver().destroy(site(), tag());
        assertThat(foreignNow(tag())).isEqualTo(before);
    }

    @Test
    void a_host_of_the_same_topology_name_in_another_lineage_is_foreign() throws Exception {
        driver().create(site(), tag());
        Sites others = sites().ofLineage("lineage-2");
        assertThatThrownBy(() -> driver().create(others.site(settings()), others.tag("alpha")))
                .isInstanceOf(ForeignHost.class)
                .hasMessageContaining("lineage-1");
        driver().destroy(others.site(settings()), others.tag("alpha"));
        assertThat(driver().find(site(), tag())).map(Found::ready).contains(true);
    }

    @Test
    void a_create_killed_after_any_of_its_acts_is_completed_by_the_next_without_a_duplicate() throws Exception {
        driver().create(site(), tag());
        int objects = objects();
        driver().destroy(site(), tag());
        for (int acts = 1; killed(acts, "create"); acts++) {
            Found done = driver().create(site(), tag());
            assertThat(done.ready()).as("after %d acts", acts).isTrue();
            assertThat(objects()).as("after %d acts", acts).isEqualTo(objects);
            driver().destroy(site(), tag());
            assertThat(objects()).as("destroyed after %d acts", acts).isZero();
        }
    }

    @Test
    void a_create_killed_after_any_of_its_acts_is_found_again_and_leaves_nothing_once_destroyed() throws Exception {
        for (int acts = 1; killed(acts, "create"); acts++) {
            assertThat(somethingIsThere()).as("after %d acts", acts).isTrue();
            driver().destroy(site(), tag());
            assertThat(objects()).as("after %d acts", acts).isZero();
        }
    }

    @Test
    void a_destroy_killed_after_any_of_its_acts_is_found_again_until_nothing_is_left() throws Exception {
        boolean killed = true;
        for (int acts = 1; killed; acts++) {
            driver().create(site(), tag());
            killed = killed(acts, "destroy");
            assertThat(somethingIsThere()).as("after %d acts", acts).isEqualTo(objects() > 0);
            driver().destroy(site(), tag());
            assertThat(objects()).as("after %d acts", acts).isZero();
        }
    }

    /** Whether the driver died: a run with fewer acts ends whole. */
    private boolean killed(int acts, String verb) throws Exception {
        try {
            Driver dying = dyingAfter(acts);
            if (verb.equals("create")) {
                dying.create(site(), tag());
                driver().destroy(site(), tag());
            } else {
                dying.destroy(site(), tag());
            }
            return false;
        } catch (Killed died) {
            return true;
        }
    }

    /** Stands for a process killed between two acts. */
    @SuppressWarnings("serial") // never serialised
    public static final class Killed extends Error {
        public Killed(String after) {
            super("killed after: " + after);
        }
    }
}
