package io.skep.plans.text.data;

/** What a topology never reaches, so that hostile input costs neither stack nor memory nor time. */
final class DataLimits {
    /** Levels of mappings and lists. */
    static final int DEPTH = 200;

    /** Values that aliases may add to what is written out. */
    static final int ALIASED_VALUES = 50_000;

    /** Digits of a number, and size of its exponent. */
    static final int DIGITS = 1000;

    private DataLimits() {}
}
