/** Driver {@code generic}: machines that are there already and are reached over SSH. Nothing is made and nothing destroyed. */
@NullMarked
package io.skep.drivers.generic;

import org.jspecify.annotations.NullMarked;
