package io.skep.plans.text.syntax;

import io.skep.plans.text.SourceFile;

/** One file, read: its text and its top-level body. Where reading met errors the body holds what could be understood. */
public record Document(SourceFile source, Body body) {}
