package io.skep.plans.text.eval.function;

import java.util.List;

/**
 * What lies outside of a topology and its folder, for the functions {@code environment} and {@code program}. What comes from there is a
 * secret: plans keep how to ask again, and a digest to know it by. Answers are the same as long as one command runs. Safe for any thread.
 */
public interface Outside {

    /** Where nothing outside is asked: a file that is read for what stands in it runs no program. */
    Outside NONE = new Outside() {
        @Override
        public String environment(String name) {
            throw Problem.of("Not read here", "The environment is read where a topology is planned or applied.");
        }

        @Override
        public String program(List<String> words) {
            throw Problem.of("Not run here", "Programs are run where a topology is planned or applied.");
        }
    };

    /** The variable of the environment; fails with {@link Problem} where there is none. */
    String environment(String name);

    /** What a program prints, without the end of its last line; fails with {@link Problem} where it fails. */
    String program(List<String> words);
}
