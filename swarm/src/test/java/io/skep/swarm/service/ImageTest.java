package io.skep.swarm.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.apply.Login;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Pinned;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.Target;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.Replan;
import io.skep.swarm.engineapi.Json;
import io.skep.swarm.fake.FakePlanned;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Which image a service gets, and who its nodes are to the registry. */
class ImageTest {

    private static final Address WEB = Address.of("service", "web");
    private static final String NAME = "registry.shop/web:2";
    private static final String FIRST = "sha256:" + "1".repeat(64);
    private static final String SECOND = "sha256:" + "2".repeat(64);

    private final ServiceType type = new ServiceType();

    @Test
    void the_plan_says_which_image_a_name_stands_for() throws Exception {
        Fleet fleet = fleet();
        fleet.engine("a").registry().offers(NAME, FIRST);

        assertThat(pinned(fleet, spec(NAME), Optional.empty()))
                .isEqualTo(new Pinned(image(NAME + "@" + FIRST), List.of()));
    }

    @Test
    void a_planned_image_is_what_the_swarm_gets_whatever_the_name_stands_for_by_then() throws Exception {
        Fleet fleet = fleet();
        fleet.engine("a").registry().offers(NAME, FIRST);
        Entries planned = planned(fleet, spec(NAME), Optional.empty());
        fleet.engine("a").registry().offers(NAME, SECOND);
        create(fleet, planned);

        assertThat(imageOf(fleet)).isEqualTo(NAME + "@" + FIRST);
        assertThat(new Replan(fleet.world, type, WEB, planned).differences(planned))
                .isEmpty();
    }

    @Test
    void a_name_that_is_not_written_anew_stays_the_image_it_was() throws Exception {
        Fleet fleet = fleet();
        fleet.engine("a").registry().offers(NAME, FIRST);
        Entries planned = planned(fleet, spec(NAME), Optional.empty());
        create(fleet, planned);
        fleet.engine("a").registry().offers(NAME, SECOND);
        int asked = fleet.engine("a").requests().size();

        Entries again = planned(fleet, spec(NAME), Optional.of(planned));

        assertThat(again).isEqualTo(planned);
        assertThat(fleet.engine("a")
                        .requests()
                        .subList(asked, fleet.engine("a").requests().size()))
                .noneMatch(request -> request.contains("/distribution/"));
    }

    @Test
    void a_name_that_is_asked_for_always_becomes_the_image_it_stands_for_now() throws Exception {
        Fleet fleet = fleet();
        fleet.engine("a").registry().offers(NAME, FIRST);
        Entries always = spec(NAME).with("resolve_image", Values.text("always"));
        Entries planned = planned(fleet, always, Optional.empty());
        create(fleet, planned);
        assertThat(planned(fleet, always, Optional.of(planned))).isEqualTo(planned);

        fleet.engine("a").registry().offers(NAME, SECOND);
        Entries next = planned(fleet, always, Optional.of(planned));

        assertThat(Values.textOf(next, "image")).contains(NAME + "@" + SECOND);
        new Replan(fleet.world, type, WEB, planned).to(next);
        assertThat(imageOf(fleet)).isEqualTo(NAME + "@" + SECOND);
    }

    @Test
    void a_name_that_is_never_asked_for_goes_to_the_swarm_as_it_is_written() throws Exception {
        Fleet fleet = fleet();
        fleet.engine("a").registry().offers(NAME, FIRST);
        Entries never = spec(NAME).with("resolve_image", Values.text("never"));

        assertThat(pinned(fleet, never, Optional.empty())).isEqualTo(Pinned.NOTHING);
        create(fleet, never);
        assertThat(imageOf(fleet)).isEqualTo(NAME);
    }

    @Test
    void an_image_that_only_the_nodes_have_is_warned_of_and_works() throws Exception {
        Fleet fleet = fleet();
        fleet.engine("a").registry().refuses(NAME, "denied: requested access to the resource is denied");

        Pinned pinned = pinned(fleet, spec(NAME), Optional.empty());

        assertThat(pinned.exactly()).isEqualTo(Entries.NONE);
        assertThat(pinned.said()).singleElement().satisfies(said -> {
            assertThat(said.severity()).isEqualTo(Severity.WARNING);
            assertThat(said.detail()).contains("service.web (main.hcl:7:1)", NAME, "requested access");
        });
        create(fleet, spec(NAME));
        assertThat(imageOf(fleet)).isEqualTo(NAME);
        assertThat(fleet.world.lines())
                .anyMatch(line -> line.startsWith("Warning: which image " + NAME + " is was not found out"));
    }

    @Test
    void where_no_manager_was_there_to_ask_apply_asks() throws Exception {
        Fleet fleet = new Fleet("a");
        assertThat(pinned(fleet, spec(NAME), Optional.empty())).isEqualTo(Pinned.NOTHING);

        fleet.formed("a=manager");
        fleet.engine("a").registry().offers(NAME, FIRST);
        create(fleet, spec(NAME));

        assertThat(imageOf(fleet)).isEqualTo(NAME + "@" + FIRST);
        Entries again = planned(fleet, spec(NAME), Optional.of(spec(NAME)));
        assertThat(new Replan(fleet.world, type, WEB, spec(NAME)).differences(again))
                .isEmpty();
    }

