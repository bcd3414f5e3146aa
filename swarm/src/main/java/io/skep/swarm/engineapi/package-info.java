/** A thin HTTP client for the Docker Engine API over a stream to the engine's socket: documents stay trees, so an update never erases a field it does not know. */
@NullMarked
package io.skep.swarm.engineapi;

import org.jspecify.annotations.NullMarked;
