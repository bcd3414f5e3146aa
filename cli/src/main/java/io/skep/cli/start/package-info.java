/** What the build does so that skep starts fast. None of this runs when a person types a command. */
@NullMarked
package io.skep.cli.start;

import org.jspecify.annotations.NullMarked;
