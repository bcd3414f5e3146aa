package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.ObjectConstructor;
import io.skep.plans.text.syntax.ObjectEntry;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.text.value.Value;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gathers the values given for variables, from what counts least to what counts most: environment, {@code
 * skep.skepvars}, {@code *.auto.skepvars}, then {@code -var} and {@code -var-file} in their order.
 */
final class VariableFiles {

    private static final String ENVIRONMENT = "SKEP_VAR_";

    private final Set<String> declared;
    private final TopologyFiles files;
    private final Diagnostics diagnostics;
    private final Map<String, Setting> settings = new TreeMap<>();

    VariableFiles(Set<String> declared, TopologyFiles files, Diagnostics diagnostics) {
        this.declared = declared;
        this.files = files;
        this.diagnostics = diagnostics;
    }

    Map<String, Setting> settings() {
        return settings;
    }

    void addEnvironment(Map<String, String> environment) {
        for (String name : declared) {
            String text = environment.get(ENVIRONMENT + name);
            if (text != null) {
                settings.put(name, new Setting.Raw(text, ENVIRONMENT + name));
            }
        }
    }

    /** The files of variables that lie in the folder. */
    void addFolder(Path folder) {
        files.variableFiles(folder).forEach(this::addFile);
    }

    void addGiven(Collection<Given> given) {
        for (Given each : given) {
            switch (each) {
                case Given.InFile(Path file) -> addFile(file);
                case Given.Typed(String name, String text) -> addTyped(name, text);
                case Given.Valued(String name, Value value, Range place) ->
                    add(name, place, new Setting.Valued(value, place));
            }
        }
    }

    private void addTyped(String name, String text) {
        if (!declared.contains(name)) {
            Diagnostic diagnostic = Diagnostic.error(
                    "Unknown variable", "There is no variable named \"" + name + "\", given with -var.");
            diagnostics.add(
                    Spelling.hint(name, declared).map(diagnostic::withHint).orElse(diagnostic));
            return;
        }
        settings.put(name, new Setting.Raw(text, "-var " + name));
    }

    private void addFile(Path file) {
        files.text(file).ifPresent(source -> {
            if (source.text().stripLeading().startsWith("{")) {
                addObject(source);
            } else {
                addBody(source);
            }
        });
    }

    private void addBody(SourceFile source) {
        var body = Parsing.parseHcl(source, diagnostics).body();
        for (Block block : body.blocks()) {
            diagnostics.error("Unexpected block", "A file of variables holds attributes only.", block.header());
        }
        body.attributes().forEach(this::add);
    }

    /** JSON is written like an object of the language. */
    private void addObject(SourceFile source) {
        var expression = Parsing.parseExpression(source, diagnostics).orElse(null);
        if (!(expression instanceof ObjectConstructor object)) {
            if (expression != null) {
                diagnostics.error(
                        "Invalid file of variables", "It must hold attributes or one object.", expression.range());
            }
            return;
        }
        for (ObjectEntry entry : object.entries()) {
            if (entry.key() instanceof Literal.Text name) {
                add(new Attribute(name.value(), name.range(), entry.value(), entry.range()));
            } else {
                diagnostics.error(
                        "Invalid name",
                        "The names of variables are plain text.",
                        entry.key().range());
            }
        }
    }

    private void add(Attribute attribute) {
        add(attribute.name(), attribute.nameRange(), new Setting.Written(attribute.expression()));
    }

    private void add(String name, Range place, Setting setting) {
        if (declared.contains(name)) {
            settings.put(name, setting);
            return;
        }
        Diagnostic diagnostic =
                Diagnostic.error("Unknown variable", "There is no variable named \"" + name + "\".", place);
        diagnostics.add(Spelling.hint(name, declared).map(diagnostic::withHint).orElse(diagnostic));
    }
}
