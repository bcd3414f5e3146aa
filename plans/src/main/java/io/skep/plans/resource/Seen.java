package io.skep.plans.resource;

import io.skep.plans.text.value.Value.Entries;

/** What a look at one resource found. */
public sealed interface Seen {

    /**
     * It is there and it is ours.
     *
     * @param values its attributes, named as in the spec, so that they compare with it
     * @param outputs facts about it that others may need: addresses, identifiers
     */
    record Present(Entries values, Entries outputs) implements Seen {}

    /**
     * It is certainly not there. Never the answer to a failed read.
     *
     * @param left what else was made for it and is still there, as the beginning of a sentence, {@code "its network"}: to make it again takes
     *     that up, and where it is not wanted any more that has to go; empty where nothing is left
     */
    record Absent(String left) implements Seen {

        /** It is not there, and neither is anything else of it. */
        public Absent() {
            this("");
        }
    }

    /** One cannot tell: what it is on cannot be reached. {@code why} names the host and the cause. */
    record Unreachable(String why) implements Seen {}

    /** Something else bears its name, which skep neither made nor adopted; {@code why} says whose it seems to be. */
    record Foreign(String why) implements Seen {}
}
