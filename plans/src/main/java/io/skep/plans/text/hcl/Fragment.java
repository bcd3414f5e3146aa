package io.skep.plans.text.hcl;

import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;

/**
 * A text to parse and where its characters stand in the file the user wrote. The two differ where HCL is found inside another syntax,
 * for instance a template in a YAML string.
 *
 * @param text what is parsed
 * @param places the range in the file for offsets in {@code text}
 */
public record Fragment(String text, Places places) {
    /** Finds the range in the file of what stands between two offsets in the text. */
    @FunctionalInterface
    public interface Places {
        Range range(int start, int end);
    }

    /** The whole of a file. */
    public static Fragment of(SourceFile source) {
        return new Fragment(source.text(), source::range);
    }

    /** The part of a file between two offsets. */
    public static Fragment of(SourceFile source, int start, int end) {
        return new Fragment(
                source.text().substring(start, end), (first, last) -> source.range(start + first, start + last));
    }

    Range range(int start, int end) {
        return places.range(start, end);
    }
}
