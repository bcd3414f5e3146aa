/** What must hold between hosts. */
@NullMarked
package io.skep.drivers.rules;

import org.jspecify.annotations.NullMarked;
