/**
 * {@code skep test}: reads test files, plays their runs one after the other in a simulated world, and judges what they
 * assert. Prints nothing itself: it tells a {@link io.skep.cli.tests.TestReport}.
 */
@NullMarked
package io.skep.cli.tests;

import org.jspecify.annotations.NullMarked;
