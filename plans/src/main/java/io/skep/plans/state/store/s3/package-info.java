/** A state in a bucket of Amazon S3 or of anything that speaks its protocol and keeps to {@code If-None-Match}. */
@NullMarked
package io.skep.plans.state.store.s3;

import org.jspecify.annotations.NullMarked;
