package io.skep.plans.resource;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The only way to refer to a resource anywhere: {@code kind.name}, {@code kind.name["key"]} for an instance of
 * {@code for_each}, {@code kind.name[0]} for one of {@code count}. Ordered by kind, name, then key (numbers by value).
 *
 * @param key the text between the brackets: {@code "charlie"} with its quotes, or a number
 */
public record Address(String kind, String name, Optional<String> key) implements Comparable<Address> {

    private static final Pattern FORM =
            Pattern.compile("([\\w-]+)\\.([^\\[\\]]+?)(?:\\[(\"(?:[^\"\\\\]|\\\\.)*\"|\\d+)])?");

    /** The address of a resource that has no instances. */
    public static Address of(String kind, String name) {
        return new Address(kind, name, Optional.empty());
    }

    /** The address of an instance of {@code for_each}. */
    public static Address each(String kind, String name, String key) {
        String escaped = key.replace("\\", "\\\\").replace("\"", "\\\"");
        return new Address(kind, name, Optional.of('"' + escaped + '"'));
    }

    /** The address of an instance of {@code count}. */
    public static Address counted(String kind, String name, int index) {
        return new Address(kind, name, Optional.of(Integer.toString(index)));
    }

    /** Reads an address as {@link #toString} writes it; fails with IllegalArgumentException on anything else. */
    public static Address parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not an address; one looks like host.web or host.web[\"a\"]");
        }
        return new Address(matcher.group(1), matcher.group(2), Optional.ofNullable(matcher.group(3)));
    }

    /** The same name and key under another kind: the engine of a host, the node of an engine. */
    public Address as(String otherKind) {
        return new Address(otherKind, name, key);
    }

    /** What people call it: the key of {@code for_each}, else its name, with its number where it is one of {@code count}. */
    public String label() {
        return key.map(inner -> inner.startsWith("\"") ? unquoted(inner) : name + "-" + inner)
                .orElse(name);
    }

    private static String unquoted(String key) {
        return key.substring(1, key.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /** None first, then keys of for_each by their text, then numbers by value. Called often: it makes nothing new. */
    private static int compareKeys(String one, String other) {
        boolean bothNumbers = isNumber(one) && isNumber(other);
        return bothNumbers && one.length() != other.length()
                ? Integer.compare(one.length(), other.length())
                : one.compareTo(other);
    }

    private static boolean isNumber(String key) {
        return !key.isEmpty() && key.charAt(0) != '"';
    }

    @Override
    public int compareTo(Address other) {
        if (!kind.equals(other.kind)) {
            return kind.compareTo(other.kind);
        }
        return name.equals(other.name)
                ? compareKeys(key.orElse(""), other.key.orElse(""))
                : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return kind + "." + name + key.map(inner -> "[" + inner + "]").orElse("");
    }
}
