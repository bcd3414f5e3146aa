package io.skep.cli.simulated;

import io.skep.cli.simulated.promises.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What happens in one trial, an operation a line. When all is over the world becomes calm, what was wanted last must be
 * reached, and then everything must go away again.
 */
record Scenario(List<Operation> operations) {

    private static final int PATIENCE = 4;

    /** A promise that did not hold. */
    record Violation(String promise, String what, Operation operation) {}

    Scenario {
        operations = List.copyOf(operations);
    }

    /** The scenario of a seed: always the same. */
    static Scenario random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Operation> operations = new ArrayList<>();
        Shape shape = Shape.random(random);
        int length = 1 + random.nextInt(3);
        for (int index = 0; index < length; index++) {
            operations.add(Operation.random(random, shape));
            shape = shape.changed(random);
        }
        return new Scenario(operations);
    }

    /** Lets it happen; the first promise that was broken. */
    Optional<Violation> play(String name) throws InterruptedException {
        try (Trial trial = new Trial(name)) {
            List<Promise> promises = Promise.all();
            Shape wanted = new Shape(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
            for (Operation operation : operations) {
                Optional<Violation> violation = checked(promises, trial, trial.perform(operation));
                if (violation.isPresent()) {
                    return violation;
                }
                wanted = operation.verb().equals("apply") ? Shape.of(operation.what()) : wanted;
            }
            trial.world().mend();
            Optional<Violation> violation = reach(promises, trial, Operation.apply(wanted));
            return violation.isPresent()
                    ? violation
                    : reach(promises, trial, new Operation("destroy", "", 0, ""))
                            .or(() -> trial.machines().isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(new Violation(
                                            "NothingLeaks", "left behind " + trial.machines(), operations.getLast())));
        }
    }

    private static Optional<Violation> reach(List<Promise> promises, Trial trial, Operation operation)
            throws InterruptedException {
        Trial.Ending ending = trial.perform(operation);
        for (int tries = 1; tries < PATIENCE && !ending.complete(); tries++) {
            Optional<Violation> violation = checked(promises, trial, ending);
            if (violation.isPresent()) {
                return violation;
            }
            ending = trial.perform(operation);
        }
        return checked(promises, trial, ending.asGoal());
    }

    private static Optional<Violation> checked(List<Promise> promises, Trial trial, Trial.Ending ending)
            throws InterruptedException {
        for (Promise promise : promises) {
            Optional<String> broken = promise.broken(trial, ending);
            if (broken.isPresent()) {
                return Optional.of(new Violation(promise.name(), broken.get(), ending.operation()));
            }
        }
        return Optional.empty();
    }

    /** The shortest scenario that breaks the same promise, as far as leaving things out finds it. */
    Scenario shrunk(String name, String promise) throws InterruptedException {
        Scenario best = this;
        for (boolean better = true; better; ) {
            better = false;
            for (Scenario smaller : best.smaller()) {
                Optional<Violation> violation = smaller.play(name);
                if (violation.filter(each -> each.promise().equals(promise)).isPresent()) {
                    best = smaller;
                    better = true;
                    break;
                }
            }
        }
        return best;
    }

    private List<Scenario> smaller() {
        List<Scenario> smaller = new ArrayList<>();
        for (int index = 0; index < operations.size(); index++) {
            if (operations.size() > 1) {
                List<Operation> fewer = new ArrayList<>(operations);
                fewer.remove(index);
                smaller.add(new Scenario(fewer));
            }
            Operation operation = operations.get(index);
            for (Operation simpler : List.of(operation.calm(), operation.unkilled())) {
                if (!simpler.equals(operation)) {
                    List<Operation> others = new ArrayList<>(operations);
                    others.set(index, simpler);
                    smaller.add(new Scenario(others));
                }
            }
        }
        return smaller;
    }

    @Override
    public String toString() {
        return operations.stream().map(each -> each + "\n").collect(Collectors.joining());
    }

    /** Reads what {@link #toString} wrote; lines that begin with {@code #} say why it is kept. */
    static Scenario of(String text) {
        return new Scenario(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Operation::of)
                .toList());
    }
}
