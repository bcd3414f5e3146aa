/** Image archives on the machine that runs skep: what is in them, and the resource that makes them with a local command. */
@NullMarked
package io.skep.provision.archive;

import org.jspecify.annotations.NullMarked;
