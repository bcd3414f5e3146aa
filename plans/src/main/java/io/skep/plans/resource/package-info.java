/** One thing skep looks after: its address, what is wanted of it, what was seen of it, and the change between the two. */
@NullMarked
package io.skep.plans.resource;

import org.jspecify.annotations.NullMarked;
