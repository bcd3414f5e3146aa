package io.skep.drivers.simulated;

import io.skep.drivers.HostTag;
import io.skep.plans.apply.Ownership;
import io.skep.plans.resource.Address;
import java.time.Instant;

/**
 * A machine of a simulated world.
 *
 * @param number of the world's machines, never used again; its address follows from it
 * @param tag whose it is
 * @param image what system is on it, {@code debian-12}
 * @param faults what goes wrong on it, {@code fail=0.1,seed=7}; empty for nothing
 * @param bootedAt from when on it answers
 */
public record Machine(int number, HostTag tag, String image, String faults, Instant bootedAt) {

    /** Its IP address, one of 10.0.0.0/8. */
    public String address() {
        return "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    /** The line that stands for it where the world is kept. */
    String text() {
        return String.join(
                "\t",
                Integer.toString(number),
                tag.owner().topology(),
                tag.owner().lineage(),
                tag.address().toString(),
                tag.name(),
                image,
                faults,
                bootedAt.toString());
    }

    /** Reads what {@link #text} wrote. */
    static Machine of(String text) {
        String[] words = text.split("\t", -1);
        HostTag tag = new HostTag(new Ownership(words[1], words[2]), Address.parse(words[3]), words[4]);
        return new Machine(Integer.parseInt(words[0]), tag, words[5], words[6], Instant.parse(words[7]));
    }
}
