package io.skep.cli.show;

import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import java.util.List;

/** One change on one line: its sign, its address, and what of it changes or why. */
final class ChangeLine {
    private static final int NAMES = 6;

    private ChangeLine() {}

    static String of(Change change, Paint paint) {
        String sign = " ".repeat(Math.max(0, 3 - change.sign().length())) + paint.sign(change.sign());
        String note = note(change);
        return sign + " " + change.address() + (note.isEmpty() ? "" : paint.faint("  (" + note + ")"));
    }

    private static String note(Change change) {
        return switch (change) {
            case Change.NoOp _ -> "";
            case Change.Create create -> create.resumed() ? "an earlier run began it" : "";
            case Change.Update update -> names(update.differences());
            case Change.Replace replace -> names(replace.differences());
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
