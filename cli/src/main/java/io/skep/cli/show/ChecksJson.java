package io.skep.cli.show;

import io.skep.plans.plan.Plan;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The {@code checks} of a plan document: conditions of resources and check blocks, with what is known of them. */
final class ChecksJson {
    private ChecksJson() {}

    static List<Json.Fields> of(Plan plan) {
        List<Json.Fields> all = new ArrayList<>();
        plan.terms().conditions().forEach((address, conditions) -> {
            List<Condition> both = Stream.concat(conditions.before().stream(), conditions.after().stream())
                    .toList();
            all.add(one(resource(address), address.toString(), both));
        });
        plan.terms().checks().forEach(check -> {
            String shown = "check." + check.name();
            Json.Fields address = Json.object()
                    .with("kind", "check")
                    .with("name", check.name())
                    .with("to_display", shown);
            all.add(one(address, shown, check.asserts()));
        });
        return all;
    }

    private static Json.Fields resource(Address address) {
        return Json.object()
                .with("kind", "resource")
                .with("mode", "managed")
                .with("type", address.kind())
                .with("name", address.name())
                .with("to_display", address.block().toString());
    }

    private static Json.Fields one(Json.Fields address, String shown, List<Condition> conditions) {
        String status = status(conditions);
        List<Json.Fields> problems = conditions.stream()
                .filter(each -> each.verdict() == Condition.Verdict.FAILS)
                .map(each -> Json.object().with("message", each.text()))
                .toList();
        Json.Fields instance = Json.object()
                .with("address", Json.object().with("to_display", shown))
                .with("status", status)
                .withIf(!problems.isEmpty(), "problems", problems);
        return Json.object().with("address", address).with("status", status).with("instances", List.of(instance));
    }

    private static String status(List<Condition> conditions) {
        List<Condition.Verdict> verdicts =
                conditions.stream().map(Condition::verdict).toList();
        if (verdicts.contains(Condition.Verdict.FAILS)) {
            return "fail";
        }
        return verdicts.contains(Condition.Verdict.UNKNOWN) ? "unknown" : "pass";
    }
}
