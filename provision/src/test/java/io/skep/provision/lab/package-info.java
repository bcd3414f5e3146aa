/** Real hosts for tests: containers with systemd and an SSH server on the Docker Engine of this machine. */
@NullMarked
package io.skep.provision.lab;

import org.jspecify.annotations.NullMarked;
