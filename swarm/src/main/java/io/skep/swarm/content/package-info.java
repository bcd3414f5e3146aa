/** Secrets and configs: contents that the swarm hands to tasks as files and that cannot change, so that a new content is a new object. */
@NullMarked
package io.skep.swarm.content;

import org.jspecify.annotations.NullMarked;
