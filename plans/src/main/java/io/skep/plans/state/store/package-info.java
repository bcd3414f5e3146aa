/** The places a state can be kept in, one folder each. */
@NullMarked
package io.skep.plans.state.store;

import org.jspecify.annotations.NullMarked;
