package io.skep.cli.show;

import io.skep.swarm.disaster.BackupFacts;
import java.util.Map;

/** Backups as a table. */
public final class BackupsText {

    private BackupsText() {}

    /** The table, by the names of their files. */
    public static String of(Map<String, BackupFacts> backups) {
        if (backups.isEmpty()) {
            return "There are no whole backups.";
        }
        Columns columns = new Columns("FILE", "TAKEN", "SWARM", "MANAGER", "ENGINE", "AUTOLOCKED", "NODES", "SIZE");
        backups.forEach((file, facts) -> columns.row(
                file,
                facts.at().toString().replaceFirst("\\.\\d+", ""),
                facts.cluster(),
                facts.host() + " " + facts.address(),
                facts.engine(),
                facts.autolocked() ? "yes" : "no",
                String.valueOf(facts.nodes().size()),
                facts.bytes() / 1024 + " kB"));
        return columns.text().stripTrailing();
    }
}
