package io.skep.cli.show;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import java.util.List;

/** One change as a block of text: what becomes of the resource and why, then its attributes. */
final class ChangeText {
    private static final int ATTRIBUTES = 6;

    private final Paint paint;
    private final StringBuilder out;

    ChangeText(Paint paint, StringBuilder out) {
        this.paint = paint;
        this.out = out;
    }

    /** What the plan will do. */
    void planned(Change change) {
        switch (change) {
            case Change.NoOp _ -> {}
            case Change.Create create -> {
                head(change, "will be created", create.resumed() ? "an earlier run began it and did not finish" : "");
                body(change, Rows.whole("+", create.after()));
            }
            case Change.Update update -> {
                head(change, "will be updated in place", "");
                body(change, DifferenceRows.of(update.differences(), update.after()));
            }
            case Change.Replace replace -> {
                head(change, "must be " + paint.red("replaced"), "");
                body(change, DifferenceRows.of(replace.differences(), replace.after()));
            }
            case Change.Delete delete -> {
                head(change, "will be " + paint.red("destroyed"), delete.reason());
                body(change, Rows.whole("-", delete.before()));
            }
            case Change.Forget forget -> {
                head(change, "will no longer be looked after, and is left as it is", forget.reason());
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
