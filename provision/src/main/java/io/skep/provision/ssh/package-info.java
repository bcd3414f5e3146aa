/**
 * Reaching hosts over SSH: the only package that knows SSHJ. {@link io.skep.provision.ssh.SshConnections} opens connections and keeps them;
 * everything else here is a detail of how host keys are checked, users log in, commands run and streams are opened.
 */
@NullMarked
package io.skep.provision.ssh;

import org.jspecify.annotations.NullMarked;
