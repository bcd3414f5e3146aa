package io.skep.plans.resource;

import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Text;

/**
 * Something that must hold: of a {@code precondition}, a {@code postcondition} or an {@code assert}.
 *
 * @param holds a Bool, or what is not known yet
 * @param message what to say when it does not hold
 * @param place where it is written
 */
public record Condition(Value holds, Value message, String place) {

    /** What is known of a condition. */
    public enum Verdict {
        HOLDS,
        FAILS,
        /** It waits for something that this plan makes. */
        UNKNOWN
    }

    /** What is known of it. */
    public Verdict verdict() {
        return switch (Opaque.revealed(holds)) {
            case Bool(boolean truth) -> truth ? Verdict.HOLDS : Verdict.FAILS;
            case Text(String text) when text.equals("true") -> Verdict.HOLDS;
            case Text(String text) when text.equals("false") -> Verdict.FAILS;
            case Value.Later _ -> Verdict.UNKNOWN;
            case Value.Nothing _,
                    Text _,
                    Value.Numeric _,
                    Value.Items _,
                    Value.Unique _,
                    Value.Entries _,
                    Value.Secret _,
                    Value.Masked _ -> Verdict.FAILS;
        };
    }

    /** The message as text. */
    public String text() {
        if (Opaque.hasSecret(message)) {
            return "Its error message is sensitive and not shown.";
        }
        return message instanceof Text(String text) ? text : "Its error message is not known yet.";
    }
}
