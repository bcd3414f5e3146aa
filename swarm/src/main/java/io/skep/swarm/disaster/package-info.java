/** What is done when a swarm is lost or might be: backups of it, a swarm begun anew from one manager's raft, and which manager that is. */
@NullMarked
package io.skep.swarm.disaster;

import org.jspecify.annotations.NullMarked;
