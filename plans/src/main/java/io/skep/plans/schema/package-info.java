/** What may be written in a block, and how the attributes of a resource compare. */
@NullMarked
package io.skep.plans.schema;

import org.jspecify.annotations.NullMarked;
