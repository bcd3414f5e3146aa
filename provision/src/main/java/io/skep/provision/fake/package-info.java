/** A host with memory in place of a real one, for tests of whatever acts on hosts. */
@NullMarked
package io.skep.provision.fake;

import org.jspecify.annotations.NullMarked;
