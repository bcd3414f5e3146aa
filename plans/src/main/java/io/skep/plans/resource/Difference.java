package io.skep.plans.resource;

import io.skep.plans.text.value.Value;

/**
 * One attribute that differs.
 *
 * @param path {@code update.delay}, {@code labels["size"]}
 * @param before {@link Value#NOTHING} where it was absent
 * @param after {@link Value#NOTHING} where it will be absent
 * @param replaces whether it can only be changed by making the resource anew
 */
public record Difference(String path, Value before, Value after, boolean replaces) {}
