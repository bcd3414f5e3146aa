/** Where hosts come from: each driver makes, finds and destroys hosts of one kind, and yields an endpoint. */
@NullMarked
package io.skep.drivers;

import org.jspecify.annotations.NullMarked;
