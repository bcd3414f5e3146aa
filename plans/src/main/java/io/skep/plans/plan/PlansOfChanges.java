package io.skep.plans.plan;

import io.skep.plans.resource.Change;
import io.skep.plans.state.form.Upgrade;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From format 1, whose plans held changes only and knew one way to make something anew, to format 2. */
final class PlansOfChanges implements Upgrade {

    @Override
    public void upgrade(ObjectNode plan) {
        plan.path("changes").forEach(PlansOfChanges::completed);
        plan.path("drift").forEach(PlansOfChanges::completed);
        ObjectNode terms = plan.putObject("terms");
        PlanOptions.Mode mode = plan.path("wanted").isEmpty() ? PlanOptions.Mode.DESTROY : PlanOptions.Mode.USUAL;
        terms.put("mode", mode.name());
        terms.put("believed", false);
        terms.putArray("notes");
        terms.putObject("imported");
        terms.putObject("conditions");
        terms.putArray("checks");
    }

    private static void completed(JsonNode change) {
        if (change.path("replace") instanceof ObjectNode replace) {
            boolean own = StreamSupport.stream(replace.path("differences").spliterator(), false)
                    .anyMatch(each -> each.path("replaces").asBoolean(false)
                            && !each.path("path").asString("").equals("needs"));
            replace.put("createFirst", false);
            replace.put("cause", (own ? Change.Cause.DIFFERENCES : Change.Cause.NEEDS).name());
        }
    }
}
