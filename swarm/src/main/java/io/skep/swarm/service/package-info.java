/** Services: their documents, their convergence, and whether what they publish is carried. */
@NullMarked
package io.skep.swarm.service;

import org.jspecify.annotations.NullMarked;
