package io.skep.cli.adopt;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.swarm.adopt.LiveSwarm;
import io.skep.swarm.document.Adopted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What adopt tells people: how much there is, which attributes it wrote, what it left. Pure. */
public record AdoptReport(LiveSwarm live) {

    /** The lines. */
    public String text() {
        StringBuilder text = new StringBuilder("Attributes written:\n");
        attributes()
                .forEach((kind, told) -> text.append("  ")
                        .append(kind)
                        .append(" (")
                        .append(told.number)
                        .append("): ")
                        .append(told.paths.isEmpty() ? "all as usual" : String.join(", ", told.paths))
                        .append('\n'));
        List<String> left = left();
        if (!left.isEmpty()) {
            text.append("\nNot in the topology, and left as it is:\n");
            left.forEach(line -> text.append("  ").append(line).append('\n'));
        }
        return text.toString();
    }

    /** Everything that the topology does not say. */
    public List<String> left() {
        List<String> left = new ArrayList<>(live.left());
        live.members().stream()
                .filter(member -> member.host().isEmpty())
                .map(member ->
                        "node " + member.hostname() + " (" + member.address() + ") is none of the topology's hosts")
                .forEach(left::add);
        all().forEach(each -> each.unsaid().forEach(what -> left.add(each.address() + ": " + what)));
        return left;
    }

    private record Told(int number, SortedSet<String> paths) {}

    private SortedMap<String, Told> attributes() {
        TreeMap<String, Told> told = new TreeMap<>();
        for (Adopted each : all()) {
            SortedSet<String> paths = new TreeSet<>();
            collect("", each.body(), each, paths);
            told.merge(each.address().kind(), new Told(1, paths), (one, other) -> {
                one.paths.addAll(other.paths);
                return new Told(one.number + other.number, one.paths);
            });
        }
        return told;
    }

    private List<Adopted> all() {
        List<Adopted> all = new ArrayList<>(live.nodes().values());
        all.addFirst(live.swarm());
        all.addAll(live.objects());
        return all;
    }

    private static void collect(String path, Entries body, Adopted of, SortedSet<String> paths) {
        for (Map.Entry<String, Value> each : body.entries().entrySet()) {
            String here = path + each.getKey();
            boolean block = !path.isEmpty() || of.schema().block(each.getKey()).isPresent();
            if (block && each.getValue() instanceof Entries inner) {
                collect(here + ".", inner, of, paths);
            } else if (block
                    && each.getValue() instanceof Items(List<Value> items)
                    && items.stream().allMatch(Entries.class::isInstance)) {
                items.forEach(item -> collect(here + ".", (Entries) item, of, paths));
            } else {
                paths.add(here);
            }
        }
    }
}
