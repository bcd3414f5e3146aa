/**
 * A world with memory that is not there: a fleet of objects, kinds of resources that live in it, time that does not pass. Everything from
 * the planner to the journal runs against it in tests, of this room and of others; nothing else uses it.
 */
@NullMarked
package io.skep.plans.fake;

import org.jspecify.annotations.NullMarked;
