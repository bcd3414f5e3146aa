/** What is done on one host over SSH: connecting, detecting facts, installing and configuring the engine. */
@NullMarked
package io.skep.provision;

import org.jspecify.annotations.NullMarked;
