/** Words for acting on a host: endpoint, command, output, connection. Values and interfaces only; how it is done is the provision room's. */
@NullMarked
package io.skep.plans.remote;

import org.jspecify.annotations.NullMarked;
