package io.skep.plans.schema;

import java.util.List;

/** What an attribute holds. Conversion and the message for a wrong value are {@link Conversion}'s. */
public sealed interface Type {

    /** A string; numbers and truth values are turned into one. */
    record Text() implements Type {}

    /** A number. {@code whole} refuses fractions. */
    record Number(boolean whole) implements Type {}

    /** True or false. */
    record Bool() implements Type {}

    /** One of a few words. */
    record OneOf(List<String> words) implements Type {
        public OneOf {
            words = List.copyOf(words);
        }
    }

    /**
     * A string of a form.
     *
     * @param pattern a regular expression that all of it matches
     * @param expected what it looks like, in a message: {@code a limit such as "1024" or "1024:2048"}
     */
    record Form(String pattern, String expected) implements Type {}

    /** A duration such as {@code "10s"}, {@code "1m30s"}, {@code "500ms"}; kept in this shortest form. */
    record Duration() implements Type {}

    /** A number of bytes, written {@code "512m"}, {@code "2g"} or as a number; kept as a number of bytes. */
    record Size() implements Type {}

    /**
     * Another resource of a kind, {@code network.showcase}, or its name as a string; kept as its address without the
     * kind, {@code showcase} or {@code worker["a"]}.
     */
    record Reference(String kind) implements Type {}

    /** A list. {@code ordered} is false where the order of its elements means nothing: it is then kept sorted. */
    record ListOf(Type element, boolean ordered) implements Type {}

    /**
     * A map. {@code shared} when others may keep keys of their own in it (labels of a node): only keys that are or were
     * ours compare.
     */
    record MapOf(Type element, boolean shared) implements Type {}

    /** Anything; for options that are passed on as they are. */
    record Anything() implements Type {}
}
