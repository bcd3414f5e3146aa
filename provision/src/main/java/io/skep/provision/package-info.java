/** What is done on one host over SSH: connections, facts, Docker Engine, image archives. {@link io.skep.provision.ProvisionTypes} is the list. */
@NullMarked
package io.skep.provision;

import org.jspecify.annotations.NullMarked;
