package io.skep.plans.text;

/**
 * A value that took part in what went wrong, to be shown beside the message.
 *
 * @param expression as written in the file, for instance {@code var.size}
 * @param value rendered for people; the caller has already replaced secrets, so this text may be printed anywhere
 */
public record ShownValue(String expression, String value) {}
