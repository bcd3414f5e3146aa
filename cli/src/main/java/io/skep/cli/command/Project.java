package io.skep.cli.command;

import io.skep.cli.Rooms;
import io.skep.cli.Skep;
import io.skep.plans.apply.Resolving;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanOptions;
import io.skep.plans.plan.Planner;
import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.Sources;
import io.skep.plans.text.value.Value;
import io.skep.plans.topology.Given;
import io.skep.plans.topology.Policy;
import io.skep.plans.topology.Topology;
import io.skep.plans.topology.TopologyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A topology as it was read, with what was found wrong.
 *
 * @param topology empty where there are errors
 * @param policies rules that its plans must keep
 * @param problems errors and warnings
 * @param files what was read
 * @param resolving computes this topology's secrets and later values
 * @param reader that read it, for more questions about it
 */
public record Project(
        Optional<Topology> topology,
        List<Policy> policies,
        List<Diagnostic> problems,
        List<SourceFile> files,
        Resolving resolving,
        TopologyReader reader) {

    /** Reads the topology of the folder skep works in. */
    static Project read(Skep skep, Rooms rooms, VariableOptions variables) {
        return read(skep, rooms, variables.given(skep.directory()));
    }

    /** The same with these values for its variables, the one that counts most last. */
    public static Project read(Skep skep, Rooms rooms, List<Given> given) {
        Diagnostics problems = new Diagnostics();
        TopologyReader reader = new TopologyReader(rooms.blocks(), skep.environment(), problems);
        Optional<Topology> topology = reader.read(skep.directory(), given)
                .filter(_ -> !problems.hasErrors())
                .map(rooms::completed);
        Resolving resolving = topology.map(read -> resolving(skep, rooms, read.sources(), read.variables(), given))
                .orElse((_, _) -> Optional.empty());
        return new Project(topology, reader.policies(), problems.list(), reader.files(), resolving, reader);
    }

    /** For showing the lines that diagnostics are about. */
    public Sources sources() {
        return new ReadSources(files);
    }

    /**
     * What computes a saved plan's secrets again, from the sources it keeps and the sensitive variables given now. The plan is done as it
     * is, so that what is wrong with the variables given now is a warning; it is told at once, and to nobody where no secret is needed.
     */
    static Resolving resolving(
            Plan plan, Skep skep, Rooms rooms, VariableOptions variables, Consumer<List<Diagnostic>> told) {
        if (plan.sources().values().stream().noneMatch(text -> text.contains("sensitive"))) {
            return new TopologyResolving(skep.directory(), skep.environment(), TreeMap::new);
        }
        Diagnostics problems = new Diagnostics();
        SortedMap<String, Value> secrets =
                sensitive(skep, rooms, plan.sources(), plan.variables(), variables.given(skep.directory()), problems);
        told.accept(problems.list().stream().map(Diagnostic::asWarning).toList());
        return new TopologyResolving(skep.directory(), skep.environment(), () -> secrets);
    }

    /** The same as {@link #problems} and what only a plan of an empty world shows, such as a circle of needs. */
    List<Diagnostic> allProblems(Rooms rooms) {
        if (topology.isEmpty()) {
            return problems;
        }
        State nothing = new State("", 0, topology.get().name(), new TreeMap<>(), new TreeMap<>());
        List<Diagnostic> all = new ArrayList<>(problems);
        new Planner(rooms.types(), rooms.rules(), resolving, new SecretDigest(""))
                .plan(topology.get(), nothing, new TreeMap<>(), PlanOptions.USUAL)
                .diagnostics()
                .forEach(all::add);
        return all;
    }

    /** {@code It has 3 hosts, 1 network and 2 services.} */
    String contents() {
        SortedMap<String, Long> counts = topology.map(Topology::resources).orElseGet(TreeMap::new).keySet().stream()
                .collect(Collectors.groupingBy(Address::kind, TreeMap::new, Collectors.counting()));
        if (counts.isEmpty()) {
            return "It asks for nothing.";
        }
        StringJoiner list = new StringJoiner(", ", "It has ", ".");
        counts.forEach((kind, count) -> list.add(count + " " + kind + (count == 1 ? "" : "s")));
        return list.toString();
    }

    private static Resolving resolving(
            Skep skep, Rooms rooms, Map<String, String> sources, Map<String, Value> known, Collection<Given> typed) {
        Diagnostics toldAlready = new Diagnostics(); // when the topology was read
        return new TopologyResolving(
                skep.directory(), skep.environment(), () -> sensitive(skep, rooms, sources, known, typed, toldAlready));
    }

    private static SortedMap<String, Value> sensitive(
            Skep skep,
            Rooms rooms,
            Map<String, String> sources,
            Map<String, Value> known,
            Collection<Given> typed,
            Diagnostics problems) {
        List<Given> given = new ArrayList<>(variableFiles(skep.directory()));
        given.addAll(typed);
        return new TopologyReader(rooms.blocks(), skep.environment(), problems)
                .sensitive(skep.directory(), sources, known, given);
    }

    /** The files of variables that count without being named. */
    private static List<Given> variableFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.sorted().toList();
            return Stream.concat(
                            all.stream().filter(file -> file.endsWith("skep.skepvars")),
                            all.stream().filter(file -> file.toString().endsWith(".auto.skepvars")))
                    .<Given>map(Given.InFile::new)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the folder " + folder, failed);
        }
    }
}
