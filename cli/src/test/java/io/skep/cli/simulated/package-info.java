/** The whole of skep on simulated fleets: every kill, random faults, and the twelve promises after every run. */
@NullMarked
package io.skep.cli.simulated;

import org.jspecify.annotations.NullMarked;
