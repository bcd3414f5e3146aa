/** What one needs to know of a host before anything is done to it: read with one command, parsed without touching anything. */
@NullMarked
package io.skep.provision.facts;

import org.jspecify.annotations.NullMarked;
