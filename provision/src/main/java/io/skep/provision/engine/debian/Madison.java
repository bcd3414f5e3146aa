package io.skep.provision.engine.debian;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What {@code apt-cache madison} prints: the versions of packages, newest first. */
final class Madison {

    private Madison() {}

    /** The versions by package, each once, in the order in which they are printed. */
    static SortedMap<String, List<String>> versions(String printed) {
        TreeMap<String, List<String>> versions = new TreeMap<>();
        printed.lines().forEach(line -> {
            String[] columns = line.split("\\|", -1);
            if (columns.length == 3 && columns[2].strip().endsWith(" Packages")) {
                List<String> known = versions.computeIfAbsent(columns[0].strip(), _ -> new ArrayList<>());
                if (!known.contains(columns[1].strip())) {
                    known.add(columns[1].strip());
                }
            }
        });
        return versions;
    }
}
