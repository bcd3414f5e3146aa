package io.skep.plans.text.eval.function;

/** A parameter of a function. */
record Parameter(String name, Kind kind) {}
