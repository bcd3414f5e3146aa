/** From documents to a fully evaluated topology. */
@NullMarked
package io.skep.plans.topology;

import org.jspecify.annotations.NullMarked;
