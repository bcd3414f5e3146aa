/** The simulated fleet: a world of hosts, engines and swarms that exist in memory, put together from what each room simulates. */
@NullMarked
package io.skep.cli.simulated;

import org.jspecify.annotations.NullMarked;
