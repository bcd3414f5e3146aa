/** An engine, its swarm and a world held in memory, for tests of this room and of those who use it. */
@NullMarked
package io.skep.swarm.fake;

import org.jspecify.annotations.NullMarked;
