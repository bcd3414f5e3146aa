package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Position;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value.Entries;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Specs and problems as the host's block would get them. */
final class Specs {

    static final Range PLACE = new Range("main.hcl", new Position(7, 3, 0), new Position(7, 9, 6));

    private Specs() {}

    /** The spec of a block that has nothing wrong with it. */
    static Entries of(Entries body) {
        assertThat(problems(body)).isEmpty();
        return resource(body, new TreeSet<>()).spec();
    }

    static Resource resource(Entries body, SortedSet<Address> needs) {
        return EngineType.resource(Address.of("host", "real"), body, needs, PLACE, PLACE, new Diagnostics());
    }

    /** What is wrong with a block. */
    static List<String> problems(Entries body) {
        Diagnostics problems = new Diagnostics();
        EngineType.resource(Address.of("host", "real"), body, new TreeSet<>(), PLACE, PLACE, problems);
        return problems.list().stream().map(Diagnostic::detail).toList();
    }

    /** What is said of a block without refusing it. */
    static List<Diagnostic> warnings(Entries body) {
        Diagnostics problems = new Diagnostics();
        EngineType.resource(Address.of("host", "real"), body, new TreeSet<>(), PLACE, PLACE, problems);
        assertThat(problems.hasErrors()).isFalse();
        return problems.list();
    }
}
