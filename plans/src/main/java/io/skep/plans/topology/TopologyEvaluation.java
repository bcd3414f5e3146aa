package io.skep.plans.topology;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.Root;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Evaluates everything a topology declares, each thing when it is first needed. */
final class TopologyEvaluation {

    private final Path folder;
    private final List<BlockType> types;
    private final Declarations declarations;
    private final Diagnostics diagnostics;
    private final Evaluation evaluation;
    private final Variables variables;
    private final SortedMap<String, SortedMap<String, BlockInstances>> blocks = new TreeMap<>();
    private final SortedMap<String, Lazy<Value>> localValues = new TreeMap<>();
    private final Scope scope;

    TopologyEvaluation(
            Path folder,
            List<BlockType> types,
            Declarations declarations,
            Map<String, Setting> settings,
            Diagnostics diagnostics) {
        this.folder = folder;
        this.types = types;
        this.declarations = declarations;
        this.diagnostics = diagnostics;
        this.evaluation = new Evaluation(new Evaluator(Functions.in(folder)), diagnostics);
        this.variables = new Variables(declarations.variables(), settings, evaluation);
        this.scope = Scope.of(roots());
    }

    /** The topology; empty where something is wrong. */
    Optional<Topology> topology(List<SourceFile> sources) {
        variables.check(scope);
        localValues.values().forEach(Lazy::find);
        TopologyName name = new TopologyName(declarations.settings(), evaluation);
        ResourceAssembly assembly = new ResourceAssembly(evaluation);
        blocks.values().forEach(named -> named.values().forEach(assembly::add));
        SortedMap<String, Value> outputs = new Outputs(evaluation, scope).values(declarations.outputs());
        String topologyName = name.of(folder);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        SortedMap<String, Value> open = openVariables();
        SortedMap<String, String> texts = new TreeMap<>();
        sources.forEach(source -> texts.put(source.name(), source.text()));
        return Optional.of(
                new Topology(topologyName, assembly.resources(), outputs, texts, open, TopologyDigest.of(texts, open)));
    }

    private Map<String, Root> roots() {
        TreeMap<String, Root> roots = new TreeMap<>();
        DependsOn dependsOn = new DependsOn(blocks, evaluation);
        for (BlockType type : types) {
            SortedMap<String, BlockInstances> named = new TreeMap<>();
            declarations
                    .blocks()
                    .getOrDefault(type.name(), new TreeMap<>())
                    .forEach((name, block) ->
                            named.put(name, new BlockInstances(type, block, this::scope, evaluation, dependsOn)));
            blocks.put(type.name(), named);
            BlockInstances only = named.get(BlockInstances.ONLY_NAME);
            if (type.named()) {
                roots.put(type.name(), new BlockGroup(type.name(), named));
            } else if (only != null) {
                roots.put(type.name(), new OnlyBlock(type.name(), only));
            }
        }
        roots.put(
                "var",
                new ValueGroup(
                        "variable",
                        "Declare it with variable \"NAME\" {}.",
                        evaluation,
                        variables.values(),
                        Map.of(),
                        _ -> Scope.EMPTY));
        roots.put("local", locals());
        roots.put(
                "path", new Root.Plain(new Entries(new TreeMap<>(Map.of("topology", Values.text(folder.toString()))))));
        return roots;
    }

    private ValueGroup locals() {
        TreeMap<String, Expression> definitions = new TreeMap<>();
        for (Attribute local : declarations.locals().values()) {
            definitions.put(local.name(), local.expression());
            localValues.put(
                    local.name(),
                    new Lazy<>(
                            "local." + local.name(),
                            local.nameRange(),
                            evaluation,
                            () -> evaluation.value(local.expression(), scope())));
        }
        return new ValueGroup(
                "local value",
                "Define it in a block locals { NAME = ... }.",
                evaluation,
                localValues,
                definitions,
                _ -> scope());
    }

    private Scope scope() {
        return scope;
    }

    private SortedMap<String, Value> openVariables() {
        TreeMap<String, Value> open = new TreeMap<>();
        variables.values().forEach((name, lazy) -> {
            if (!variables.sensitive(name)) {
                lazy.find().ifPresent(value -> open.put(name, value));
            }
        });
        return open;
    }
}
