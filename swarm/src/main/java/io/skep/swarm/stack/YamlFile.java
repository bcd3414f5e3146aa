package io.skep.swarm.stack;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.swarm.stack.Yaml.Entry;
import io.skep.swarm.stack.Yaml.Items;
import io.skep.swarm.stack.Yaml.Kind;
import io.skep.swarm.stack.Yaml.Mapping;
import io.skep.swarm.stack.Yaml.Merging;
import io.skep.swarm.stack.Yaml.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one document of YAML as Compose files are written: the core schema of YAML 1.2 with anchors, the merge keys of YAML 1.1 and
 * Compose's tags {@code !reset} and {@code !override}. It is not the language of topologies: {@code ${}} is left as it is.
 */
final class YamlFile {

    private static final int DEEPEST = 100;
    private static final int MOST_ALIASED = 100_000;
    private static final Pattern NOTHING = Pattern.compile("null|Null|NULL|~|");
    private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final String STRING = "tag:yaml.org,2002:str";

    private record Anchored(Yaml value, int size) {}

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused() {
            super("reported", null, false, false);
        }
    }

    private final SourceFile source;
    private final Diagnostics problems;
    private final Iterator<Event> events;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int depth;
    private int size;

    private YamlFile(SourceFile source, Diagnostics problems, Iterator<Event> events) {
        this.source = source;
        this.problems = problems;
        this.events = events;
    }

    /** The outermost mapping of a file; empty where the file is none, which is reported. */
    static Optional<Mapping> read(SourceFile source, Diagnostics problems) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.name())
                .setUseMarks(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            Iterator<Event> events =
                    new Parse(settings).parseString(source.text()).iterator();
            Yaml root = new YamlFile(source, problems, events).root();
            if (root instanceof Mapping mapping) {
                return Optional.of(mapping);
            }
            problems.error(
                    "Invalid Compose file", "A Compose file is a mapping with the key \"services\".", root.range());
        } catch (MarkedYamlEngineException wrong) {
            Range place = wrong.getProblemMark()
                    .map(mark -> range(source, mark, mark))
                    .orElseGet(() -> source.range(0, 0));
            problems.error("Invalid YAML", "It cannot be understood here: " + wrong.getProblem() + ".", place);
        } catch (YamlEngineException wrong) {
            problems.error("Invalid YAML", "It cannot be understood: " + wrong.getMessage(), source.range(0, 0));
        } catch (Refused reported) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private Yaml root() {
        Yaml root = new Mapping(Map.of(), source.range(0, 0));
        boolean seen = false;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
                case DocumentStart -> {
                    if (seen) {
                        throw refuse("Several documents", "A Compose file holds one document of YAML.", range(event));
                    }
                    seen = true;
                }
                default -> root = value(event);
            }
        }
        return root;
    }

    private Yaml value(Event event) {
        size++;
        int before = size;
        Yaml value = switch (event) {
            case AliasEvent alias -> alias(alias);
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent mapping -> nested(mapping);
            case CollectionStartEvent list -> nested(list);
            default -> throw new IllegalStateException("no value begins with " + event.getEventId());
        };
        if (event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
            node.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(value, size - before + 1)));
        }
        return value;
    }

    private Yaml alias(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw refuse("Unknown alias", "There is no anchor \"&" + alias.getAlias() + "\" above this.", range(alias));
        }
        size += anchored.size();
        if (size > MOST_ALIASED) {
            throw refuse("Too many aliases", "The aliases of this file stand for too many values.", range(alias));
        }
        return anchored.value();
    }

    private Yaml scalar(ScalarEvent scalar) {
        String text = scalar.getValue();
        String tag = scalar.getTag().orElse("");
        Kind kind = !scalar.isPlain() || tag.equals(STRING) || tag.equals("!") ? Kind.TEXT : kind(text);
        String spelled = kind == Kind.TRUTH ? text.toLowerCase(Locale.ROOT) : text;
        return new Scalar(spelled, kind, range(scalar), merging(tag, scalar));
    }

    private static Kind kind(String text) {
        if (NOTHING.matcher(text).matches()) {
            return Kind.NOTHING;
        }
        if (TRUTH.matcher(text).matches()) {
            return Kind.TRUTH;
        }
        return NUMBER.matcher(text).matches() ? Kind.NUMBER : Kind.TEXT;
    }

    private Yaml nested(CollectionStartEvent start) {
        depth++;
        if (depth > DEEPEST) {
            throw refuse("Nested too deeply", "Values may be nested " + DEEPEST + " levels deep.", range(start));
        }
        Merging merging = merging(start.getTag().orElse(""), start);
        Yaml nested = start instanceof MappingStartEvent ? mapping(start, merging) : list(start, merging);
        depth--;
        return nested;
    }

    private Yaml list(CollectionStartEvent start, Merging merging) {
        List<Yaml> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(value(event));
        }
        return new Items(items, range(start), merging);
    }

    private Yaml mapping(CollectionStartEvent start, Merging merging) {
        SequencedMap<String, Entry> own = new LinkedHashMap<>();
        List<Mapping> merged = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw refuse("Invalid key", "A key is plain text.", range(event));
            }
            key.getAnchor()
                    .ifPresent(anchor -> anchors.put(anchor, new Anchored(Yaml.text(key.getValue(), range(key)), 1)));
            Yaml value = value(events.next());
            if (key.isPlain() && key.getValue().equals("<<")) {
                merged.addAll(bases(value));
            } else if (own.containsKey(key.getValue())) {
                problems.error("Duplicate key", "The key \"" + key.getValue() + "\" is there already.", range(key));
            } else {
                own.put(key.getValue(), new Entry(range(key), value));
            }
        }
        // What is written here counts more than what is merged, and of that the first more than the next.
        merged.forEach(base -> base.entries().forEach(own::putIfAbsent));
        return new Mapping(own, range(start), merging);
    }

    private List<Mapping> bases(Yaml value) {
        List<Mapping> bases = new ArrayList<>();
        for (Yaml base : value instanceof Items list ? list.items() : List.of(value)) {
            if (!(base instanceof Mapping mapping)) {
                throw refuse("Invalid merge key", "\"<<\" takes a mapping or a list of mappings.", base.range());
            }
            bases.add(mapping);
        }
        return bases;
    }

    private Merging merging(String tag, Event event) {
        return switch (tag) {
            case "!reset" -> Merging.RESET;
            case "!override" -> Merging.OVERRIDE;
            default -> {
                if (!tag.isEmpty() && !tag.equals("!") && !tag.startsWith("tag:yaml.org,2002:")) {
                    problems.error("Unknown tag", "Compose knows the tags !reset and !override.", range(event));
                }
                yield Merging.USUAL;
            }
        };
    }

    private Range range(Event event) {
        Mark none = new Mark(source.name(), 0, 0, 0, new int[0], 0);
        Mark start = event.getStartMark().orElse(none);
        boolean whole = event instanceof ScalarEvent scalar && scalar.getValue().indexOf('\n') < 0;
        return range(source, start, whole ? event.getEndMark().orElse(start) : start);
    }

    private static Range range(SourceFile source, Mark start, Mark end) {
        int first = offset(source, start);
        return source.range(first, Math.max(first, offset(source, end)));
    }

    /** Marks count lines and code points, places count chars. */
    private static int offset(SourceFile source, Mark mark) {
        int line = Math.min(mark.getLine() + 1, source.lineCount());
        String text = source.line(line);
        int column = Math.min(mark.getColumn(), text.codePointCount(0, text.length()));
        return source.lineStart(line) + text.offsetByCodePoints(0, column);
    }

    private Refused refuse(String summary, String detail, Range place) {
        problems.error(summary, detail, place);
        return new Refused();
    }
}
