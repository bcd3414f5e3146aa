/** The driver {@code simulated}: hosts that exist in a simulated world only, so that any topology can be tried without a machine. */
@NullMarked
package io.skep.drivers.simulated;

import org.jspecify.annotations.NullMarked;
