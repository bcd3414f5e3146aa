package io.skep.cli.show;

import io.skep.plans.resource.Change;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The headings under which a plan is read: what others stand on comes first. */
enum Group {
    HOSTS("Hosts"),
    ENGINES("Engines"),
    SWARM("Swarm"),
    NETWORKS("Networks"),
    CONTENT("Images, secrets and configs"),
    SERVICES("Services"),
    OTHERS("Others");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The changes under their headings; a heading without changes is absent. */
    static SortedMap<Group, List<Change>> sorted(List<Change> changes) {
        SortedMap<Group, List<Change>> groups = new TreeMap<>();
        for (Group group : values()) {
            List<Change> mine = changes.stream()
                    .filter(change -> of(change.address().kind()) == group)
                    .toList();
            if (!mine.isEmpty()) {
                groups.put(group, mine);
            }
        }
        return groups;
    }

    static Group of(String kind) {
        return switch (kind) {
            case "host" -> HOSTS;
            case "engine" -> ENGINES;
            case "swarm", "node" -> SWARM;
            case "network" -> NETWORKS;
            case "image", "archive", "secret", "config", "volume" -> CONTENT;
            case "service", "stack" -> SERVICES;
            default -> OTHERS;
        };
    }
}
