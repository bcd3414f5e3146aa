/** The twelve promises of skep, each as something that can be found broken after a run on a simulated fleet. */
@NullMarked
package io.skep.cli.simulated.promises;

import org.jspecify.annotations.NullMarked;
