/** skep as a user runs it, on real hosts: the launcher in a process of its own, engines asked directly for the truth. */
@NullMarked
package io.skep.cli.acceptance;

import org.jspecify.annotations.NullMarked;
