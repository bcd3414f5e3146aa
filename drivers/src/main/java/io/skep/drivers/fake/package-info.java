/** A driver with memory instead of machines, for simulated fleets and for tests of other rooms. */
@NullMarked
package io.skep.drivers.fake;

import org.jspecify.annotations.NullMarked;
