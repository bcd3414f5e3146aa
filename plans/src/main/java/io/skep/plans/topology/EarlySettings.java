package io.skep.plans.topology;

import io.skep.plans.failure.UserError;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.data.DocumentReader;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads {@link StateSettings} from a topology before anything else is read of it, and however wrong the rest of it is. A topology that never
 * says {@code state} in a block {@code skep} is not even parsed.
 */
public final class EarlySettings {
    private final List<BlockType> types;
    private final Map<String, String> environment;

    /** As for {@link TopologyReader}. */
    public EarlySettings(List<BlockType> types, Map<String, String> environment) {
        this.types = List.copyOf(types);
        this.environment = Map.copyOf(environment);
    }

    /** Those of a folder; the usual ones where it holds no topology. Settings that are wrong are a {@link UserError}. */
    public StateSettings of(Path folder, Collection<Given> given) {
        if (!Files.isDirectory(folder)) {
            return StateSettings.usual(nameOf(folder), workspace());
        }
        Diagnostics toldLater = new Diagnostics();
        TopologyFiles files = new TopologyFiles(new ArrayList<>(), toldLater);
        return settings(folder, files.documents(folder), Map.of(), given, true);
    }

    /** Those of the sources that a saved plan keeps. */
    public StateSettings of(
            Path folder, Map<String, String> sources, Map<String, Value> known, Collection<Given> given) {
        List<SourceFile> documents = new TreeMap<>(sources)
                .entrySet().stream()
                        .map(source -> new SourceFile(source.getKey(), source.getValue()))
                        .toList();
        return settings(folder, documents, known, given, false);
    }

    private StateSettings settings(
            Path folder,
            List<SourceFile> documents,
            Map<String, Value> known,
            Collection<Given> given,
            boolean withFolder) {
        if (documents.stream().noneMatch(each -> each.text().contains("skep"))) {
            return StateSettings.usual(nameOf(folder), workspace());
        }
        Diagnostics toldLater = new Diagnostics();
        DocumentReader reader = new DocumentReader(TopologyShapes.of(types), toldLater);
        Declarations declarations = new Declarations(
                types,
                documents.stream()
                        .flatMap(source -> reader.read(source).stream())
                        .toList(),
                toldLater);
        VariableFiles files = new VariableFiles(
                declarations.variables().keySet(), new TopologyFiles(new ArrayList<>(), toldLater), toldLater);
        files.addEnvironment(environment);
        if (withFolder) {
            files.addFolder(folder);
        }
        files.addGiven(given);
        Map<String, Setting> settings = new TreeMap<>(files.settings());
        known.forEach((name, value) -> settings.put(name, new Setting.Known(value)));

        Diagnostics problems = new Diagnostics();
        Evaluation evaluation = new Evaluation(new Evaluator(Functions.in(folder)), problems);
        Variables variables = new Variables(declarations.variables(), settings, ModulePlace.TOP, evaluation);
        String name = new TopologyName(
                        declarations.settings(), new Evaluation(new Evaluator(Functions.in(folder)), toldLater))
                .of(folder, workspace());
        StateSettings read = new StateBlock(evaluation, Scope.of(Map.of("var", variables.root())))
                .read(declarations.settings(), name, workspace());
        problems.list().stream().findFirst().ifPresent(EarlySettings::refuse);
        return read;
    }

    private String workspace() {
        return environment.getOrDefault("SKEP_WORKSPACE", TopologyName.DEFAULT);
    }

    private static String nameOf(Path folder) {
        return TopologyName.fromFolder(folder);
    }

    private static void refuse(Diagnostic problem) {
        throw new UserError("Where the state is kept cannot be told: "
                + problem.subject().map(place -> place + ": ").orElse("") + problem.detail()
                + problem.hint().map(hint -> " " + hint).orElse(""));
    }
}
