package io.skep.plans.resource;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The only way to refer to a resource anywhere: {@code kind.name}, {@code kind.name["key"]} for an instance of
 * {@code for_each}, {@code kind.name[0]} for one of {@code count}; in a module with its path before it, as in
 * {@code module.shop["a"].host.web}. Ordered by kind, module, name, then key (numbers by value).
 *
 * @param module the path of the module it stands in, {@code module.shop["a"].module.db}; empty at the top
 * @param key the text between the brackets: {@code "charlie"} with its quotes, or a number
 */
public record Address(String module, String kind, String name, Optional<String> key) implements Comparable<Address> {

    private static final String KEY = "\\[(\"(?:[^\"\\\\]|\\\\.)*\"|\\d+)]";
    private static final Pattern MODULE = Pattern.compile("module\\.([\\w-]+)(?:" + KEY + ")?");
    private static final Pattern FORM =
            Pattern.compile("((?:" + MODULE + "\\.)*)([\\w-]+)\\.([^\\[\\]]+?)(?:" + KEY + ")?");

    /** The address of a resource that has no instances and stands in no module. */
    public static Address of(String kind, String name) {
        return new Address("", kind, name, Optional.empty());
    }

    /** The address of an instance of {@code for_each}. */
    public static Address each(String kind, String name, String key) {
        return of(kind, name).instance(key);
    }

    /** The address of an instance of {@code count}. */
    public static Address counted(String kind, String name, int index) {
        return of(kind, name).instance(index);
    }

    /** Reads an address as {@link #toString} writes it; fails with IllegalArgumentException on anything else. */
    public static Address parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not an address; one looks like host.web or host.web[\"a\"]");
        }
        String modules = matcher.group(1);
        String module = modules.isEmpty() ? "" : modules.substring(0, modules.length() - 1);
        return new Address(module, matcher.group(4), matcher.group(5), Optional.ofNullable(matcher.group(6)));
    }

    /** Whether it stands in a module, at whatever depth; a path without a key means all instances. */
    public boolean isBelow(String path) {
        return module.equals(path) || module.startsWith(path + ".") || module.startsWith(path + "[");
    }

    /** The same in a module. */
    public Address in(String path) {
        return new Address(path, kind, name, key);
    }

    /** Its instance of {@code for_each} with that key. */
    public Address instance(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return new Address(module, kind, name, Optional.of('"' + escaped + '"'));
    }

    /** Its instance of {@code count} with that number. */
    public Address instance(int index) {
        return new Address(module, kind, name, Optional.of(Integer.toString(index)));
    }

    /** The same name and key under another kind: the engine of a host, the node of an engine. */
    public Address as(String otherKind) {
        return new Address(module, otherKind, name, key);
    }

    /** The block it comes from: without the key of its instance. */
    public Address block() {
        return new Address(module, kind, name, Optional.empty());
    }

    /** The key without quotes: {@code charlie}, {@code 0}. */
    public Optional<String> plainKey() {
        return key.map(Address::plain);
    }

    /** The same name with another key, written as in {@link #key}. */
    public Address keyed(Optional<String> otherKey) {
        return new Address(module, kind, name, otherKey);
    }

    /**
     * The address under which the old one is recorded while the new one is made before it is removed: {@code host.web~1}. No name
     * that is written holds such a sign.
     */
    public Address former(int number) {
        return new Address(module, kind, name + "~" + number, key);
    }

    /** Whether it is that of an old one. */
    public boolean isFormer() {
        return name.indexOf('~') >= 0;
    }

    /** The address that an old one had; itself where it is none. */
    public Address current() {
        int sign = name.indexOf('~');
        return sign < 0 ? this : new Address(module, kind, name.substring(0, sign), key);
    }

    /** What people call it: the key of {@code for_each}, else its name, with its number where it is one of {@code count}; a module's names before it. */
    public String label() {
        String own = key.map(inner -> inner.startsWith("\"") ? plain(inner) : name + "-" + inner)
                .orElse(name);
        return modulePrefix() + own;
    }

    /** Name and key as one plain word, a module's names before it: {@code web-a}, {@code shop-web}. */
    public String plainName() {
        return modulePrefix() + name + plainKey().map(inner -> "-" + inner).orElse("");
    }

    private String modulePrefix() {
        if (module.isEmpty()) {
            return "";
        }
        return MODULE.matcher(module)
                .results()
                .map(part -> part.group(1)
                        + Optional.ofNullable(part.group(2))
                                .map(inner -> "-" + plain(inner))
                                .orElse("")
                        + "-")
                .collect(Collectors.joining());
    }

    private static String plain(String key) {
        return key.startsWith("\"")
                ? key.substring(1, key.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : key;
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
        // Most searches of a plan end at the very same address.
        if (this == other) {
            return 0;
        }
        if (!kind.equals(other.kind)) {
            return kind.compareTo(other.kind);
        }
        if (!module.equals(other.module)) {
            return module.compareTo(other.module);
        }
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : compareKeys(key.orElse(""), other.key.orElse(""));
    }

    @Override
    public String toString() {
        return (module.isEmpty() ? "" : module + ".")
                + kind
                + "."
                + name
                + key.map(inner -> "[" + inner + "]").orElse("");
    }
}
