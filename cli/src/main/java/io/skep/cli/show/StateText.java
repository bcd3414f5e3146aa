package io.skep.cli.show;

import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import java.util.stream.Collectors;

/** What the state records, for people. Secrets are not in it, and later values are what they became. */
public final class StateText {
    private StateText() {}

    /** Everything, in the order of addresses. */
    public static String of(State state, Paint paint) {
        String resources =
                state.resources().values().stream().map(each -> of(each, paint)).collect(Collectors.joining("\n"));
        String outputs = state.outputs().isEmpty() ? "" : "\nOutputs:\n\n" + OutputText.all(state.outputs());
        return resources.isEmpty() && outputs.isEmpty() ? "Nothing is there.\n" : resources + outputs;
    }

    /** One resource: what was asked for, then what was learned. */
    public static String of(Recorded recorded, Paint paint) {
        StringBuilder out = new StringBuilder();
        String unfinished = recorded.pending() ? " (a change was begun and not finished)" : "";
        out.append(paint.bold("# " + recorded.address() + unfinished)).append('\n');
        out.append(recorded.address().kind())
                .append(" \"")
                .append(recorded.address().name())
                .append("\" {\n");
        new RowText(paint, out).write(Rows.whole("", recorded.spec()), 3);
        if (!recorded.outputs().entries().isEmpty()) {
            out.append("\n    # outputs\n");
            new RowText(paint, out).write(Rows.whole("", recorded.outputs()), 3);
        }
        return out.append("}\n").toString();
    }
}
