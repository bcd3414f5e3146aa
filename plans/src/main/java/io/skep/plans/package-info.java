/** The kernel: files, values, differences, order, journal and state. Knows no SSH, no cloud and no Docker words. */
@NullMarked
package io.skep.plans;

import org.jspecify.annotations.NullMarked;
