package io.skep.cli.show;

import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanOptions;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import java.util.Optional;

/** Why a plan changes a resource, in the words that Terraform's JSON has for it. */
final class PlanReason {
    private PlanReason() {}

    /** The action in the stream of lines; what only moves or is only taken up is told too. */
    static String action(Change change, Plan plan) {
        if (!(change instanceof Change.NoOp)) {
            return JsonParts.action(change);
        } else if (plan.terms().imported().containsKey(change.address())) {
            return "import";
        }
        return plan.terms().moves().containsKey(change.address()) ? "move" : "noop";
    }

    /** The {@code action_reason} of the document; empty where the change speaks for itself. */
    static String inDocument(Change change, Plan plan) {
        return switch (change) {
            case Change.Replace replace ->
                switch (replace.cause()) {
                    case DIFFERENCES, NEEDS -> "replace_because_cannot_update";
                    case REQUESTED -> "replace_by_request";
                    case TRIGGERED -> "replace_by_triggers";
                };
            case Change.Delete delete -> deleted(delete.address(), plan);
            case Change.NoOp _, Change.Create _, Change.Update _, Change.Forget _ -> "";
        };
    }

    /** The {@code reason} in the stream of lines. */
    static String inStream(Change change, Plan plan) {
        return switch (inDocument(change, plan)) {
            case "replace_because_cannot_update" -> "cannot_update";
            case "replace_by_request" -> "requested";
            case "replace_by_triggers" -> "replace_triggered_by";
            case String other -> other;
        };
    }

    private static String deleted(Address address, Plan plan) {
        if (plan.terms().mode() == PlanOptions.Mode.DESTROY) {
            return "";
        }
        Optional<Address> sister = plan.wanted().keySet().stream()
                .filter(each -> each.block().equals(address.block()))
                .findFirst();
        if (sister.isEmpty()) {
            return "delete_because_no_resource_config";
        } else if (kindOfKey(sister.get()) != kindOfKey(address)) {
            return "delete_because_wrong_repetition";
        }
        return kindOfKey(address) == '"' ? "delete_because_each_key" : "delete_because_count_index";
    }

    /** A quotation mark for {@code for_each}, a zero for {@code count}, a blank for neither. */
    private static char kindOfKey(Address address) {
        return address.key().map(key -> key.startsWith("\"") ? '"' : '0').orElse(' ');
    }
}
