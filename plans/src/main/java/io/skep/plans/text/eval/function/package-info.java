/** The functions of the language, one file per family, and the list of them all. They work on known values only. */
@NullMarked
package io.skep.plans.text.eval.function;

import org.jspecify.annotations.NullMarked;
