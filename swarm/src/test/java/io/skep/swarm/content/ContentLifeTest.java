package io.skep.swarm.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
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

class ContentLifeTest {

    private static final Address CONFIG = Address.of("config", "page");
    private static final Address SECRET = Address.of("secret", "db");
    private static final Entries PAGE = spec("hello");

    private final ContentType configs = new ContentType(ContentKind.CONFIG);
    private final ContentType secrets = new ContentType(ContentKind.SECRET);

    @Test
    void a_content_is_made_once_under_a_name_of_its_own_and_seen_as_asked_for() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.run(create(CONFIG, PAGE));
        fleet.world.run(create(CONFIG, PAGE));

        assertThat(fleet.swarmOf("a").objects("configs")).singleElement().satisfies(config -> {
            assertThat(Contents.name(config)).matches("page-[0-9a-f]{12}");
            assertThat(config.path("Spec").path("Data").asString("")).isEqualTo("aGVsbG8=");
            assertThat(Contents.labels(config).path("team").asString("")).isEqualTo("blue");
        });
        assertThat(((Seen.Present) fleet.world.look(configs, CONFIG, Optional.of(PAGE))).values())
                .isEqualTo(PAGE);
    }

    @Test
    void bytes_are_given_in_base64() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");

        fleet.world.run(create(CONFIG, Entries.NONE.with("base64", Values.text("AAEC/w==\n"))));

        assertThat(fleet.swarmOf("a").objects("configs"))
                .extracting(config -> config.path("Spec").path("Data").asString(""))
                .containsExactly("AAEC/w==");
    }

    @Test
    void a_driver_and_a_template_are_told_and_no_content() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        Entries spec = Entries.NONE
                .with("template", Values.text("golang"))
                .with(
                        "driver",
                        Entries.NONE
                                .with("name", Values.text("vault"))
                                .with("options", Values.textEntries(Map.of("path", "db"))));

        fleet.world.run(create(SECRET, spec));

        assertThat(fleet.engine("a").writes()).contains("POST /secrets/create");
        assertThat(fleet.swarmOf("a").objects("secrets")).singleElement().satisfies(secret -> {
            assertThat(Json.write(secret.path("Spec").path("Driver")))
                    .isEqualTo("{\"Name\":\"vault\",\"Options\":{\"path\":\"db\"}}");
            assertThat(Json.write(secret.path("Spec").path("Templating"))).isEqualTo("{\"Name\":\"golang\"}");
        });
    }

    @Test
    void what_holds_nothing_or_too_much_is_refused() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");

        assertThatThrownBy(() -> fleet.world.run(create(SECRET, spec("x".repeat(500 * 1024 + 1)))))
                .isInstanceOf(UserError.class)
                .hasMessage("secret.db holds 512,001 bytes; a secret has 1 to 512,000");
        assertThatThrownBy(() -> fleet.world.run(create(SECRET, spec("")))).hasMessageContaining("holds 0 bytes");
    }

    @Test
    void the_name_tells_the_content_and_nothing_of_it_in_clear() {
        String lineage = Fleet.OURS.lineage();
        String name = ContentName.of(SECRET, spec("hunter2"), lineage);

        assertThat(name).isEqualTo(ContentName.of(SECRET, spec("hunter2"), lineage));
        assertThat(name).isNotEqualTo(ContentName.of(SECRET, spec("hunter3"), lineage));
        assertThat(name).isNotEqualTo(ContentName.of(SECRET, spec("hunter2"), "another"));
        assertThat(ContentName.of(Address.of("secret", "n".repeat(80)), spec("x"), lineage))
                .hasSize(64);
    }

    @Test
    void another_content_is_seen_as_a_difference_and_the_same_from_another_place_is_not() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.run(create(SECRET, spec("one")));
        Value moved = new Value.Secret(Values.text("one"), new Value.Source("var.db", Entries.NONE));

        assertThat(seen(fleet, PAGE.with("value", moved)).get("value")).isEqualTo(moved);
        assertThat(seen(fleet, spec("two")).get("value")).isEqualTo(Values.text("one"));
    }

    private Entries seen(Fleet fleet, Entries wanted) throws Exception {
        Seen seen = secrets.look(
                fleet.world,
                new Target(SECRET, Optional.of(wanted), Optional.of(spec("one")), fleet.world.outputs(SECRET)));
        return ((Seen.Present) seen).values();
    }

    @Test
    void labels_are_changed_where_it_stands() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.run(create(CONFIG, PAGE));
        Entries after = PAGE.with("labels", Values.textEntries(Map.of("team", "red")));

        fleet.world.run(configs.steps(new Change.Update(CONFIG, PAGE, after, List.of()), new FakePlanned()));

        assertThat(((Seen.Present) fleet.world.look(configs, CONFIG, Optional.of(after))).values())
                .isEqualTo(after);
        assertThat(fleet.swarmOf("a").objects("configs")).hasSize(1);
    }

    @Test
    void the_former_one_goes_once_no_service_uses_it_and_the_new_one_stays() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.run(create(SECRET, spec("one")));
        String former =
                Values.textOf(fleet.world.outputs(SECRET), ContentKind.ID).orElseThrow();
        EngineApi engine = new EngineApi("a", fleet.engine("a"));
        engine.post(
                Route.to("/services/create"),
                Json.parse("{\"Name\":\"user\",\"TaskTemplate\":{\"ContainerSpec\":{\"Secrets\":[{\"SecretID\":\""
                        + former + "\"}]}},\"Mode\":{\"Replicated\":{\"Replicas\":1}}}"));
        fleet.world.run(create(SECRET, spec("two")));
        int[] pauses = {0};
        fleet.world.everyPause(() -> {
            if (++pauses[0] == 3) {
                removeByHand(engine);
            }
        });

        fleet.world.run(List.of(new RemoveFormerContent(SECRET)));

        assertThat(pauses[0]).isGreaterThanOrEqualTo(3);
        assertThat(fleet.swarmOf("a").objects("secrets"))
                .extracting(Contents::id)
                .containsExactly(Values.textOf(fleet.world.outputs(SECRET), ContentKind.ID)
                        .orElseThrow());
    }

    @Test
    void all_go_when_it_is_wanted_no_more_and_those_of_others_stay() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.run(create(SECRET, spec("one")));
        fleet.world.run(create(SECRET, spec("two")));
        new EngineApi("a", fleet.engine("a"))
                .post(Route.to("/secrets/create"), Json.parse("{\"Name\":\"db-other\",\"Data\":\"eA==\"}"));

        fleet.world.run(List.of(new RemoveContent(SECRET)));

        assertThat(fleet.swarmOf("a").objects("secrets"))
                .extracting(Contents::name)
                .containsExactly("db-other");
    }

    private static void removeByHand(EngineApi engine) {
        try {
            engine.delete(Route.to("/services", "user"));
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private List<Step> create(Address address, Entries spec) {
        return configs.steps(new Change.Create(address, spec, false), new FakePlanned());
    }

    private static Entries spec(String value) {
        return Entries.NONE
                .with("value", Values.text(value))
                .with("labels", Values.textEntries(Map.of("team", "blue")));
    }
}
