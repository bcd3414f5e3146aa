package io.skep.plans.state.store.remote;

import io.skep.plans.apply.Pace;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A kind of place to keep states in: a block inside {@code skep { state { ... } }}. */
public interface StoreType {

    /** The block's name. */
    String name();

    /** The attributes it may have. */
    Set<String> attributes();

    /** Those it must have. */
    Set<String> required();

    /** The place that a block means; nothing is connected yet. */
    Depot depot(Asked asked);

    /** How many generations of the state to keep there. */
    default int generations() {
        return 10;
    }

    /**
     * What a block says, and what may be found around it.
     *
     * @param topology the topology's name, in a workspace with its name behind
     * @param workspace the workspace's name, {@code default} for the usual one
     * @param home the user's home folder
     */
    record Asked(
            Map<String, String> words,
            String topology,
            String workspace,
            Map<String, String> environment,
            Path home,
            Pace pace) {
        public Asked {
            words = Map.copyOf(words);
            environment = Map.copyOf(environment);
        }

        /** The same around a block. */
        public Asked asking(Map<String, String> block, String name, String inWorkspace) {
            return new Asked(block, name, inWorkspace, environment, home, pace);
        }

        /**
         * What tells this state apart from others in one place: the attribute {@code key}, with the workspace's name behind as the
         * topology's name has it, so that two workspaces never share a state; without the attribute the topology's name.
         */
        public String key() {
            return Optional.ofNullable(words.get("key")).map(this::inWorkspace).orElse(topology);
        }

        /** A place that was written out, or in another workspace than the usual one the place beside it that is the workspace's. */
        public String inWorkspace(String place) {
            return workspace.equals("default") ? place : place.replaceAll("/+$", "") + "-" + workspace;
        }

        /** An attribute that must be there. */
        public String word(String name) {
            return Optional.ofNullable(words.get(name)).orElseThrow(() -> new IllegalArgumentException(name));
        }

        /** An attribute, or what it is where it is not given. */
        public String word(String name, String otherwise) {
            return words.getOrDefault(name, otherwise);
        }

        /** An attribute that is an address; anything else is a {@link io.skep.plans.failure.UserError}. */
        public Optional<URI> address(String name) {
            return Optional.ofNullable(words.get(name)).map(text -> {
                try {
                    URI address = URI.create(text);
                    if (address.getHost() != null
                            && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                        return address;
                    }
                } catch (IllegalArgumentException none) {
                    throw new io.skep.plans.failure.UserError(name + " is no address: " + none.getMessage(), none);
                }
                throw new io.skep.plans.failure.UserError(
                        name + " must be an address such as https://state.example.org/shop.");
            });
        }
    }
}
