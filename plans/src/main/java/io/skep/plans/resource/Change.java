package io.skep.plans.resource;

import io.skep.plans.text.value.Value.Entries;
import java.util.List;

/** What a plan does with one resource. The closed language of change; each has one sign shown to people. */
public sealed interface Change {

    Address address();

    /** The sign a person sees: {@code + ~ - -/+ +/- .} or a blank. */
    String sign();

    /** Nothing to do. */
    record NoOp(Address address) implements Change {
        @Override
        public String sign() {
            return " ";
        }
    }

    /** It is made. {@code resumed} when an earlier run began to make it and did not finish. */
    record Create(Address address, Entries after, boolean resumed) implements Change {
        @Override
        public String sign() {
            return "+";
        }
    }

    /** It is changed where it stands. {@code before} is what was seen. */
    record Update(Address address, Entries before, Entries after, List<Difference> differences) implements Change {
        public Update {
            differences = List.copyOf(differences);
        }

        @Override
        public String sign() {
            return "~";
        }
    }

    /** Why something is made anew. */
    enum Cause {
        /** Some of the differences cannot be made in place. */
        DIFFERENCES,
        /** Something it needs is made anew. */
        NEEDS,
        /** The user asks for it. */
        REQUESTED,
        /** Something it names in {@code replace_triggered_by} changes. */
        TRIGGERED
    }

    /**
     * It is made anew, because of the differences that cannot be changed in place or for another cause.
     *
     * @param createFirst whether the new one is made before the old one is removed
     */
    record Replace(
            Address address,
            Entries before,
            Entries after,
            List<Difference> differences,
            boolean createFirst,
            Cause cause)
            implements Change {
        public Replace {
            differences = List.copyOf(differences);
        }

        /** Removed first, because of its differences. */
        public Replace(Address address, Entries before, Entries after, List<Difference> differences) {
            this(address, before, after, differences, false, Cause.DIFFERENCES);
        }

        @Override
        public String sign() {
            return createFirst ? "+/-" : "-/+";
        }
    }

    /** It is removed. {@code reason} says why, for people. */
    record Delete(Address address, Entries before, String reason) implements Change {
        @Override
        public String sign() {
            return "-";
        }
    }

    /** It is no longer looked after; nothing is done to it. {@code reason} says why: it is gone already, or given up. */
    record Forget(Address address, String reason) implements Change {
        @Override
        public String sign() {
            return ".";
        }
    }
}
