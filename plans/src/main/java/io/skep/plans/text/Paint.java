package io.skep.plans.text;

/** Colours pieces of a rendered diagnostic. The one who prints supplies it; {@link #PLAIN} leaves everything as it is. */
@FunctionalInterface
public interface Paint {
    /** The pieces that may be shown differently. */
    enum Part {
        ERROR_HEADING,
        WARNING_HEADING,
        PLACE,
        LINE_NUMBER,
        UNDERLINE,
        VALUE,
        HINT
    }

    /** No colours. */
    Paint PLAIN = (part, text) -> text;

    /** The text with whatever control sequences show it as that part. */
    String paint(Part part, String text);
}
