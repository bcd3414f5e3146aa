/** What all rooms' simulations share: who keeps a simulated world, and what befalls those who act on it. */
@NullMarked
package io.skep.plans.simulated;

import org.jspecify.annotations.NullMarked;
