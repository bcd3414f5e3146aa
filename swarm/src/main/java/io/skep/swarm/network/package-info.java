/** Networks that services share. */
@NullMarked
package io.skep.swarm.network;

import org.jspecify.annotations.NullMarked;
