/** Image archives on the machine that runs skep: made where they are missing, read to know what is in them. */
@NullMarked
package io.skep.provision.archive;

import org.jspecify.annotations.NullMarked;
