package io.skep.cli.show;

/** How much of a plan a person is shown. */
public enum View {
    /** Every change with its attributes. */
    FULL,
    /** A line for each change, with the names of the attributes that change. */
    CONCISE,
    /** A line for each change, below what it stands on. */
    TREE,
    /** How many of each kind, and what is destroyed. */
    SUMMARY
}
