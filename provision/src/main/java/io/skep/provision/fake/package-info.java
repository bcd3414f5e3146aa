/** A host that is only played, for tests of steps and looks: scripted answers, and a memory of what was run. */
@NullMarked
package io.skep.provision.fake;

import org.jspecify.annotations.NullMarked;
