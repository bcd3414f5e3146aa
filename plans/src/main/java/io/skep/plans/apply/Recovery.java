package io.skep.plans.apply;

import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import java.util.List;

/**
 * What recovering came to; nothing of it is written yet.
 *
 * @param state what is to be recorded
 * @param adopted what was found in the world and in no record, and is now in the state: the next apply sees to it that it is as asked
 * @param explained what cannot be known or is not as recorded, each a sentence for people
 */
public record Recovery(State state, List<Address> adopted, List<String> explained) {
    public Recovery {
        adopted = List.copyOf(adopted);
        explained = List.copyOf(explained);
    }
}
