/**
 * Jackson's face of HCL: whatever reads and writes JSON with Jackson reads and writes HCL with {@link io.skep.plans.text.jackson.HclMapper}.
 *
 * <p>A file is an object. Its attributes come first, in the order written, then its block types in the order of their first block. A
 * block type without labels is its body, or a list of bodies where it occurs several times. Labels nest as in HCL's JSON syntax: {@code
 * host "a" {}} is <code>{"host": {"a": {}}}</code>, blocks of different labels share that object, and blocks of the same labels make a
 * list. Where blocks of one type have different numbers of labels, the type is a list of such objects. What is declared as a collection
 * is always bound as one; see {@link io.skep.plans.text.jackson.HclLabel} for labels in elements.
 */
@NullMarked
package io.skep.plans.text.jackson;

import org.jspecify.annotations.NullMarked;
