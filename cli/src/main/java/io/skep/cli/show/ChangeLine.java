package io.skep.cli.show;

import io.skep.plans.plan.Terms;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import java.util.ArrayList;
import java.util.List;

/** One change on one line: its sign, its address, and what of it changes or why. */
final class ChangeLine {
    private static final int NAMES = 6;

    private final Paint paint;
    private final Terms terms;

    ChangeLine(Paint paint, Terms terms) {
        this.paint = paint;
        this.terms = terms;
    }

    String of(Change change) {
        String sign = " ".repeat(Math.max(0, 3 - change.sign().length())) + paint.sign(change.sign());
        String note = String.join("; ", notes(change));
        return sign + " " + change.address() + (note.isEmpty() ? "" : paint.faint("  (" + note + ")"));
    }

    private List<String> notes(Change change) {
        List<String> notes = new ArrayList<>();
        Address from = terms.moves().get(change.address());
        if (from != null) {
            notes.add("moved from " + from);
        }
        String id = terms.imported().get(change.address());
        if (id != null) {
            notes.add("imported from \"" + id + "\"");
        }
        String own = note(change);
        if (!own.isEmpty()) {
            notes.add(own);
        }
        return notes;
    }

    private static String note(Change change) {
        return switch (change) {
            case Change.NoOp _ -> "";
            case Change.Create create -> create.resumed() ? "an earlier run began it" : "";
            case Change.Update update -> names(update.differences());
            case Change.Replace replace ->
                switch (replace.cause()) {
                    case DIFFERENCES, NEEDS -> names(replace.differences());
                    case REQUESTED, TRIGGERED -> JsonParts.reason(replace);
                };
            case Change.Delete delete -> delete.reason();
            case Change.Forget forget -> forget.reason();
        };
    }

    private static String names(List<Difference> differences) {
        List<String> names =
                differences.stream().map(Difference::path).distinct().toList();
        String shown = String.join(", ", names.subList(0, Math.min(NAMES, names.size())));
        return names.size() > NAMES ? shown + " and " + (names.size() - NAMES) + " more" : shown;
    }
}
