/** The commands, one file each: what is typed, told as a story. What they share in words and options is here too. */
@NullMarked
package io.skep.cli.command;

import org.jspecify.annotations.NullMarked;
