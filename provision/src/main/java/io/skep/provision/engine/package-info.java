/**
 * Docker Engine on a host: installed, configured and given images over SSH. Commands are values, what they print is parsed without touching
 * anything, and every act may be done twice.
 */
@NullMarked
package io.skep.provision.engine;

import org.jspecify.annotations.NullMarked;
