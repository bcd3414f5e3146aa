package io.skep.provision.engine.debian;

import java.util.List;

/** The output of {@code apt-cache madison}: one line {@code package | version | source} for each version there is, the best first. */
final class Madison {

    private Madison() {}

    /** The versions of a package, in the order printed, each once. */
    static List<String> versions(String printed, String packageName) {
        return printed.lines()
                .map(line -> line.split("\\|"))
                .filter(parts -> parts.length >= 3 && parts[0].strip().equals(packageName))
                .filter(parts -> !parts[2].strip().endsWith("Sources"))
                .map(parts -> parts[1].strip())
                .distinct()
                .toList();
    }
}
