package io.skep.drivers;

/** A host found by nothing but the marks it bears. */
public record Tagged(HostTag tag, Found host) {}
