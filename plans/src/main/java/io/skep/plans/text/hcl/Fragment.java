package io.skep.plans.text.hcl;

import io.skep.plans.text.Position;
import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import java.util.function.IntFunction;

/**
 * A text to parse and where its characters stand in the file the user wrote. The two differ where HCL is found inside another syntax,
 * for instance a template in a YAML string.
 *
 * @param file name for ranges
 * @param text what is parsed
 * @param positions the place in the file of each offset in {@code text}, its length included
 */
public record Fragment(String file, String text, IntFunction<Position> positions) {
    /** The whole of a file. */
    public static Fragment of(SourceFile source) {
        return new Fragment(source.name(), source.text(), source::position);
    }

    /** The part of a file between two offsets. */
    public static Fragment of(SourceFile source, int start, int end) {
        return new Fragment(
                source.name(), source.text().substring(start, end), offset -> source.position(start + offset));
    }

    Range range(int start, int end) {
        Position first = positions.apply(start);
        return new Range(file, first, start == end ? first : positions.apply(end));
    }
}
