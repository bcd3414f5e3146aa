package io.skep.plans.text.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A value of the topology language, immutable. The same values travel from an evaluated expression through
 * resources and differences into the saved plan and the state.
 *
 * <p>Numbers are exact decimals; equality of numbers ignores trailing zeros. Entries iterate in the order of their
 * keys, so the same inputs always give the same bytes.
 */
public sealed interface Value {

    /** The absent value, written {@code null}. */
    Nothing NOTHING = new Nothing();

    /** A string. */
    record Text(String text) implements Value {}

    /**
     * An exact decimal number. Whole ones of up to 18 digits, which nearly all are, are kept as such: {@link BigDecimal} takes 20 ms to
     * load, longer than to check a small topology.
     */
    final class Numeric implements Value {
        private static final int WHOLE_DIGITS = 18;
        private static final long LARGEST_WHOLE = 999_999_999_999_999_999L;

        private final long whole;
        private final @Nullable BigDecimal other; // null where whole is the number

        public Numeric(BigDecimal number) {
            BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            boolean small = shortest.scale() <= 0 && shortest.precision() - (long) shortest.scale() <= WHOLE_DIGITS;
            whole = small ? shortest.longValue() : 0;
            other = small ? null : shortest;
        }

        private Numeric(long whole) {
            this.whole = whole;
            this.other = null;
        }

        /** A whole number. */
        public static Numeric of(long number) {
            boolean small = -LARGEST_WHOLE <= number && number <= LARGEST_WHOLE;
            return small ? new Numeric(number) : new Numeric(BigDecimal.valueOf(number));
        }

        /** The number a text spells as {@link BigDecimal} reads it; a NumberFormatException where it spells none. */
        public static Numeric spelled(String text) {
            boolean digits = !text.isEmpty() && text.length() <= WHOLE_DIGITS;
            for (int at = 0; digits && at < text.length(); at++) {
                digits = '0' <= text.charAt(at) && text.charAt(at) <= '9';
            }
            return digits ? new Numeric(Long.parseLong(text)) : new Numeric(new BigDecimal(text));
        }

        /** The number; one written with a fraction or more than 18 digits has no trailing zeros. */
        public BigDecimal number() {
            return other == null ? BigDecimal.valueOf(whole) : other;
        }

        /** The number where it is a whole one of up to 18 digits. */
        public OptionalLong whole() {
            return other == null ? OptionalLong.of(whole) : OptionalLong.empty();
        }

        /** All its digits, without an exponent. */
        public String plain() {
            return other == null ? Long.toString(whole) : other.toPlainString();
        }

        @Override
        public boolean equals(@Nullable Object another) {
            return another instanceof Numeric numeric && whole == numeric.whole && Objects.equals(other, numeric.other);
        }

        @Override
        public int hashCode() {
            return other == null ? Long.hashCode(whole) : other.hashCode();
        }

        @Override
        public String toString() {
            return plain();
        }
    }

    /** True or false. */
    record Bool(boolean truth) implements Value {}

    /** The absent value. */
    record Nothing() implements Value {}

    /** A list or tuple: order matters, duplicates stay. */
    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A set of strings, as {@code toset} makes it: sorted, no duplicates. */
    record Unique(SortedSet<String> members) implements Value {
        public Unique {
            members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
        }
    }

    /** A map or object. */
    record Entries(SortedMap<String, Value> entries) implements Value {
        /** No entries. */
        public static final Entries NONE = new Entries(new TreeMap<>());

        public Entries {
            entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        }

        /** The entries of a plain map. */
        public static Entries of(Map<String, ? extends Value> entries) {
            return new Entries(new TreeMap<>(entries));
        }

        /** The value of a key, {@link Value#NOTHING} where there is none. */
        public Value get(String key) {
            return entries.getOrDefault(key, NOTHING);
        }

        /** These entries with one key set to a value; {@link Nothing} removes the key. */
        public Entries with(String key, Value value) {
            TreeMap<String, Value> copy = new TreeMap<>(entries);
            if (value instanceof Nothing) {
                copy.remove(key);
            } else {
                copy.put(key, value);
            }
            return new Entries(copy);
        }

        /** These entries overlaid with others: a key of {@code over} wins. */
        public Entries overlaidWith(Entries over) {
            if (entries.isEmpty() || over.entries.isEmpty()) {
                return entries.isEmpty() ? over : this;
            }
            TreeMap<String, Value> copy = new TreeMap<>(entries);
            copy.putAll(over.entries);
            return new Entries(copy);
        }
    }

    /**
     * A fact that does not exist yet, shown as {@code (known after apply)}: the expression {@code source} waits for
     * outputs of the resources {@code origins}.
     */
    record Later(Source source, SortedSet<Origin> origins) implements Value {
        public Later {
            origins = Collections.unmodifiableSortedSet(new TreeSet<>(origins));
        }
    }

    /**
     * A value a sensitive variable went into. It is never written anywhere: only its source and a salted digest are
     * stored, and apply computes it again from the variable. Its text form is {@code (sensitive value)}.
     */
    record Secret(Value inner, Source source) implements Value {
        @Override
        public String toString() {
            return "(sensitive value)";
        }
    }

    /** A secret read back from a plan or state file: what it was is unknown until it is resolved from its source. */
    record Masked(String digest, Source source) implements Value {
        @Override
        public String toString() {
            return "(sensitive value)";
        }
    }

    /**
     * How to compute a value again: the text of an expression, and the values of the names it uses other than
     * resources' outputs and sensitive variables.
     */
    record Source(String expression, Entries captured) {}

    /** An output of a resource: {@code resource} is the text of its address, as in {@code host.worker["charlie"]}. */
    record Origin(String resource, String output) implements Comparable<Origin> {
        @Override
        public int compareTo(Origin other) {
            int byResource = resource.compareTo(other.resource);
            return byResource != 0 ? byResource : output.compareTo(other.output);
        }
    }
}
