/** What a host is: its system, package tool, kernel and size, read with one command. */
@NullMarked
package io.skep.provision.facts;

import org.jspecify.annotations.NullMarked;
