package io.skep.cli.show;

import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanOptions;
import io.skep.plans.plan.Terms;
import io.skep.plans.resource.Change;
import io.skep.plans.text.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A plan for people: what changed behind skep's back, what will be done and why, in the order of what stands on what,
 * with what is destroyed last. Pure; the same plan always gives the same text.
 */
public final class PlanText {
    private static final String NOTHING_TO_DO = "No changes. The cluster matches the topology.";

    private final Paint paint;
    private final View view;
    private final StringBuilder out = new StringBuilder();
    private final Terms terms;
    private final ChangeText changes;
    private final ChangeLine lines;

    private PlanText(Paint paint, View view, Terms terms) {
        this.paint = paint;
        this.view = view;
        this.terms = terms;
        this.changes = new ChangeText(paint, out, terms);
        this.lines = new ChangeLine(paint, terms);
    }

    /**
     * The whole text, ending with a line feed.
     *
     * @param known the outputs after the last apply, to say which of them will change
     */
    public static String of(Plan plan, SortedMap<String, Value> known, Paint paint) {
        return of(plan, known, paint, View.FULL);
    }

    /** The same in another view. */
    public static String of(Plan plan, SortedMap<String, Value> known, Paint paint, View view) {
        return new PlanText(paint, view, plan.terms()).write(plan, known);
    }

    /** Whether the plan neither does anything nor changes an output. */
    public static boolean sameAsBefore(Plan plan, SortedMap<String, Value> known) {
        return plan.empty() && new SameOutput(plan.lineage()).all(known, plan.outputs());
    }

    private String write(Plan plan, SortedMap<String, Value> known) {
        drift(plan.drift());
        List<Row> outputs = outputs(known, plan);
        if (plan.empty()) {
            out.append(paint.bold(paint.green(NOTHING_TO_DO))).append('\n');
        } else if (plan.terms().mode() == PlanOptions.Mode.REFRESH_ONLY) {
            actions(plan);
            out.append(paint.bold("This plan changes nothing."))
                    .append(" Apply records what was seen, so that it is what skep goes by from then on.\n");
        } else {
            legend(plan.changes());
            out.append("skep will do this:\n\n");
            actions(plan);
            out.append(paint.bold("Plan: ")).append(Summary.of(plan).text()).append(".\n");
        }
        if (!outputs.isEmpty()) {
            out.append("\nChanges to outputs:\n");
            new RowText(paint, out).write(outputs, 2);
        }
        return out.toString();
    }

    private void drift(List<Change> drift) {
        List<Change> real = acting(drift);
        if (real.isEmpty()) {
            return;
        }
        out.append(paint.bold("Objects have changed outside of skep")).append("\n\n");
        if (view == View.FULL) {
            real.forEach(changes::drifted);
        } else {
            real.forEach(change -> out.append(lines.of(change)).append('\n'));
            out.append('\n');
        }
    }

    private void legend(List<Change> planned) {
        SortedSet<String> used = new TreeSet<>();
        acting(planned).forEach(change -> used.add(change.sign()));
        used.remove(" ");
        if (used.isEmpty()) {
            return;
        }
        out.append("The signs in this plan:\n");
        List.of(
                        "+ create",
                        "~ update in place",
                        "- destroy",
                        "-/+ destroy and create anew",
                        "+/- create anew and destroy",
                        ". leave as it is")
                .forEach(line -> {
                    String sign = line.substring(0, line.indexOf(' '));
                    if (used.contains(sign)) {
                        out.append(" ".repeat(4 - sign.length())).append(paint.sign(sign));
                        out.append(line.substring(sign.length())).append('\n');
                    }
                });
        out.append('\n');
    }

    private void actions(Plan plan) {
        List<Change> real = acting(plan.changes());
        List<Change> kept = real.stream().filter(each -> !goes(each)).toList();
        switch (view) {
            case FULL ->
                Group.sorted(kept).forEach((group, mine) -> {
                    out.append(paint.bold(group.title())).append("\n\n");
                    mine.forEach(changes::planned);
                });
            case CONCISE -> {
                Group.sorted(kept).values().forEach(mine -> mine.forEach(this::line));
                out.append('\n');
            }
            case TREE -> {
                PlanTree.write(plan, kept, paint, out);
                out.append('\n');
            }
            case SUMMARY -> PlanCounts.write(kept, out);
        }
        List<Change> gone = new ArrayList<>();
        Group.sorted(real.stream().filter(PlanText::goes).toList())
                .reversed()
                .values()
                .forEach(gone::addAll);
        if (!gone.isEmpty()) {
            out.append(paint.bold("Destroyed")).append("\n\n");
            if (view == View.FULL) {
                gone.forEach(changes::planned);
            } else {
                gone.forEach(this::line);
                out.append('\n');
            }
        }
    }

    private void line(Change change) {
        out.append(lines.of(change)).append('\n');
    }

    private static boolean goes(Change change) {
        return change instanceof Change.Delete || change instanceof Change.Forget;
    }

    /** What is done, moved or taken up. */
    private List<Change> acting(List<Change> planned) {
        return planned.stream()
                .filter(change -> !(change instanceof Change.NoOp)
                        || terms.imported().containsKey(change.address())
                        || terms.moves().containsKey(change.address()))
                .toList();
    }

    private static List<Row> outputs(SortedMap<String, Value> before, Plan plan) {
        SortedMap<String, Value> after = plan.outputs();
        SameOutput same = new SameOutput(plan.lineage());
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            Value old = before.getOrDefault(name, Value.NOTHING);
            Value young = after.getOrDefault(name, Value.NOTHING);
            if (!same.same(old, young)) {
                rows.add(Rows.changed(name, old, young, false));
            }
        }
        return Collections.unmodifiableList(rows);
    }
}
