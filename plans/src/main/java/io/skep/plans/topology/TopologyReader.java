package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.data.DocumentReader;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.syntax.Document;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a topology from its files, or again from the sources a saved plan keeps. One reader is for one reading; it
 * collects everything that is wrong and gives a topology only where nothing is.
 */
public final class TopologyReader {

    private final List<BlockType> types;
    private final Map<String, String> environment;
    private final Diagnostics diagnostics;
    private final List<SourceFile> files = new ArrayList<>();
    private List<Policy> policies = List.of();
    private Optional<Expressions> expressions = Optional.empty();
    private SortedMap<String, List<Diagnostic>> refusals = new TreeMap<>();

    /**
     * @param types every block there is, beside the language's own
     * @param environment the process's environment; {@code SKEP_VAR_name} gives the variable {@code name}
     */
    public TopologyReader(List<BlockType> types, Map<String, String> environment, Diagnostics diagnostics) {
        this.types = List.copyOf(types);
        this.environment = Map.copyOf(environment);
        this.diagnostics = diagnostics;
    }

    /** The files read so far, for showing the lines a diagnostic is about. */
    public List<SourceFile> files() {
        return List.copyOf(files);
    }

    /** The rules that plans of the topology read last must keep. */
    public List<Policy> policies() {
        return policies;
    }

    /** Expressions about the topology read last; empty where nothing was read. */
    public Optional<Expressions> expressions() {
        return expressions;
    }

    /** What was said of each variable whose value a {@code validation} refused, in the topology read last. */
    public SortedMap<String, List<Diagnostic>> refusals() {
        return Collections.unmodifiableSortedMap(refusals);
    }

    /** Expressions about the topology of a folder, or about nothing where there is none. */
    public Expressions expressions(Path folder, Collection<Given> given) {
        TopologyFiles found = new TopologyFiles(files, diagnostics);
        Path absolute = folder(folder);
        Declarations declarations = declarations(found.any(folder));
        ModuleFolders modules =
                new ModuleFolders(path -> found.module(absolute.resolve(path), path), this::declarations);
        return evaluation(absolute, declarations, settings(absolute, found, declarations, given), modules, Map.of())
                .expressions();
    }

    /** The topology of a folder or of one file; empty where something is wrong with it. */
    public Optional<Topology> read(Path fileOrFolder, Collection<Given> given) {
        TopologyFiles found = new TopologyFiles(files, diagnostics);
        Path folder = folder(fileOrFolder);
        List<SourceFile> sources = found.documents(fileOrFolder);
        Declarations declarations = declarations(sources);
        ModuleFolders modules = new ModuleFolders(path -> found.module(folder.resolve(path), path), this::declarations);
        return topology(folder, sources, declarations, settings(folder, found, declarations, given), modules, Map.of());
    }

    /**
     * The topology of sources that were read before.
     *
     * @param folder the topology's, for the paths of {@code file} and its like
     * @param known variables with the values they had
     * @param given values of the other variables, which are the sensitive ones
     */
    public Optional<Topology> read(
            Path folder, Map<String, String> sources, Map<String, Value> known, Collection<Given> given) {
        List<SourceFile> remembered = remembered(sources);
        List<SourceFile> documents = of("", remembered);
        Declarations declarations = declarations(documents);
        ModuleFolders modules = new ModuleFolders(path -> of(path, remembered), this::declarations);
        return topology(folder, documents, declarations, settings(declarations, known, given), modules, sources);
    }

    /**
     * The values of the sensitive variables, in clear, for computing secrets again; those that were not given and have
     * no default are left out. Arguments are those of the other reading.
     */
    public SortedMap<String, Value> sensitive(
            Path folder, Map<String, String> sources, Map<String, Value> known, Collection<Given> given) {
        Declarations declarations = declarations(of("", remembered(sources)));
        Map<String, Setting> settings = settings(declarations, known, given);
        Evaluation evaluation =
                new Evaluation(new io.skep.plans.text.eval.Evaluator(Functions.in(folder)), diagnostics);
        Variables variables = new Variables(declarations.variables(), settings, ModulePlace.TOP, evaluation);
        TreeMap<String, Value> clear = new TreeMap<>();
        declarations.variables().forEach((name, block) -> {
            boolean has = settings.containsKey(name)
                    || block.body().attribute("default").isPresent();
            Lazy<Value> lazy = variables.values().get(name);
            if (has && lazy != null && variables.sensitive(name)) {
                lazy.find().ifPresent(value -> clear.put(name, Opaque.revealed(value)));
            }
        });
        return clear;
    }

    private Optional<Topology> topology(
            Path folder,
            List<SourceFile> sources,
            Declarations declarations,
            Map<String, Setting> settings,
            ModuleFolders modules,
            Map<String, String> kept) {
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        TopologyEvaluation evaluation = evaluation(folder, declarations, settings, modules, kept);
        Optional<Topology> topology = evaluation.topology(sources);
        policies = evaluation.policies();
        expressions = Optional.of(evaluation.expressions());
        refusals = evaluation.refusals();
        return topology;
    }

    private TopologyEvaluation evaluation(
            Path folder,
            Declarations declarations,
            Map<String, Setting> settings,
            ModuleFolders modules,
            Map<String, String> kept) {
        String workspace = environment.getOrDefault("SKEP_WORKSPACE", TopologyName.DEFAULT);
        ThisMachine outside = new ThisMachine(environment, folder);
        FolderBeside beside = new FolderBeside(folder, environment, kept, files);
        return new TopologyEvaluation(
                folder, workspace, outside, types, declarations, settings, modules, beside, diagnostics);
    }

    private Declarations declarations(List<SourceFile> sources) {
        DocumentReader reader = new DocumentReader(TopologyShapes.of(types), diagnostics);
        List<Document> documents =
                sources.stream().flatMap(source -> reader.read(source).stream()).toList();
        return new Declarations(types, documents, diagnostics);
    }

    private List<SourceFile> remembered(Map<String, String> sources) {
        List<SourceFile> documents = new TreeMap<>(sources)
                .entrySet().stream()
                        .map(source -> new SourceFile(source.getKey(), source.getValue()))
                        .toList();
        files.addAll(documents);
        return documents;
    }

    /** The documents that came from a folder; those of the topology's own have plain names. */
    private static List<SourceFile> of(String folder, List<SourceFile> all) {
        return all.stream()
                .filter(source -> {
                    int slash = source.name().lastIndexOf('/');
                    return (slash < 0 ? "" : source.name().substring(0, slash)).equals(folder);
                })
                .toList();
    }

    private Map<String, Setting> settings(
            Path folder, TopologyFiles found, Declarations declarations, Collection<Given> given) {
        VariableFiles variables = new VariableFiles(declarations.variables().keySet(), found, diagnostics);
        variables.addEnvironment(environment);
        variables.addFolder(folder);
        variables.addGiven(given);
        return variables.settings();
    }

    private Map<String, Setting> settings(
            Declarations declarations, Map<String, Value> known, Collection<Given> given) {
        VariableFiles variables = new VariableFiles(
                declarations.variables().keySet(), new TopologyFiles(files, diagnostics), diagnostics);
        variables.addEnvironment(environment);
        variables.addGiven(given);
        Map<String, Setting> settings = new TreeMap<>(variables.settings());
        known.forEach((name, value) -> settings.put(name, new Setting.Known(value)));
        return settings;
    }

    private static Path folder(Path fileOrFolder) {
        Path absolute = fileOrFolder.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return Files.isDirectory(absolute) || parent == null ? absolute : parent;
    }
}
