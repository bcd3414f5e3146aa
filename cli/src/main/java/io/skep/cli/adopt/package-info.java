/** Writes what was found of a live swarm as the text of a topology. Reads and writes texts only; no host is asked here. */
@NullMarked
package io.skep.cli.adopt;

import org.jspecify.annotations.NullMarked;
