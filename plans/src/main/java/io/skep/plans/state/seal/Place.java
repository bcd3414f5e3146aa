package io.skep.plans.state.seal;

/**
 * Where sealed records belong. Records open only in the place they were sealed for, so that none can be moved to another file, another
 * state or another moment.
 *
 * @param kind {@code state}, {@code journal} or {@code plan}
 * @param lineage of the state
 * @param serial of the state, of the journal's apply, or of the state the plan was made for
 */
public record Place(String kind, String lineage, long serial) {}
