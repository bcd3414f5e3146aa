package io.skep.cli.show;

import io.skep.plans.text.value.Value;
import java.util.SortedMap;

/** Outputs and other settled values for people, without signs. */
public final class OutputText {
    private OutputText() {}

    /** {@code name = value}, one below the other. */
    public static String all(SortedMap<String, Value> outputs) {
        StringBuilder out = new StringBuilder();
        new RowText(Paint.PLAIN, out).write(Rows.whole("", new Value.Entries(outputs)), -1);
        return out.toString();
    }

    /** One value. */
    public static String one(Value value) {
        return Shape.line(value);
    }
}
