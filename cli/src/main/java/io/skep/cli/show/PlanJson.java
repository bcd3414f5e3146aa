package io.skep.cli.show;

import io.skep.plans.plan.Plan;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Resource;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plan or a state as one JSON document in the shape of Terraform's, so that tools that judge plans read it. */
public final class PlanJson {
    private final String version;

    /** @param version skep's own */
    public PlanJson(String version) {
        this.version = version;
    }

    /** The document of {@code show -json FILE}; {@code prior} is the state where it still is the one planned from. */
    public String plan(Plan plan, Optional<State> prior) {
        return Json.text(planDocument(plan, prior));
    }

    /** The same as an object, to be part of another. */
    public Json.Fields planDocument(Plan plan, Optional<State> prior) {
        Json.Fields document = Json.object()
                .with("format_version", "1.2")
                .with("skep_version", version)
                .with("variables", variables(plan.variables()))
                .with("planned_values", values(plan.outputs(), wanted(plan)))
                .with(
                        "resource_drift",
                        plan.drift().stream()
                                .map(change -> change(change, plan, false))
                                .toList())
                .with(
                        "resource_changes",
                        plan.changes().stream()
                                .map(change -> change(change, plan, true))
                                .toList())
                .with("output_changes", outputChanges(plan, prior));
        prior.ifPresent(state -> document.with("prior_state", stateDocument(state)));
        List<Json.Fields> checks = ChecksJson.of(plan);
        document.withIf(!checks.isEmpty(), "checks", checks);
        return document.with("applyable", !plan.empty()).with("complete", true).with("errored", false);
    }

    /** The document of {@code show -json}. */
    public String state(State state) {
        return Json.text(stateDocument(state));
    }

    /** The same as an object, to be part of another. */
    public Json.Fields stateDocument(State state) {
        List<Json.Fields> resources =
                state.resources().values().stream().map(PlanJson::recorded).toList();
        return Json.object()
                .with("format_version", "1.0")
                .with("skep_version", version)
                .with("values", values(state.outputs(), resources));
    }

    private static Json.Fields values(SortedMap<String, Value> outputs, List<Json.Fields> resources) {
        return Json.object()
                .with("outputs", outputs(outputs))
                .with("root_module", Json.object().with("resources", resources));
    }

    /** Outputs by name, each with its value and whether it is sensitive. */
    public static Json.Fields outputs(SortedMap<String, Value> outputs) {
        Json.Fields fields = Json.object();
        outputs.forEach((name, value) -> fields.with(name, output(value)));
        return fields;
    }

    private static Json.Fields output(Value value) {
        return Json.object().with("sensitive", hides(value)).with("value", JsonValue.known(value));
    }

    private static boolean hides(Value value) {
        return Opaque.hasSecret(value);
    }

    private static Json.Fields variables(SortedMap<String, Value> variables) {
        Json.Fields fields = Json.object();
        variables.forEach((name, value) -> fields.with(name, Json.object().with("value", JsonValue.known(value))));
        return fields;
    }

    private static List<Json.Fields> wanted(Plan plan) {
        return plan.wanted().values().stream().map(PlanJson::resource).toList();
    }

    private static Json.Fields resource(Resource resource) {
        return named(resource.address())
                .with("values", JsonValue.known(resource.spec()))
                .with("sensitive_values", JsonValue.sensitive(resource.spec()));
    }

    private static Json.Fields recorded(Recorded recorded) {
        Entries all = recorded.outputs().overlaidWith(recorded.spec());
        return named(recorded.address())
                .with("values", JsonValue.known(all))
                .with("sensitive_values", JsonValue.sensitive(all))
                .with("outputs", JsonValue.known(recorded.outputs()))
                .with(
                        "depends_on",
                        recorded.needs().stream().map(Address::toString).toList())
                .withIf(recorded.pending(), "pending", true);
    }

    private static Json.Fields change(Change change, Plan plan, boolean planned) {
        Value before = JsonParts.before(change);
        Value after = JsonParts.after(change);
        Json.Fields inner = Json.object()
                .with("actions", JsonParts.actions(change))
                .with("before", JsonValue.known(before))
                .with("after", JsonValue.known(after))
                .with("after_unknown", JsonValue.unknown(after))
                .with("before_sensitive", JsonValue.sensitive(before))
                .with("after_sensitive", JsonValue.sensitive(after));
        if (change instanceof Change.Replace replace) {
            inner.with("replace_paths", JsonParts.replacing(replace.differences()));
        }
        String id = plan.terms().imported().get(change.address());
        if (planned && id != null) {
            inner.with("importing", Json.object().with("id", id));
        }
        String reason = planned ? PlanReason.inDocument(change, plan) : "";
        String why = JsonParts.reason(change);
        Json.Fields fields = named(change.address());
        Address from = plan.terms().moves().get(change.address());
        if (from != null) {
            fields.with("previous_address", from.toString());
        }
        return fields.with("change", inner)
                .withIf(!reason.isEmpty(), "action_reason", reason)
                .withIf(!why.isEmpty(), "why", why);
    }

    private static Json.Fields named(Address address) {
        return Json.object()
                .with("address", address.toString())
                .with("mode", "managed")
                .with("type", address.kind())
                .with("name", address.name())
                .withIf(!address.module().isEmpty(), "module_address", address.module())
                .withIf(address.key().isPresent(), "index", JsonParts.key(address));
    }

    private static Json.Fields outputChanges(Plan plan, Optional<State> prior) {
        Json.Fields fields = Json.object();
        SortedMap<String, Value> before = prior.map(State::outputs).orElseGet(TreeMap::new);
        SameOutput same = new SameOutput(plan.lineage());
        plan.outputs().forEach((name, after) -> {
            Value old = before.getOrDefault(name, Value.NOTHING);
            String action = same.same(old, after) ? "no-op" : old instanceof Value.Nothing ? "create" : "update";
            fields.with(name, outputChange(action, old, after));
        });
        before.forEach((name, old) -> {
            if (!plan.outputs().containsKey(name)) {
                fields.with(name, outputChange("delete", old, Value.NOTHING));
            }
        });
        return fields;
    }

    private static Json.Fields outputChange(String action, Value before, Value after) {
        return Json.object()
                .with("actions", List.of(action))
                .with("before", JsonValue.known(before))
                .with("after", JsonValue.known(after))
                .with("after_unknown", JsonValue.unknown(after))
                .with("before_sensitive", JsonValue.sensitive(before))
                .with("after_sensitive", JsonValue.sensitive(after));
    }
}
