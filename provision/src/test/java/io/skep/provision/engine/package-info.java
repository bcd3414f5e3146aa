/** Tests of engines: on hosts in memory, and on a real one. */
@NullMarked
package io.skep.provision.engine;

import org.jspecify.annotations.NullMarked;
