/** What needs what, as pictures: the text of DOT and Mermaid, and SVG laid out by a library. */
@NullMarked
package io.skep.cli.graph;

import org.jspecify.annotations.NullMarked;
