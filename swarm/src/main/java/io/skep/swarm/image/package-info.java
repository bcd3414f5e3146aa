/** Images and the registries they come from: what a name stands for, and who one is to a registry. */
@NullMarked
package io.skep.swarm.image;

import org.jspecify.annotations.NullMarked;
