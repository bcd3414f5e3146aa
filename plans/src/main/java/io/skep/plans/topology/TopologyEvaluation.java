package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.eval.function.Outside;
import io.skep.plans.text.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Evaluates a topology with all its modules and puts together what it asks for. */
final class TopologyEvaluation {

    private final Path folder;
    private final FolderBeside beside;
    private final String workspace;
    private final Declarations declarations;
    private final ModuleFolders folders;
    private final Diagnostics diagnostics;
    private final Evaluator evaluator;
    private final Evaluation evaluation;
    private final ModuleEvaluation top;

    TopologyEvaluation(
            Path folder,
            String workspace,
            Outside outside,
            List<BlockType> types,
            Declarations declarations,
            Map<String, Setting> settings,
            ModuleFolders folders,
            FolderBeside beside,
            Diagnostics diagnostics) {
        this.folder = folder;
        this.beside = beside;
        this.workspace = workspace;
        this.declarations = declarations;
        this.folders = folders;
        this.diagnostics = diagnostics;
        this.evaluator = new Evaluator(Functions.in(folder, outside));
        this.evaluation = new Evaluation(evaluator, diagnostics);
        this.top = new ModuleEvaluation(
                new ModuleEvaluation.Common(folder, workspace, types, folders, evaluation),
                ModulePlace.TOP,
                declarations,
                settings);
    }

    /** The topology; empty where something is wrong. */
    Optional<Topology> topology(List<SourceFile> sources) {
        ResourceAssembly assembly = new ResourceAssembly(evaluation, beside);
        top.assemble(assembly);
        String name = new TopologyName(declarations.settings(), evaluation).of(folder, workspace);
        new StateBlock(evaluation, Scope.of(Map.of("var", top.variables().root())))
                .read(declarations.settings(), name, workspace);
        SortedMap<Address, Resource> resources = assembly.resources();
        Directions directions = assembly.directions();
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        SortedMap<String, Value> open = openVariables();
        SortedMap<String, String> texts = new TreeMap<>(beside.sources());
        Stream.concat(sources.stream(), folders.sources().stream())
                .forEach(source -> texts.put(source.name(), source.text()));
        return Optional.of(new Topology(
                name, resources, top.foundOutputs(), texts, open, TopologyDigest.of(texts, open), directions));
    }

    /** Expressions that see what the topology itself sees. */
    Expressions expressions() {
        return new Expressions(evaluator, top.scope(), diagnostics);
    }

    /** What was said of each variable of the topology itself whose value a {@code validation} refused. */
    SortedMap<String, List<Diagnostic>> refusals() {
        return top.variables().refusals();
    }

    /** The rules that plans of it must keep. */
    List<Policy> policies() {
        return declarations.policies().values().stream()
                .map(block -> new Policy(block, evaluation, top.scope()))
                .toList();
    }

    private SortedMap<String, Value> openVariables() {
        TreeMap<String, Value> open = new TreeMap<>();
        top.variables().values().forEach((name, lazy) -> {
            if (!top.variables().sensitive(name)) {
                lazy.find().ifPresent(value -> open.put(name, value));
            }
        });
        return open;
    }
}