    @Test
    void the_login_of_the_registry_goes_with_what_needs_it_and_nowhere_else() throws Exception {
        Fleet fleet = fleet();
        fleet.world.keeps("registry.shop", Login.of("ann", "s3cret"));
        fleet.engine("a").registry().offers(NAME, FIRST);
        Entries planned = planned(fleet, spec(NAME), Optional.empty());
        create(fleet, planned);
        new Replan(fleet.world, type, WEB, planned).to(planned.with("replicas", Values.number(2)));

        String login = Base64.getUrlEncoder()
                .encodeToString("{\"serveraddress\":\"registry.shop\",\"username\":\"ann\",\"password\":\"s3cret\"}"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(fleet.engine("a").registry().told())
                .anyMatch(told -> told.startsWith("/distribution/registry.shop/web%3A2/json "))
                .contains("/services/create " + login)
                .anyMatch(told -> told.endsWith("/update " + login));
        assertThat(planned.toString() + fleet.engine("a").requests() + fleet.world.lines())
                .doesNotContain("s3cret")
                .doesNotContain(login);
    }

    @Test
    void a_service_may_keep_the_login_from_the_swarm() throws Exception {
        Fleet fleet = fleet();
        fleet.world.keeps("registry.shop", Login.byToken("t0ken"));
        Entries without = spec(NAME).with("registry_auth", Values.bool(false));
        create(fleet, planned(fleet, without, Optional.empty()));

        assertThat(fleet.engine("a").registry().told()).isEmpty();
    }

    @Test
    void an_image_that_no_eligible_node_can_run_is_refused() throws Exception {
        Fleet fleet = fleet();
        platform(fleet, "a", "x86_64");
        platform(fleet, "b", "x86_64");
        fleet.engine("a").registry().offers(NAME, FIRST, "linux/arm64", "unknown/unknown");

        Diagnostic refused = pinned(fleet, spec(NAME), Optional.empty()).said().getFirst();

        assertThat(refused.severity()).isEqualTo(Severity.ERROR);
        assertThat(refused.detail())
                .isEqualTo("service.web (main.hcl:7:1), image " + NAME
                        + ", is made for linux/arm64: a is linux/amd64, b is linux/amd64.");
    }

    @Test
    void nodes_that_cannot_run_an_image_are_named_unless_the_service_passes_them_over() throws Exception {
        Fleet fleet = fleet();
        platform(fleet, "a", "x86_64");
        platform(fleet, "b", "aarch64");
        fleet.engine("a").registry().offers(NAME, FIRST, "linux/amd64");

        Diagnostic warned = pinned(fleet, spec(NAME), Optional.empty()).said().getFirst();
        assertThat(warned.severity()).isEqualTo(Severity.WARNING);
        assertThat(warned.detail()).contains("b is linux/arm64").doesNotContain("a is");
        assertThat(warned.hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("platforms = [\"linux/amd64\"]"));

        Entries held = spec(NAME).with("platforms", Values.texts(List.of("linux/amd64")));
        assertThat(pinned(fleet, held, Optional.empty()).said()).isEmpty();
        Entries there = spec(NAME).with("constraints", Values.texts(List.of("node.hostname == a")));
        assertThat(pinned(fleet, there, Optional.empty()).said()).isEmpty();
    }

    private Pinned pinned(Fleet fleet, Entries wanted, Optional<Entries> recorded) throws InterruptedException {
        Target target = new Target(WEB, Optional.of(wanted), recorded, fleet.world.outputs(WEB));
        return type.pinned(
                fleet.world,
                new Resource(WEB, wanted, new TreeSet<>(), "main.hcl:7:1"),
                target,
                type.look(fleet.world, target));
    }

    private Entries planned(Fleet fleet, Entries wanted, Optional<Entries> recorded) throws InterruptedException {
        return wanted.overlaidWith(pinned(fleet, wanted, recorded).exactly());
    }

    private void create(Fleet fleet, Entries spec) throws Exception {
        fleet.world.run(type.steps(new Change.Create(WEB, spec, false), new FakePlanned()));
    }

    private static String imageOf(Fleet fleet) {
        return fleet.swarmOf("a")
                .objects("services")
                .getFirst()
                .at("/Spec/TaskTemplate/ContainerSpec/Image")
                .asString("");
    }

    private static void platform(Fleet fleet, String host, String processor) {
        fleet.swarmOf("a").objects("nodes").stream()
                .filter(node -> node.at("/Description/Hostname").asString("").equals(host))
                .forEach(node -> ((ObjectNode) node.path("Description"))
                        .set("Platform", Json.object().put("OS", "linux").put("Architecture", processor)));
    }

    private static Fleet fleet() throws Exception {
        return new Fleet("a", "b").formed("a=manager", "b=worker");
    }

    private static Entries image(String text) {
        return Entries.NONE.with("image", Values.text(text));
    }

    private static Entries spec(String image) {
        Value none = Values.texts(List.of());
        return ServiceDocument.settled(image(image)
                .with("mode", Values.text("replicated"))
                .with("replicas", Values.number(1))
                .with("networks", none)
                .with("constraints", none)
                .with("endpoint_mode", Values.text("vip"))
                .with("labels", Entries.NONE)
                .with("wait", Values.text("1m")));
    }
}
