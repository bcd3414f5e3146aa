/**
 * Reads YAML and JSON into the same syntax tree as HCL, every node with its place, and turns mappings into blocks where a schema says
 * so. {@link io.skep.plans.text.data.DocumentReader} is the way in for files of all three languages.
 */
@NullMarked
package io.skep.plans.text.data;

import org.jspecify.annotations.NullMarked;
