/** What a person or a program sees: plans, progress, values and errors as text, colours and JSON. Nothing here acts. */
@NullMarked
package io.skep.cli.show;

import org.jspecify.annotations.NullMarked;
