package io.skep.provision.engine;

/** Versions of an engine as users write them (a prefix) and as engines and packages report them. */
final class EngineVersion {

    private EngineVersion() {}

    /** Whether a version is one that a wanted prefix means: {@code 20.10} means 20.10.24 and 20.10.24+dfsg1, not 20.1. */
    static boolean matches(String wanted, String version) {
        return version.equals(wanted)
                || (version.startsWith(wanted) && !Character.isLetterOrDigit(version.charAt(wanted.length())));
    }

    /** A package's version without epoch and revision: {@code 20.10.24+dfsg1} of {@code 5:20.10.24+dfsg1-1+deb12u1}. */
    static String upstream(String packaged) {
        String text = packaged.substring(packaged.indexOf(':') + 1);
        int dash = text.lastIndexOf('-');
        return dash < 0 ? text : text.substring(0, dash);
    }

    /** A version as users write it, without what packagers add: {@code 20.10.24}. */
    static String plain(String version) {
        return version.split("[+~-]", 2)[0];
    }
}
