package io.skep.plans.topology;

import io.skep.plans.local.LocalProcess;
import io.skep.plans.remote.Output;
import io.skep.plans.text.eval.function.Outside;
import io.skep.plans.text.eval.function.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environment and the programs of the machine that runs skep. Each program is run once, in the folder of the topology. */
public final class ThisMachine implements Outside {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LONGEST_COMPLAINT = 300;

    private final Map<String, String> environment;
    private final Path folder;
    private final Map<List<String>, String> known = new HashMap<>();

    public ThisMachine(Map<String, String> environment, Path folder) {
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    @Override
    public String environment(String name) {
        String value = environment.get(name);
        if (value == null) {
            throw Problem.of(
                    "No such variable in the environment",
                    "The environment has no variable \"" + name
                            + "\". What it holds is kept nowhere: it is read for every plan and again for its apply.");
        }
        return value;
    }

    @Override
    public synchronized String program(List<String> words) {
        String there = known.get(words);
        if (there == null) {
            there = run(words);
            known.put(words, there);
        }
        return there;
    }

    private String run(List<String> words) {
        String name = words.getFirst();
        try {
            Output output =
                    new LocalProcess(words, Optional.of(folder), Optional.empty(), LIMIT, _ -> {}, _ -> {}).run();
            if (!output.ok()) {
                String complaint = output.err().strip();
                throw Problem.of(
                        "Program failed",
                        "\"" + name + "\" ended with " + output.exit() + ": "
                                + complaint.substring(0, Math.min(LONGEST_COMPLAINT, complaint.length())));
            }
            String text = output.out();
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (IOException unable) {
            throw Problem.of("Program cannot be run", "\"" + name + "\" cannot be run: " + unable.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Problem.of("Program was stopped", "\"" + name + "\" was stopped.");
        }
    }
}
