/** Test files of users, as {@code skep test} plays them. */
@NullMarked
package io.skep.cli.tests;

import org.jspecify.annotations.NullMarked;
