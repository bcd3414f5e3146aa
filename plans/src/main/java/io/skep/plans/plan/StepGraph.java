package io.skep.plans.plan;

import io.skep.plans.apply.Step;
import io.skep.plans.resource.Address;
import java.util.Collection;
import java.util.List;

/** The steps of a plan and their order while rules still add to it. */
public interface StepGraph {

    /** A step in the graph; {@code id} is unique and the same for the same inputs. */
    record Node(String id, Step step) {}

    /** Every step, in the order in which it was added. */
    List<Node> steps();

    /** The steps of one resource, in order. */
    List<Node> steps(Address address);

    /** {@code later} begins only when {@code earlier} is done. An edge that closes a circle is a bug and throws. */
    void after(Node later, Node earlier);

    /** Each of many steps begins only when {@code earlier} is done, but for those that it comes after already. */
    default void allAfter(Collection<Node> later, Node earlier) {
        for (Node each : later) {
            if (!each.equals(earlier) && !comesAfter(/* later= */ earlier, /* earlier= */ each)) {
                after(each, earlier);
            }
        }
    }

    /** Whether one step already comes after another, directly or not. */
    boolean comesAfter(Node later, Node earlier);
}
