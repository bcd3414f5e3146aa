/** Tests of the engine resource. */
@NullMarked
package io.skep.provision.engine;

import org.jspecify.annotations.NullMarked;
