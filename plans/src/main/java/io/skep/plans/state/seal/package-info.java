/**
 * Encryption of what is kept: states, journals and saved plans. Each file has a data key of its own (AES-256-GCM), wrapped by a key that a
 * passphrase or a key program gives. Text in, text out: where the text is kept is not its business.
 */
@NullMarked
package io.skep.plans.state.seal;

import org.jspecify.annotations.NullMarked;
