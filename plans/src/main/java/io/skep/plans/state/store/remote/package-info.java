/**
 * A state's shelf in a place that many can reach over a network. It asks one thing of that place: that of two who add the same name, only one
 * is told that he did. The places are the folders beside this one.
 */
@NullMarked
package io.skep.plans.state.store.remote;

import org.jspecify.annotations.NullMarked;
