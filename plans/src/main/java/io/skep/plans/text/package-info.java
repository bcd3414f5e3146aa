/**
 * Places in files and what is wrong there: source files, positions, ranges and diagnostics, plus their rendering for people. The syntax
 * tree is in {@code syntax}, the HCL reader in {@code hcl}, the YAML and JSON readers in {@code data}. This package depends on none of
 * them.
 */
@NullMarked
package io.skep.plans.text;

import org.jspecify.annotations.NullMarked;
