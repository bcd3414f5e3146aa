package io.skep.plans.text.eval.function;

/** What a parameter of a function takes; arguments are converted to it. */
enum Kind {
    TEXT("a string"),
    NUMBER("a number"),
    WHOLE("a whole number"),
    LIST("a list or set"),
    MAP("an object"),
    /** Anything but null. */
    ANY("a value"),
    /** Anything, null too. */
    NULLABLE("a value");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
