/** Tests of Debian's and Ubuntu's packages. */
@NullMarked
package io.skep.provision.engine.debian;

import org.jspecify.annotations.NullMarked;
