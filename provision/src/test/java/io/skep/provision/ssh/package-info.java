/** Tests of the SSH connection, most of them against a real SSH server. */
@NullMarked
package io.skep.provision.ssh;

import org.jspecify.annotations.NullMarked;
