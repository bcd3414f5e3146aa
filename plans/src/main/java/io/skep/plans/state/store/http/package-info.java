/** A state in one document on a web server, by the verbs that Terraform's state servers speak. */
@NullMarked
package io.skep.plans.state.store.http;

import org.jspecify.annotations.NullMarked;
