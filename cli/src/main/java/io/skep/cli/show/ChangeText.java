package io.skep.cli.show;

import io.skep.plans.plan.Terms;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import java.util.List;

/** One change as a block of text: what becomes of the resource and why, then its attributes. */
final class ChangeText {
    private static final int ATTRIBUTES = 6;

    private final Paint paint;
    private final StringBuilder out;
    private final Terms terms;

    ChangeText(Paint paint, StringBuilder out, Terms terms) {
        this.paint = paint;
        this.terms = terms;
        this.out = out;
    }

    /** What the plan will do. */
    void planned(Change change) {
        switch (change) {
            case Change.NoOp _ -> untouched(change);
            case Change.Create create -> {
                head(change, "will be created", create.resumed() ? "an earlier run began it and did not finish" : "");
                body(change, Rows.whole("+", create.after()));
            }
            case Change.Update update -> {
                head(change, "will be updated in place", "");
                origin(change);
                body(change, DifferenceRows.of(update.differences(), update.after()));
            }
            case Change.Replace replace -> {
                head(change, "must be " + paint.red("replaced"), cause(replace));
                origin(change);
                body(change, DifferenceRows.of(replace.differences(), replace.after()));
            }
            case Change.Delete delete -> {
                head(change, "will be " + paint.red("destroyed"), delete.reason());
                body(change, Rows.whole("-", delete.before()));
            }
            case Change.Forget forget -> {
                head(change, "will be removed from the state, but will not be destroyed", forget.reason());
                out.append('\n');
            }
        }
    }

    /** What has happened behind skep's back. */
    void drifted(Change change) {
        switch (change) {
            case Change.NoOp _ -> {}
            case Change.Create create -> {
                head(change, "has appeared", "");
                body(change, Rows.whole("+", create.after()));
            }
            case Change.Update update -> {
                head(change, "has changed", "");
                body(change, DifferenceRows.of(update.differences(), update.after()));
            }
            case Change.Replace replace -> {
                head(change, "has changed", "");
                body(change, DifferenceRows.of(replace.differences(), replace.after()));
            }
            case Change.Delete delete -> {
                head(change, "has been deleted", delete.reason());
                body(change, Rows.whole("-", delete.before()));
            }
            case Change.Forget forget -> {
                head(change, "is gone", forget.reason());
                out.append('\n');
            }
        }
    }

    private static String cause(Change.Replace replace) {
        return switch (replace.cause()) {
            case DIFFERENCES, NEEDS -> "";
            case REQUESTED, TRIGGERED -> JsonParts.reason(replace);
        };
    }

    /** Where it comes from, where the plan does not make it. */
    private void origin(Change change) {
        Address from = terms.moves().get(change.address());
        if (from != null) {
            out.append("  # (moved from ").append(from).append(")\n");
        }
        String id = terms.imported().get(change.address());
        if (id != null) {
            out.append("  # (imported from \"").append(id).append("\")\n");
        }
    }

    /** What is only moved or taken up. */
    private void untouched(Change change) {
        Address from = terms.moves().get(change.address());
        if (from != null) {
            out.append(paint.bold("  # " + from))
                    .append(" has moved to ")
                    .append(paint.bold(change.address().toString()));
            out.append("\n\n");
        } else {
            head(change, "will be imported", "");
            origin(change);
            out.append('\n');
        }
    }

    private void head(Change change, String fate, String reason) {
        out.append(paint.bold("  # " + change.address()))
                .append(' ')
                .append(fate)
                .append('\n');
        if (!reason.isEmpty()) {
            out.append("  # (because ").append(reason).append(")\n");
        }
    }

    private void body(Change change, List<Row> rows) {
        Address address = change.address();
        String sign = " ".repeat(3 - change.sign().length()) + paint.sign(change.sign());
        out.append(sign)
                .append(' ')
                .append(address.kind())
                .append(" \"")
                .append(address.name())
                .append("\" {\n");
        new RowText(paint, out).write(rows, ATTRIBUTES);
        out.append("    }\n\n");
    }
}
