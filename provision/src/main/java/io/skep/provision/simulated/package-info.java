/** Computers that exist in a simulated world only: they answer the commands that this room sends, and no others. */
@NullMarked
package io.skep.provision.simulated;

import org.jspecify.annotations.NullMarked;
