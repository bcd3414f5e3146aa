/** Driver {@code lab}: hosts are containers with systemd and sshd on a Docker Engine, driven through the docker command. */
@NullMarked
package io.skep.drivers.lab;

import org.jspecify.annotations.NullMarked;
