/**
 * Docker Engine on a host: which version is wanted, how it is installed, what is in its {@code daemon.json}, and which images it has from the
 * start. Installers for families of systems have folders of their own, listed in {@link io.skep.provision.engine.Installers}.
 */
@NullMarked
package io.skep.provision.engine;

import org.jspecify.annotations.NullMarked;
