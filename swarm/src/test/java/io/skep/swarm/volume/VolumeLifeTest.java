package io.skep.swarm.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Differ;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Seen;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.engineapi.Route;
import io.skep.swarm.fake.FakePlanned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VolumeLifeTest {

    private static final Address DATA = Address.of("volume", "data");
    private static final Entries PLAIN = VolumeDocument.settled(
            Entries.NONE.with("driver", Values.text("csi")).with("availability", Values.text("active")));
    private static final Entries FULL = VolumeDocument.settled(Entries.NONE
            .with("driver", Values.text("csi"))
            .with("options", Values.textEntries(Map.of("tier", "ssd")))
            .with("labels", Values.textEntries(Map.of("team", "blue")))
            .with("group", Values.text("fast"))
            .with("availability", Values.text("pause"))
            .with("secrets", Values.textEntries(Map.of("password", "csi-password")))
            .with(
                    "access",
                    Entries.NONE
                            .with("scope", Values.text("multi"))
                            .with("sharing", Values.text("onewriter"))
                            .with("fs_type", Values.text("ext4"))
                            .with("mount_flags", Values.texts(List.of("noatime"))))
            .with("capacity", Entries.NONE.with("required", Values.number(1 << 30)))
            .with("requisite", new Items(List.of(place("a"), place("b"))))
            .with("preferred", new Items(List.of(place("a")))));

    private final VolumeType type = new VolumeType();

    @Test
    void the_document_of_a_new_volume() {
        assertThat(Json.write(VolumeDocument.create(DATA, FULL, Fleet.OURS))).isEqualTo("""
                        {"Name":"data","Driver":"csi","DriverOpts":{"tier":"ssd"},"Labels":{"io.skep.topology":"shop",\
                        "io.skep.lineage":"3f0c6f3e-0000-4000-8000-000000000001","io.skep.address":"volume.data",\
                        "team":"blue"},"ClusterVolumeSpec":{"Group":"fast","Availability":"pause","AccessMode":\
                        {"Scope":"multi","Sharing":"onewriter","MountVolume":{"FsType":"ext4","MountFlags":["noatime"]}},\
                        "CapacityRange":{"RequiredBytes":1073741824},"AccessibilityRequirements":{"Requisite":\
                        [{"Segments":{"zone":"a"}},{"Segments":{"zone":"b"}}],"Preferred":[{"Segments":{"zone":"a"}}]},\
                        "Secrets":[{"Key":"password","Secret":"csi-password"}]}}\
                        """);
    }

    @Test
    void a_volume_is_made_once_and_seen_as_asked_for() throws Exception {
        for (Entries spec : List.of(PLAIN, FULL)) {
            Fleet fleet = fleet();
            fleet.world.run(create(spec));
            fleet.world.run(create(spec));

            assertThat(fleet.engine("a").writes().stream().filter("POST /volumes/create"::equals))
                    .hasSize(1);
            assertThat(differences(fleet, spec, spec)).isEmpty();
            assertThat(type.ours(fleet.world))
                    .singleElement()
                    .satisfies(owned -> assertThat(owned.address()).isEqualTo(DATA));
        }
    }

    @Test
    void its_availability_is_changed_where_it_stands_and_everything_else_makes_it_anew() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(FULL));
        Entries after = FULL.with("availability", Values.text("drain"));
        assertThat(differences(fleet, after, FULL)).singleElement().satisfies(each -> {
            assertThat(each.path()).isEqualTo("availability");
            assertThat(each.replaces()).isFalse();
        });

        fleet.world.run(type.steps(new Change.Update(DATA, FULL, after, List.of()), new FakePlanned()));
        assertThat(differences(fleet, after, after)).isEmpty();

        Entries otherwise = PLAIN.with("availability", Values.text("drain"));
        assertThat(differences(fleet, otherwise, after))
                .extracting(Difference::path)
                .contains("group", "options[\"tier\"]", "secrets[\"password\"]", "capacity.required", "requisite")
                .contains("access.scope", "access.sharing", "access.fs_type");
        assertThat(differences(fleet, otherwise, after)).allMatch(Difference::replaces);
    }

    @Test
    void one_that_is_changed_by_somebody_else_meanwhile_is_read_again() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(PLAIN));
        EngineApi engine = new EngineApi("a", fleet.engine("a"));
        assertThatThrownBy(() -> engine.put(Route.to("/volumes", "data").with("version", "1"), Json.object()))
                .hasMessageContaining("update out of sequence");

        assertThat(Availability.set(engine, "data", "pause")).isTrue();
        assertThat(Availability.set(engine, "other", "pause")).isFalse();
    }

    @Test
    void a_volume_in_use_is_drained_before_it_goes() throws Exception {
        Fleet fleet = fleet();
        fleet.world.run(create(PLAIN));
        EngineApi engine = new EngineApi("a", fleet.engine("a"));
        engine.post(
                Route.to("/services/create"),
                Json.parse("{\"Name\":\"user\",\"TaskTemplate\":{\"ContainerSpec\":{\"Mounts\":[{\"Type\":\"cluster\","
                        + "\"Source\":\"data\",\"Target\":\"/data\"}]}},\"Mode\":{\"Replicated\":{\"Replicas\":1}}}"));
        engine.list(Route.to("/tasks"));
        assertThatThrownBy(() -> engine.delete(Route.to("/volumes", "data"))).hasMessageContaining("in use");

        fleet.world.run(type.steps(new Change.Delete(DATA, PLAIN, "gone"), new FakePlanned()));

        assertThat(fleet.engine("a").writes())
                .containsSubsequence("PUT /volumes/" + id(fleet), "DELETE /volumes/" + id(fleet));
        assertThat(fleet.world.look(type, DATA, Optional.of(PLAIN))).isInstanceOf(Seen.Absent.class);
    }

    @Test
    void a_volume_of_others_is_neither_taken_nor_removed() throws Exception {
        Fleet fleet = fleet();
        new EngineApi("a", fleet.engine("a"))
                .post(
                        Route.to("/volumes/create"),
                        Json.parse("{\"Name\":\"data\",\"Driver\":\"csi\",\"ClusterVolumeSpec\":{}}"));

        assertThat(fleet.world.look(type, DATA, Optional.of(PLAIN))).isInstanceOf(Seen.Foreign.class);
        assertThatThrownBy(() -> fleet.world.run(create(PLAIN)))
                .hasMessageContaining("A volume data is in the swarm already: skep did not make it");
        fleet.world.run(type.steps(new Change.Delete(DATA, PLAIN, "gone"), new FakePlanned()));
        assertThat(fleet.swarmOf("a").objects("volumes")).hasSize(1);
    }

    @Test
    void an_engine_that_has_no_cluster_volumes_yet_is_named_with_its_version() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.engine("a").speaks("1.41");

        assertThat(fleet.world.look(type, DATA, Optional.of(PLAIN))).isInstanceOf(Seen.Absent.class);
        assertThatThrownBy(() -> fleet.world.run(create(PLAIN)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("volume.data: driver needs an engine that speaks API 1.42; this one speaks 1.41");
        assertThat(fleet.engine("a").writes()).doesNotContain("POST /volumes/create");
    }

    private static Entries place(String zone) {
        return Entries.NONE.with("segments", Values.textEntries(Map.of("zone", zone)));
    }

    private static Fleet fleet() throws Exception {
        Fleet fleet = new Fleet("a");
        fleet.engine("a").speaks("1.42");
        return fleet.formed("a=manager");
    }

    private static String id(Fleet fleet) {
        return Values.textOf(fleet.world.outputs(DATA), VolumeType.ID).orElseThrow();
    }

    private List<Difference> differences(Fleet fleet, Entries wanted, Entries recorded) throws Exception {
        Seen seen = fleet.world.look(type, DATA, Optional.of(recorded));
        return new Differ(new SecretDigest("x"))
                .differences(type.schema(), wanted, recorded, ((Seen.Present) seen).values());
    }

    private List<Step> create(Entries spec) {
        return type.steps(new Change.Create(DATA, spec, false), new FakePlanned());
    }
}
