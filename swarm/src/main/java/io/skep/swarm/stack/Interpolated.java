package io.skep.swarm.stack;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.swarm.stack.Yaml.Entry;
import io.skep.swarm.stack.Yaml.Items;
import io.skep.swarm.stack.Yaml.Mapping;
import io.skep.swarm.stack.Yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Fills variables into every value of a file, where they are reported at their places. Keys stay as they are. */
final class Interpolated {

    private final Variables variables;
    private final Set<String> toldUnset;
    private final Diagnostics problems;

    /** @param toldUnset the unset variables that were told of already */
    Interpolated(Variables variables, Set<String> toldUnset, Diagnostics problems) {
        this.variables = variables;
        this.toldUnset = toldUnset;
        this.problems = problems;
    }

    Mapping of(Mapping mapping) {
        SequencedMap<String, Entry> filled = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> filled.put(key, new Entry(entry.place(), value(entry.value()))));
        return new Mapping(filled, mapping.range(), mapping.merging());
    }

    private Yaml value(Yaml value) {
        return switch (value) {
            case Mapping mapping -> of(mapping);
            case Items list -> new Items(list.items().stream().map(this::value).toList(), list.range(), list.merging());
            case Scalar scalar -> scalar.text().indexOf('$') < 0 ? scalar : scalar(scalar);
        };
    }

    private Scalar scalar(Scalar scalar) {
        try {
            String filled = new Interpolation(name -> text(name, scalar.range()), name -> unset(name, scalar.range()))
                    .of(scalar.text());
            return new Scalar(filled, scalar.kind(), scalar.range(), scalar.merging());
        } catch (Interpolation.Wrong wrong) {
            problems.error("Wrong variable", wrong.words(), scalar.range());
            return scalar;
        }
    }

    private Optional<String> text(String name, Range place) {
        if (variables.secret(name)) {
            problems.add(Diagnostic.error(
                            "Sensitive variable in a text",
                            "The variable " + name + " is sensitive, and a text it is filled into would stand in every"
                                    + " plan in clear.",
                            place)
                    .withHint("Hand it over as a secret with \"environment: " + name
                            + "\", or name it without a value under the service's environment."));
            return Optional.of("");
        }
        return variables.text(name);
    }

    private void unset(String name, Range place) {
        if (toldUnset.add(name)) {
            problems.add(Diagnostic.warning(
                    "Variable not set", "The variable " + name + " is not set; it is taken as empty.", place));
        }
    }
}
