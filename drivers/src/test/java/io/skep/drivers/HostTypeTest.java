package io.skep.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.drivers.fake.FakeDriver;
import io.skep.drivers.fake.FakeMachines;
import io.skep.plans.apply.Ownership;
import io.skep.plans.apply.Step;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Position;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Beside;
import io.skep.plans.topology.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostTypeTest {

    private static final Address ALPHA = Address.of("host", "alpha");

    private final FakeMachines machines = new FakeMachines();
    private final FakeWorld world = new FakeWorld();
    private final HostType type = new HostType();

    @BeforeEach
    void use_the_fake_driver() {
        Drivers.use(new FakeDriver(machines));
    }

    private static Item item(Address address, String driver, Entries settings) {
        Entries body = Entries.of(Map.of("driver", Entries.of(Map.of(driver, settings))));
        Range place = new Range("main.hcl", new Position(3, 1, 0), new Position(3, 5, 4));
        return new Item(address, body, new TreeMap<>(), new TreeSet<>(), place, new Diagnostics(), Beside.NOTHING);
    }

    private static Entries wanted(String... settings) {
        TreeMap<String, String> written = new TreeMap<>();
        for (int at = 0; at < settings.length; at += 2) {
            written.put(settings[at], settings[at + 1]);
        }
        return HostType.resource(item(ALPHA, "fake", Values.textEntries(written)))
                .spec();
    }

    private Entries make(Entries spec) throws Exception {
        return onlyStep(new Change.Create(ALPHA, spec, false)).run(world);
    }

    private Step onlyStep(Change change) {
        List<Step> steps = type.steps(change, FakePlanned.nothing());
        assertThat(steps).hasSize(1);
        return steps.getFirst();
    }

    private Seen look(Optional<Entries> wanted, Optional<Entries> recorded) throws Exception {
        return type.look(world, new Target(ALPHA, wanted, recorded, Entries.NONE));
    }

    private Seen adopted(int port, String id) throws Exception {
        Entries settings = Entries.of(Map.of("address", Values.text("127.0.0.1"), "port", Values.number(port)));
        Entries spec = HostType.resource(item(ALPHA, "generic", settings)).spec();
        return type.adopt(world, new Target(ALPHA, Optional.of(spec), Optional.empty(), Entries.NONE), id)
                .orElseThrow();
    }

    @Test
    void a_machine_that_answers_at_its_address_is_taken_up() throws Exception {
        int port;
        try (java.net.ServerSocket machine = new java.net.ServerSocket(0)) {
            port = machine.getLocalPort();

            assertThat(adopted(port, "127.0.0.1")).isInstanceOf(Seen.Present.class);
            assertThat(adopted(port, "10.0.0.1")).isInstanceOf(Seen.Foreign.class);
        }
        assertThat(adopted(port, "127.0.0.1")).isInstanceOf(Seen.Unreachable.class);
    }

    @Test
    void a_host_that_a_driver_finds_by_its_address_is_neither_moved_nor_taken_up() throws Exception {
        Address other = Address.of("host", "beta");
        Entries generic = HostType.resource(item(ALPHA, "generic", Values.textEntries(Map.of("address", "h"))))
                .spec();

        assertThat(type.bound(ALPHA, other, generic)).isEmpty();
        assertThat(type.bound(ALPHA, other, wanted("size", "s"))).isPresent();
        assertThat(type.adopt(
                        world,
                        new Target(ALPHA, Optional.of(wanted("size", "s")), Optional.empty(), Entries.NONE),
                        "alpha"))
                .containsInstanceOf(Seen.Foreign.class);
    }

    @Test
    void hosts_that_bear_our_marks_are_listed_as_they_would_be_recorded() throws Exception {
        machines.add(new HostTag(world.ownership(), ALPHA, "alpha"), Values.textEntries(Map.of("size", "big")));

        assertThat(type.ours(world)).singleElement().satisfies(owned -> {
            assertThat(owned.address()).isEqualTo(ALPHA);
            assertThat(owned.owner()).isEqualTo(world.ownership());
            assertThat(HostSpec.of(ALPHA, owned.spec()).driver()).isEqualTo("fake");
            assertThat(Values.textOf(owned.outputs(), "name")).contains("alpha");
        });
    }

    @Test
    void a_block_becomes_a_resource_whose_settings_are_parted_by_what_replaces() {
        Resource resource =
                HostType.resource(item(ALPHA, "fake", Values.textEntries(Map.of("size", "small", "user", "ann"))));
        assertThat(resource.place()).isEqualTo("main.hcl:3:1");
        assertThat(resource.spec())
                .isEqualTo(Entries.of(Map.of(
                        "driver", Values.text("fake"),
                        "name", Values.text("alpha"),
                        "settings", Values.textEntries(Map.of("size", "small")),
                        "access", Values.textEntries(Map.of("user", "ann")),
                        "ready", Values.bool(true))));
    }

    @Test
    void a_host_is_named_as_written_or_by_its_key_or_by_its_label() {
        assertThat(HostType.nameOf(item(ALPHA, "fake", Entries.NONE))).isEqualTo("alpha");
        assertThat(HostType.nameOf(item(Address.each("host", "w", "charlie"), "fake", Entries.NONE)))
                .isEqualTo("charlie");
        assertThat(HostType.nameOf(item(Address.counted("host", "w", 2), "fake", Entries.NONE)))
                .isEqualTo("w-2");
        Item plain = item(ALPHA, "fake", Entries.NONE);
        Item named = new Item(
                ALPHA,
                plain.body().with("name", Values.text("zulu")),
                plain.written(),
                plain.needs(),
                plain.place(),
                plain.problems(),
                plain.beside());
        assertThat(HostType.nameOf(named)).isEqualTo("zulu");
    }

    @Test
    void wrong_settings_are_reported_at_the_block() {
        Item item = item(ALPHA, "generic", Entries.of(Map.of("port", Values.number(0))));
        HostType.resource(item);
        assertThat(item.problems().list())
                .singleElement()
                .extracting(Diagnostic::toString)
                .asString()
                .startsWith("main.hcl:3:1: Wrong driver settings; host.alpha: port 0 is not between");
    }

    @Test
    void a_host_needs_other_hosts_and_nothing_that_its_engine_loads() {
        Address bastion = Address.of("host", "bastion");
        Item item = item(ALPHA, "fake", Entries.NONE);
        item.needs().add(Address.of("archive", "web"));
        item.needs().add(bastion);
        assertThat(HostType.resource(item).needs()).containsExactly(bastion);
    }

    @Test
    void an_unknown_driver_is_answered_with_those_there_are() {
        assertThatThrownBy(() -> Drivers.named("labb"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("fake, generic, lab");
    }

    @Test
    void every_drivers_settings_may_be_written_in_its_block() {
        assertThat(Drivers.schemas()).containsKeys("generic", "lab");
        assertThat(Drivers.schemas()).containsEntry("lab", Drivers.named("lab").settings());
    }

    @Test
    void nothing_is_there_before_a_host_is_created_and_all_is_as_wanted_after() throws Exception {
        Entries spec = wanted("size", "small");
        assertThat(look(Optional.of(spec), Optional.empty())).isInstanceOf(Seen.Absent.class);
        Entries outputs = make(spec);
        assertThat(look(Optional.of(spec), Optional.of(spec))).isEqualTo(new Seen.Present(spec, outputs));
        assertThat(Endpoint.fromOutputs(outputs)).map(Endpoint::address).contains("10.9.0.1");
        assertThat(outputs.entries().keySet()).containsAll(type.outputs());
    }

    @Test
    void a_host_that_nobody_recorded_or_that_is_stopped_is_not_ready() throws Exception {
        Entries spec = wanted();
        make(spec);
        assertThat(((Seen.Present) look(Optional.of(spec), Optional.empty()))
                        .values()
                        .get("ready"))
                .isEqualTo(Values.bool(false));
        machines.stop(new HostTag(world.ownership(), ALPHA, "alpha"));
        assertThat(((Seen.Present) look(Optional.of(spec), Optional.of(spec)))
                        .values()
                        .get("ready"))
                .isEqualTo(Values.bool(false));
        onlyStep(new Change.Update(ALPHA, spec, spec, List.of())).run(world);
        assertThat(((Seen.Present) look(Optional.of(spec), Optional.of(spec))).values())
                .isEqualTo(spec);
    }

    @Test
    void what_the_machine_is_made_with_is_seen_on_it_rather_than_believed() throws Exception {
        make(wanted("size", "small"));
        Entries other = wanted("size", "large");
        assertThat(((Seen.Present) look(Optional.of(other), Optional.of(other)))
                        .values()
                        .get("settings"))
                .isEqualTo(Values.textEntries(Map.of("size", "small")));
    }

    @Test
    void a_host_of_another_lineage_is_foreign() throws Exception {
        machines.add(new HostTag(new Ownership("shop", "lineage-2"), ALPHA, "alpha"), Entries.NONE);
        assertThat(look(Optional.of(wanted()), Optional.empty())).isInstanceOf(Seen.Foreign.class);
        Step create = onlyStep(new Change.Create(ALPHA, wanted(), false));
        assertThatThrownBy(() -> create.run(world)).isInstanceOf(ForeignHost.class);
    }

    @Test
    void a_deleted_host_is_destroyed_and_a_forgotten_one_stays() throws Exception {
        Entries spec = wanted();
        make(spec);
        assertThat(type.steps(new Change.Forget(ALPHA, "gone"), FakePlanned.nothing()))
                .isEmpty();
        assertThat(type.steps(new Change.NoOp(ALPHA), FakePlanned.nothing())).isEmpty();
        Step destroy = onlyStep(new Change.Delete(ALPHA, spec, "no longer wanted"));
        assertThat(destroy.title()).isEqualTo("Destroy host alpha (fake)");
        destroy.run(world);
        destroy.run(world);
        assertThat(machines.all()).isEmpty();
    }

    @Test
    void a_replaced_host_is_destroyed_as_it_was_and_made_as_it_is_wanted() {
        Change replace = new Change.Replace(ALPHA, wanted("size", "s"), wanted("size", "l"), List.of());
        assertThat(type.steps(replace, FakePlanned.nothing()))
                .containsExactly(
                        new DestroyHost(ALPHA, "fake", "alpha", Values.textEntries(Map.of("size", "s"))),
                        new CreateHost(ALPHA, "fake", "alpha", Values.textEntries(Map.of("size", "l"))));
    }

    @Test
    void a_machine_that_is_there_before_skep_is_adopted_and_let_go_of() {
        Entries spec = HostType.resource(item(ALPHA, "generic", Values.textEntries(Map.of("address", "10.0.0.1"))))
                .spec();
        assertThat(onlyStep(new Change.Create(ALPHA, spec, false)).title()).isEqualTo("Adopt host alpha (generic)");
        assertThat(onlyStep(new Change.Delete(ALPHA, spec, "")).title()).isEqualTo("Let go of host alpha (generic)");
    }

    @Test
    void a_mended_way_to_reach_a_host_counts_in_the_very_next_look() throws Exception {
        Entries recorded = HostType.resource(
                        item(ALPHA, "generic", Values.textEntries(Map.of("address", "10.0.0.1", "key", "/wrong"))))
                .spec();
        Entries mended = HostType.resource(
                        item(ALPHA, "generic", Values.textEntries(Map.of("address", "10.0.0.2", "key", "/right"))))
                .spec();
        Seen.Present seen = (Seen.Present) look(Optional.of(mended), Optional.of(recorded));
        assertThat(Values.textOf(seen.outputs(), "key")).contains("/right");
        assertThat(Values.textOf(seen.outputs(), "address")).contains("10.0.0.1");
        assertThat(seen.values()).isEqualTo(recorded);
    }

    @Test
    void a_driver_that_is_not_set_up_hides_no_recorded_host() throws Exception {
        Drivers.use(failing(new NotSetUp("no engine here")));
        assertThat(look(Optional.of(wanted()), Optional.empty())).isInstanceOf(Seen.Absent.class);
        assertThat(look(Optional.of(wanted()), Optional.of(wanted())))
                .isEqualTo(new Seen.Unreachable("Cannot look for host alpha (driver fake): no engine here"));
    }

    @Test
    void a_driver_that_cannot_read_never_says_absent() throws Exception {
        Drivers.use(failing(new RemoteException("access denied", false)));
        assertThat(look(Optional.of(wanted()), Optional.empty())).isInstanceOf(Seen.Unreachable.class);
    }

    @Test
    void secrets_are_resolved_only_when_a_host_is_made() throws Exception {
        Value secret = new Value.Secret(Values.text("hush"), new Value.Source("var.user", Entries.NONE));
        Step step = onlyStep(new Change.Create(
                ALPHA,
                HostType.resource(item(ALPHA, "fake", Entries.of(Map.of("user", secret))))
                        .spec(),
                false));
        assertThat(step.toString()).doesNotContain("hush");
        step.run(world);
        assertThat(machines.all())
                .extractingByKey("shop-alpha")
                .extracting(FakeMachines.Machine::settings)
                .isEqualTo(Values.textEntries(Map.of("user", "hush")));
    }

    @Test
    void the_specs_schema_replaces_for_another_driver_name_or_machine() {
        assertThat(type.schema().attributes().stream()
                        .filter(Attribute::replaces)
                        .map(Attribute::name))
                .containsExactly("driver", "name", "settings");
        assertThat(type.acts()).containsOnlyKeys("CreateHost", "DestroyHost");
    }

    private static Driver failing(RemoteException failure) {
        return new Driver() {
            @Override
            public String name() {
                return "fake";
            }

            @Override
            public Schema settings() {
                return Schema.EMPTY;
            }

            @Override
            public Optional<Found> find(Site site, HostTag tag) throws RemoteException {
                throw failure;
            }

            @Override
            public Found create(Site site, HostTag tag) throws RemoteException {
                throw failure;
            }

            @Override
            public void destroy(Site site, HostTag tag) throws RemoteException {
                throw failure;
            }
        };
    }
}
