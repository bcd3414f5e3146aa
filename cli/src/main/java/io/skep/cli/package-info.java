/** Words typed and words shown. The only room that prints, and the only one that puts the other rooms together. */
@NullMarked
package io.skep.cli;

import org.jspecify.annotations.NullMarked;
