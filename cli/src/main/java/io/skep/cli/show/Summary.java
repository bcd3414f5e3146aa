package io.skep.cli.show;

import io.skep.plans.plan.Plan;
import io.skep.plans.resource.Change;
import java.util.List;

/** How many resources a plan adds, changes, destroys and forgets. One that is made anew is both added and destroyed. */
public record Summary(int add, int change, int destroy, int forget, int imports) {

    /** Counts the changes of a plan and what it takes up. */
    public static Summary of(Plan plan) {
        Summary changes = of(plan.changes());
        return new Summary(
                changes.add(),
                changes.change(),
                changes.destroy(),
                changes.forget(),
                plan.terms().imported().size());
    }

    static Summary of(List<Change> changes) {
        int add = 0;
        int change = 0;
        int destroy = 0;
        int forget = 0;
        for (Change each : changes) {
            switch (each) {
                case Change.NoOp _ -> {}
                case Change.Create _ -> add++;
                case Change.Update _ -> change++;
                case Change.Replace _ -> {
                    add++;
                    destroy++;
                }
                case Change.Delete _ -> destroy++;
                case Change.Forget _ -> forget++;
            }
        }
        return new Summary(add, change, destroy, forget, 0);
    }

    /** {@code 3 to add, 1 to change, 0 to destroy}. */
    public String text() {
        return imported(" to import") + add + " to add, " + change + " to change, " + destroy + " to destroy"
                + forgotten(" to forget");
    }

    /** {@code 3 added, 1 changed, 0 destroyed}, once it is done. */
    public String done() {
        return imported(" imported") + add + " added, " + change + " changed, " + destroy + " destroyed"
                + forgotten(" forgotten");
    }

    private String imported(String word) {
        return imports == 0 ? "" : imports + word + ", ";
    }

    private String forgotten(String word) {
        return forget == 0 ? "" : ", " + forget + word;
    }
}
