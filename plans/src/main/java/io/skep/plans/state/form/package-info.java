/**
 * How values, resources, changes and steps are written down, in the state, the journal and saved plans alike: lossless, the same bytes for
 * the same content, and never the content of a secret.
 */
@NullMarked
package io.skep.plans.state.form;

import org.jspecify.annotations.NullMarked;
