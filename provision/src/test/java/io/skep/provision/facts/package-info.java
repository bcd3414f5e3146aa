/** Tests of what is told of a host. */
@NullMarked
package io.skep.provision.facts;

import org.jspecify.annotations.NullMarked;
