package io.skep.provision.engine;

/** Versions of an engine as people write them: the whole of it or its beginning. */
final class EngineVersion {

    private EngineVersion() {}

    /**
     * Whether a version is one that was asked for. {@code 20.10} is {@code 20.10.24+dfsg1} and not {@code 20.1}; a package's version asked
     * for, {@code 20.10.24+dfsg1-1+b3}, is that of the engine in it.
     */
    static boolean fits(String wanted, String version) {
        return version.equals(wanted) || begins(version, wanted) || begins(wanted, version);
    }

    private static boolean begins(String longer, String shorter) {
        return !shorter.isEmpty()
                && longer.startsWith(shorter)
                && longer.length() > shorter.length()
                && ".+-~".indexOf(longer.charAt(shorter.length())) >= 0;
    }
}
