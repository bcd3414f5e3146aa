package io.skep.plans.text.eval;

import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value;
import java.util.List;

/**
 * What one expression may cost, together with the values it refers to that were not computed before: steps of evaluation,
 * and the size of what they make. Time and memory are bounded by it, whatever a file says; no clock is asked.
 */
final class Budget {

    /** Some seconds of work. */
    private static final long MOST_STEPS = 10_000_000;

    /** The most parts a list or object may have, those of its parts included. */
    private static final int MOST_PARTS = 1_000_000;

    private static final int LETTERS_PER_STEP = 8;

    private long left = MOST_STEPS;

    void renew() {
        left = MOST_STEPS;
    }

    /** Takes one step. */
    void step(Range place) {
        spend(1, place);
    }

    /** Takes the steps that a new value stands for. */
    void made(Value value, Range place) {
        switch (value) {
            case Value.Text(String text) -> spend(text.length() / LETTERS_PER_STEP, place);
            case Value.Items _, Value.Entries _ -> {
                int parts = parts(value, MOST_PARTS);
                if (parts > MOST_PARTS) {
                    throw Failures.plain(
                            "Collection too large",
                            "A list or object may have up to " + MOST_PARTS + " parts, those of its parts included.",
                            place);
                }
                spend(parts, place);
            }
            case Value.Unique(var members) -> spend(members.size(), place);
            case Value.Secret secret -> made(secret.inner(), place);
            case Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Later _, Value.Masked _ -> {}
        }
    }

    private void spend(long steps, Range place) {
        left -= steps;
        if (left < 0) {
            throw Failures.plain(
                    "Expression too costly",
                    "Computing this, with what it refers to, takes more than " + MOST_STEPS + " steps.",
                    place);
        }
    }

    /** How many parts a value has, given up above the limit. */
    private static int parts(Value value, int limit) {
        int parts = 1;
        Iterable<Value> inner = switch (value) {
            case Value.Items(var items) -> items;
            case Value.Entries(var entries) -> entries.values();
            case Value.Secret secret -> List.of(secret.inner());
            case Value.Text _,
                    Value.Numeric _,
                    Value.Bool _,
                    Value.Nothing _,
                    Value.Unique _,
                    Value.Later _,
                    Value.Masked _ -> List.of();
        };
        for (Value part : inner) {
            parts += parts(part, limit - parts);
            if (parts > limit) {
                break;
            }
        }
        return parts;
    }
}
