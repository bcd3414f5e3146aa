package io.skep.cli.tests;

import io.skep.drivers.simulated.SimulatedDriver;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.DurationText;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.SchemaCheck;
import io.skep.plans.schema.Type;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Expressions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A block {@code world} of a run: what happens to its hosts, without skep's doing, before it plans. */
final class Happenings {

    private static final Attribute FAULTS =
            new SimulatedDriver().settings().attribute("faults").orElseThrow();

    private static final Schema SCHEMA = Schema.of(
            hosts("vanish", "Hosts that somebody destroys."),
            hosts("reboot", "Hosts that start again: away for half a minute."),
            hosts("cut", "Hosts that are not reached until the run ends."),
            hosts("fill_disk", "Hosts whose disk is full until the run ends."),
            Attribute.optional("pass", new Type.Duration(), "How much time passes."),
            FAULTS);

    private final Block block;
    private final Diagnostics problems;

    Happenings(Block block, Diagnostics problems) {
        this.block = block;
        this.problems = problems;
    }

    private static Attribute hosts(String name, String meaning) {
        return Attribute.optional(name, new Type.ListOf(new Type.Reference("host"), true), meaning);
    }

    /** Lets it happen; nothing does where something is wrong with it. */
    void happen(TestWorld world, Expressions expressions) throws InterruptedException {
        Entries asked = SchemaCheck.decode(
                        block.body(),
                        SCHEMA,
                        block.title(),
                        block.header(),
                        Set.of(),
                        expression -> {
                            Expressions.Answer answer = expressions.answer(expression);
                            answer.problems().forEach(problems::add);
                            return answer.value();
                        },
                        problems)
                .values();
        Entries faults = Values.entriesOf(asked, "faults");
        new SimulatedDriver()
                .problems(Entries.NONE.with("faults", faults))
                .forEach(each -> problems.error("Wrong faults", each, place("faults")));
        for (String happening : Set.of("vanish", "reboot", "cut", "fill_disk")) {
            Values.textsOf(asked, happening).stream()
                    .filter(host -> world.hostNamed(host).isEmpty())
                    .forEach(host -> problems.error(
                            "No such host",
                            "There is no host " + host + " in the simulated world before this run. "
                                    + (world.hosts().isEmpty()
                                            ? "There is none at all."
                                            : "There are: " + String.join(", ", world.hosts()) + "."),
                            place(happening)));
        }
        if (!problems.hasErrors()) {
            happen(world, asked, faults);
        }
    }

    private Range place(String attribute) {
        return block.body()
                .attribute(attribute)
                .map(each -> each.expression().range())
                .orElse(block.header());
    }

    private static void happen(TestWorld world, Entries asked, Entries faults) throws InterruptedException {
        for (String host : Values.textsOf(asked, "vanish")) {
            world.vanish(host);
        }
        Values.textsOf(asked, "reboot").forEach(world::reboot);
        Values.textsOf(asked, "cut").forEach(world::cut);
        Values.textsOf(asked, "fill_disk").forEach(world::fillDisk);
        Optional<Duration> passes =
                Values.textOf(asked, "pass").flatMap(DurationText::nanoseconds).map(Duration::ofNanos);
        if (passes.isPresent()) {
            world.pass(passes.get());
        }
        if (!faults.equals(Entries.NONE)) {
            world.strike(SimulatedDriver.faults(faults));
        }
    }
}
