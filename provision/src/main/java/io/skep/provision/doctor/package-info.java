/** Looks hosts over before they are one swarm: each alone, and from each to each other. Changes nothing on them. */
@NullMarked
package io.skep.provision.doctor;

import org.jspecify.annotations.NullMarked;
