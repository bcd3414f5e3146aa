/** Tests of what is read of a host. */
@NullMarked
package io.skep.provision.facts;

import org.jspecify.annotations.NullMarked;
