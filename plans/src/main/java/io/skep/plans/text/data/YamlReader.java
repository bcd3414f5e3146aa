package io.skep.plans.text.data;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Document;
import java.util.Iterator;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2 (core schema) with places. Reports at most one syntax error, but every duplicate key and wrong template. */
final class YamlReader {
    private YamlReader() {}

    static Document read(SourceFile source, Diagnostics diagnostics) {
        Range whole = source.range(0, source.text().length());
        Body body = new Body(List.of(), List.of(), whole);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.name())
                .setUseMarks(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        CodePoints offsets = new CodePoints(source.text());
        YamlTree tree = null;
        try {
            Iterator<Event> events =
                    new Parse(settings).parseString(source.text()).iterator();
            tree = new YamlTree(source, offsets, events, diagnostics);
            body = Entries.body(tree.root(), whole, diagnostics);
        } catch (MarkedYamlEngineException problem) {
            diagnostics.error(
                    "Invalid YAML", YamlAdvice.explain(problem, source), YamlAdvice.place(problem, source, offsets));
        } catch (ReaderException problem) {
            int at = offsets.charOf(problem.getPosition());
            diagnostics.error(
                    "Invalid YAML",
                    "The character U+%04X may not stand in a YAML file.".formatted(problem.getCodePoint()),
                    source.range(at, Math.min(at + 1, source.text().length())));
        } catch (YamlEngineException problem) {
            // The parser has a few complaints of its own making, which name no place.
            int at = tree == null ? 0 : tree.reached();
            diagnostics.error(
                    "Invalid YAML",
                    "What follows here cannot be understood. Check the indentation and the quotes.",
                    source.range(at, at));
        } catch (YamlTree.Refused reported) {
            return new Document(source, body);
        }
        return new Document(source, body);
    }
}
