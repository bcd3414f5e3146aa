/** Small spellings that every document of the swarm shares: names, labels of ours, durations, trees. */
@NullMarked
package io.skep.swarm.document;

import org.jspecify.annotations.NullMarked;
