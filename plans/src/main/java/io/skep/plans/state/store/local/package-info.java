/** A state in a folder of the machine skep runs on: {@code state.json}, {@code journal.jsonl}, {@code lock}. */
@NullMarked
package io.skep.plans.state.store.local;

import org.jspecify.annotations.NullMarked;
