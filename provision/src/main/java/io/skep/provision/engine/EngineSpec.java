package io.skep.provision.engine;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Nested;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** From the block to the spec, and what is in a spec. Pure. */
final class EngineSpec {

    static final String PROFILE = "profile";
    static final String RUNNING = "running";
    static final String VERSION = "version";
    static final String PRELOAD = "preload";
    static final String ON_FAILURE = "on_failure";
    static final String ROLLBACK = "rollback";
    static final Value TRUE = Values.bool(true);

    private static final Set<String> NO_SETTINGS = Set.of(VERSION, PRELOAD, RUNNING, ON_FAILURE);
    private static final Set<String> NAMES = names();

    private EngineSpec() {}

    /** Whether an engine that does not work in another version is taken back to the one before. */
    static boolean rollsBack(Entries spec) {
        return Values.textOf(spec, ON_FAILURE).filter(ROLLBACK::equals).isPresent();
    }

    /** What is written in the block over what its profile says; maps by key. What neither says is absent. */
    static Entries of(Entries body) {
        Entries profile = Values.entriesOf(body, PROFILE);
        TreeMap<String, Value> spec = new TreeMap<>();
        for (String name : NAMES) {
            Value merged = merged(profile.get(name), body.get(name));
            if (!(merged instanceof Nothing)) {
                spec.put(name, merged);
            }
        }
        if (spec.get("data_root") instanceof Value.Text(String root) && root.length() > 1) {
            spec.put("data_root", Values.text(root.replaceFirst("/+$", "")));
        }
        spec.put(RUNNING, TRUE);
        return new Entries(spec);
    }

    /** What is wrong with a block beyond its schema. */
    static List<String> problems(Entries body) {
        List<String> problems = new ArrayList<>();
        Value profile = Values.revealed(body.get(PROFILE));
        if (!(profile instanceof Nothing) && !(profile instanceof Entries)) {
            problems.add("\"profile\" must be an engine profile, such as engine.small");
        }
        // A reference also holds what every block's value holds: its name, and which resource it is.
        if (profile instanceof Entries referred) {
            Values.textOf(referred, "resource")
                    .filter(resource -> !resource.startsWith(EngineType.KIND + "."))
                    .ifPresent(resource -> problems.add("\"profile\" is " + resource + ", which is no engine profile"));
        }
        Entries spec = of(body);
        for (String option : Values.entriesOf(spec, "options").entries().keySet()) {
            if (option.equals("hosts")) {
                problems.add("\"hosts\" in options clashes with the engine's service; skep reaches engines over SSH");
            } else if (DaemonSettings.attributeOf(option).isPresent()) {
                problems.add("options has \"" + option + "\"; write it as \""
                        + DaemonSettings.attributeOf(option).orElse("") + "\" instead");
            }
        }
        Set<String> variables = Values.entriesOf(spec, "environment").entries().keySet();
        variables.stream()
                .filter(name -> !name.matches("[A-Za-z_][A-Za-z0-9_]*"))
                .forEach(name -> problems.add("environment has \"" + name + "\", which is no name of a variable"));
        Set<String> proxied = new TreeSet<>(ServiceDropIn.PROXIES.values());
        proxied.retainAll(variables);
        if (!Values.entriesOf(spec, "proxy").entries().isEmpty()) {
            proxied.forEach(name -> problems.add("environment has \"" + name + "\" beside a proxy block; keep one"));
        }
        return problems;
    }

    /** The settings of {@code before} that {@code after} has no more: what must be taken back. */
    static Entries dropped(Entries before, Entries after) {
        TreeMap<String, Value> dropped = new TreeMap<>();
        before.entries().forEach((name, value) -> {
            if (NO_SETTINGS.contains(name)) {
                return;
            }
            Value rest = value instanceof Entries inner
                    ? without(inner, Values.entriesOf(after, name))
                    : after.get(name) instanceof Nothing ? value : Value.NOTHING;
            if (!(rest instanceof Nothing) && !rest.equals(Entries.NONE)) {
                dropped.put(name, rest);
            }
        });
        return new Entries(dropped);
    }

    /** All attributes and keys of maps that either spec has; {@code over} wins. */
    static Entries united(Entries under, Entries over) {
        TreeMap<String, Value> united = new TreeMap<>(under.entries());
        over.entries().forEach((name, value) -> united.put(name, merged(under.get(name), value)));
        return new Entries(united);
    }

    private static Entries without(Entries all, Entries kept) {
        TreeMap<String, Value> rest = new TreeMap<>(all.entries());
        rest.keySet().removeAll(kept.entries().keySet());
        return new Entries(rest);
    }

    private static Value merged(Value profile, Value own) {
        if (own instanceof Nothing) {
            return profile;
        }
        return own instanceof Entries over && profile instanceof Entries under ? under.overlaidWith(over) : own;
    }

    private static Set<String> names() {
        TreeSet<String> names = new TreeSet<>();
        Stream.concat(
                        EngineBlock.SETTINGS.attributes().stream().map(Attribute::name),
                        EngineBlock.SETTINGS.blocks().stream().map(Nested::name))
                .forEach(names::add);
        return names;
    }
}
