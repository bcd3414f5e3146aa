package io.skep.plans.state;

/** How far the last act on a resource came. */
public enum Progress {
    /** It has reached what was recorded. */
    SETTLED,
    /** It was being made. */
    MAKING,
    /** It was being changed where it stands. */
    CHANGING,
    /** It was being removed. */
    REMOVING
}
