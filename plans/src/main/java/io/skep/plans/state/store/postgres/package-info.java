/** A state in a PostgreSQL database: one table, whose primary key says who was first. */
@NullMarked
package io.skep.plans.state.store.postgres;

import org.jspecify.annotations.NullMarked;
