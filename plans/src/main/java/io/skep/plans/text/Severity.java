package io.skep.plans.text;

/** How bad a {@link Diagnostic} is: an error stops the command before it acts, a warning does not. */
public enum Severity {
    ERROR,
    WARNING
}
