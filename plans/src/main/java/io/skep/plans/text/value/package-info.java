/** The values an expression can have: one closed set used from the language to the saved plan. */
@NullMarked
package io.skep.plans.text.value;

import org.jspecify.annotations.NullMarked;
