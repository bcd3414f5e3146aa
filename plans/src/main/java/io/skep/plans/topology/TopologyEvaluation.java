package io.skep.plans.topology;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.function.Functions;
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
    private final Declarations declarations;
    private final ModuleFolders folders;
    private final Diagnostics diagnostics;
    private final Evaluation evaluation;
    private final ModuleEvaluation top;

    TopologyEvaluation(
            Path folder,
            List<BlockType> types,
            Declarations declarations,
            Map<String, Setting> settings,
            ModuleFolders folders,
            Diagnostics diagnostics) {
        this.folder = folder;
        this.declarations = declarations;
        this.folders = folders;
        this.diagnostics = diagnostics;
        this.evaluation = new Evaluation(new Evaluator(Functions.in(folder)), diagnostics);
        this.top = new ModuleEvaluation(
                new ModuleEvaluation.Common(folder, types, folders, evaluation),
                ModulePlace.TOP,
                declarations,
                settings);
    }

    /** The topology; empty where something is wrong. */
    Optional<Topology> topology(List<SourceFile> sources) {
        ResourceAssembly assembly = new ResourceAssembly(evaluation);
        top.assemble(assembly);
        String name = new TopologyName(declarations.settings(), evaluation).of(folder);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        SortedMap<String, Value> open = openVariables();
        SortedMap<String, String> texts = new TreeMap<>();
        Stream.concat(sources.stream(), folders.sources().stream())
                .forEach(source -> texts.put(source.name(), source.text()));
        return Optional.of(new Topology(
                name, assembly.resources(), top.foundOutputs(), texts, open, TopologyDigest.of(texts, open)));
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
