/** Docker Engine from the packages of Debian and Ubuntu themselves. */
@NullMarked
package io.skep.provision.engine.debian;

import org.jspecify.annotations.NullMarked;
