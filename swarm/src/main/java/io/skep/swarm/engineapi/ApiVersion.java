package io.skep.swarm.engineapi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the Engine API, such as 1.41. Negotiated for each host from the {@code Api-Version} header of {@code /_ping}, as the
 * engines of one swarm may be years apart.
 */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /** The newest version whose documents this room was written against. */
    public static final ApiVersion NEWEST = new ApiVersion(1, 51);

    /** The oldest version that has what this room asks for. */
    public static final ApiVersion OLDEST = new ApiVersion(1, 40);

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    /** Reads {@code 1.41}; fails with IllegalArgumentException on anything else. */
    public static ApiVersion parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not an API version");
        }
        return new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The newest version that both this one's engine and we speak. */
    public ApiVersion spokenByBoth() {
        return compareTo(NEWEST) < 0 ? this : NEWEST;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
