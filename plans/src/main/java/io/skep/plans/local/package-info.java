/** Programs on the machine that runs skep. */
@NullMarked
package io.skep.plans.local;

import org.jspecify.annotations.NullMarked;
