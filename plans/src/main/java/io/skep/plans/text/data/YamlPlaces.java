package io.skep.plans.text.data;

import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.hcl.Fragment;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Finds where the characters of a scalar stand in the file: exactly, or else the scalar as a whole. */
final class YamlPlaces {
    private YamlPlaces() {}

    static Fragment fragment(ScalarEvent scalar, Range range, SourceFile source) {
        String value = scalar.getValue();
        int quote = scalar.isPlain() ? 0 : 1;
        int start = range.start().offset() + quote;
        int end = range.end().offset() - quote;
        if (end - start == value.length() && source.text().startsWith(value, start)) {
            return Fragment.of(source, start, end);
        }
        int[] offsets = scalar.getScalarStyle() == ScalarStyle.LITERAL
                ? literalOffsets(value, range, source)
                : aligned(scalar, start, end, source);
        return offsets == null
                ? new Fragment(value, (first, last) -> range)
                : new Fragment(value, (first, last) -> source.range(offsets[first], offsets[last]));
    }

    private static int @Nullable [] aligned(ScalarEvent scalar, int start, int end, SourceFile source) {
        boolean folded = scalar.getScalarStyle() == ScalarStyle.FOLDED;
        int first = folded ? source.text().indexOf('\n', start) + 1 : start;
        int last = folded ? end + 1 : end;
        char quote = switch (scalar.getScalarStyle()) {
            case DOUBLE_QUOTED -> '"';
            case SINGLE_QUOTED -> '\'';
            case PLAIN, LITERAL, FOLDED, JSON_SCALAR_STYLE -> '\0';
        };
        return YamlAlignment.offsets(
                scalar.getValue(),
                source.text(),
                first,
                Math.min(last, source.text().length()),
                quote);
    }

    /** In a {@code |} scalar each line is as written but for the indent. */
    private static int @Nullable [] literalOffsets(String value, Range range, SourceFile source) {
        int[] offsets = new int[value.length() + 1];
        int line = range.start().line() + 1;
        int at = 0;
        int lastEnd = range.start().offset();
        while (at < value.length()) {
            int end = value.indexOf('\n', at) < 0 ? value.length() : value.indexOf('\n', at);
            String text = value.substring(at, end);
            if (line > source.lineCount() || !source.line(line).endsWith(text)) {
                return null;
            }
            int start = source.lineStart(line) + source.line(line).length() - text.length();
            for (int index = at; index <= end; index++) {
                offsets[index] = start + index - at;
            }
            lastEnd = start + text.length();
            at = end + 1;
            line++;
        }
        offsets[value.length()] = lastEnd;
        return offsets;
    }
}
