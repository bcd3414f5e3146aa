/**
 * The syntax tree that HCL, YAML and JSON are all read into: bodies of attributes and blocks, and expressions, every node with its
 * exact range in the file. Nothing here knows a value, a scope or a schema. All types are immutable.
 */
@NullMarked
package io.skep.plans.text.syntax;

import org.jspecify.annotations.NullMarked;
