package io.skep.cli.simulated;

import java.util.List;
import java.util.SplittableRandom;

/**
 * One thing that happens in a scenario, written in one line: {@code apply SHAPE | kill=57 | faults=lose=0.1,seed=3}.
 *
 * @param verb {@code apply}, {@code destroy}, or what the world does: {@code vanish reboot cut leader}
 * @param what a shape, or the name of a host
 * @param kill at which event of its life the process is killed; 0 for not at all, below 0 to count only writes of the state
 * @param faults rates and seed, as {@link Faults} reads them; empty for none
 */
public record Operation(String verb, String what, int kill, String faults) {

    private static final List<String> RATES = List.of(
            "lose=0.05",
            "cut=0.05",
            "fail=0.05",
            "late=0.1",
            "lose=0.02,cut=0.02,fail=0.02",
            "conflict=0.2",
            "reboot=0.01");

    static Operation apply(Shape shape) {
        return new Operation("apply", shape.toString().strip(), 0, "");
    }

    static Operation random(SplittableRandom random, Shape shape) {
        int kind = random.nextInt(20);
        if (kind == 0) {
            return new Operation("destroy", "", kill(random), faults(random));
        } else if (kind < 4 && !shape.hosts().isEmpty()) {
            List<String> names = List.copyOf(shape.hosts().keySet());
            String verb = List.of("vanish", "reboot", "cut", "leader", "disk").get(random.nextInt(5));
            return new Operation(verb, names.get(random.nextInt(names.size())), 0, "");
        }
        return new Operation("apply", shape.toString().strip(), kill(random), faults(random));
    }

    private static int kill(SplittableRandom random) {
        return random.nextInt(10) < 4 ? 1 + random.nextInt(random.nextBoolean() ? 40 : 400) : 0;
    }

    private static String faults(SplittableRandom random) {
        return random.nextInt(10) < 4
                ? RATES.get(random.nextInt(RATES.size())) + ",seed=" + random.nextInt(1_000_000)
                : "";
    }

    Operation calm() {
        return new Operation(verb, what, kill, "");
    }

    Operation unkilled() {
        return new Operation(verb, what, 0, faults);
    }

    @Override
    public String toString() {
        return verb + " " + what + " | kill=" + kill + " | faults=" + faults;
    }

    /** Reads what {@link #toString} wrote. */
    static Operation of(String line) {
        String[] parts = line.split(" \\| ", -1);
        String[] words = parts[0].split(" ", 2);
        return new Operation(
                words[0],
                words.length > 1 ? words[1] : "",
                Integer.parseInt(parts[1].replace("kill=", "").strip()),
                parts[2].replaceFirst("faults=", "").strip());
    }
}
