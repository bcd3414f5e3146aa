package io.skep.cli.tests;

import io.skep.cli.Skep;
import io.skep.cli.Version;
import io.skep.cli.command.Project;
import io.skep.cli.show.PlanJson;
import io.skep.plans.apply.ApplyStory;
import io.skep.plans.apply.Outcome;
import io.skep.plans.apply.Setting;
import io.skep.plans.apply.Stop;
import io.skep.plans.failure.StalePlan;
import io.skep.plans.failure.UserError;
import io.skep.plans.plan.Checks;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanOptions;
import io.skep.plans.plan.PlanStory;
import io.skep.plans.plan.Planning;
import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Severity;
import io.skep.plans.text.Sources;
import io.skep.plans.text.eval.function.JsonReading;
import io.skep.plans.text.syntax.Documents;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.topology.Directions.Check;
import io.skep.plans.topology.Expressions;
import io.skep.plans.topology.Given;
import io.skep.plans.topology.Policy;
import io.skep.plans.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plays one run: read the topology, let the world happen, plan, apply, ask. */
final class RunPlay {

    private final Skep skep;
    private final TestWorld world;
    private final TestRun run;
    private final Judgement judgement;
    private final Entries earlier;
    private Optional<Project> project = Optional.empty();
    private Optional<Topology> topology = Optional.empty();
    private Optional<Plan> plan = Optional.empty();

    /** @param earlier the outputs of earlier runs, by their names */
    RunPlay(Skep skep, TestWorld world, TestRun run, Entries earlier) {
        this.skep = skep;
        this.world = world;
        this.run = run;
        this.earlier = earlier;
        this.judgement = new Judgement(run.expectations(), world.rooms().blocks());
    }

    /** What it is to be taken down with: empty where it never came to a topology. */
    Optional<Project> project() {
        return project;
    }

    /** Plays it with these values for variables, the one that counts most last. */
    Played play(TestFile file, List<Given> typed) throws InterruptedException {
        Diagnostics problems = new Diagnostics();
        List<Given> given = new ArrayList<>(typed);
        given.addAll(new RunVariables(skep.directory(), problems).of(file, run, earlier));
        problems.forEach(judgement::say);
        Optional<State> before = world.state();
        Optional<Moment> moment = Optional.empty();
        if (judgement.goesOn()) {
            try {
                moment = moment(given);
            } catch (UserError | StalePlan failed) {
                judgement.say(Diagnostic.error("Run cannot go on", String.valueOf(failed.getMessage()), run.place()));
            }
        }
        if (judgement.goesOn()) {
            judgement.close();
        }
        boolean changed = run.applies() && plan.isPresent();
        return new Played(
                run,
                judgement.verdict(),
                judgement.said(),
                new Documents(List.of(file.document()))
                        .or(project.map(Project::sources).orElse(Sources.NONE)),
                plan,
                before.map(State::outputs).orElseGet(TreeMap::new),
                changed ? world.state() : Optional.empty(),
                moment.map(Moment::outputs).orElseGet(TreeMap::new));
    }

    /** What is known when it is over; empty where it did not get so far. */
    private Optional<Moment> moment(List<Given> given) throws InterruptedException {
        Project read = Project.read(skep, world.rooms(), given);
        project = Optional.of(read);
        variables(read);
        topology = read.topology().map(new TestTopology(world.folder())::ready);
        Optional<Expressions> expressions = read.reader().expressions();
        if (topology.isEmpty() || expressions.isEmpty() || !judgement.goesOn()) {
            stopped("its variables");
            return Optional.empty();
        }
        new Names(read, topology.get()).check(run.expectations(), judgement);
        happen(topology.get(), read, expressions.get());
        if (!judgement.goesOn()) {
            return Optional.empty();
        }
        Setting setting = world.setting(read.resolving());
        plan = plan(setting, topology.get(), read);
        if (plan.isEmpty()) {
            stopped("its plan");
            return Optional.empty();
        }
        if (run.applies()) {
            apply(setting, plan.get());
        }
        return Optional.of(judged(topology.get(), read, expressions.get(), plan.get()));
    }

    private void variables(Project read) {
        List<Diagnostic> others = new ArrayList<>(read.problems());
        boolean met = false;
        for (Map.Entry<String, List<Diagnostic>> refused :
                read.reader().refusals().entrySet()) {
            others.removeAll(refused.getValue());
            boolean expected = judgement.expected("var." + refused.getKey());
            met |= expected;
            if (!expected) {
                refused.getValue().forEach(judgement::say);
            }
        }
        if (!met) {
            // Else they may well come from the value that was refused as expected.
            others.forEach(judgement::say);
        }
    }

    /** What failed as expected may have kept a run from doing what it should. */
    private void stopped(String where) {
        if (run.applies() && judgement.goesOn()) {
            judgement.fail(Diagnostic.error(
                            "Expected failure before apply",
                            judgement.met() + " failed as expected, but in " + where + ", so nothing was applied.",
                            run.place())
                    .withHint("Write command = plan in this run."));
        }
    }

    private void happen(Topology read, Project from, Expressions expressions) throws InterruptedException {
        if (run.world().isPresent()) {
            Diagnostics problems = new Diagnostics();
            Expressions now = Moment.recorded(read, from.resolving(), world.state())
                    .expressions(expressions, earlier, world.hosts(), Optional.empty());
            new Happenings(run.world().get(), problems).happen(world, now);
            problems.forEach(judgement::say);
        }
    }

    private Optional<Plan> plan(Setting setting, Topology wanted, Project read) throws InterruptedException {
        Planning planning = new PlanStory(setting).tell(wanted, run.options());
        List<Diagnostic> checks = planning.plan().stream()
                .flatMap(made -> made.terms().checks().stream())
                .flatMap(check -> Checks.failures(check).stream())
                .toList();
        for (Diagnostic problem : planning.diagnostics()) {
            Optional<Address> refused = planning.refusals().entrySet().stream()
                    .filter(each -> each.getValue().contains(problem))
                    .map(Map.Entry::getKey)
                    .findFirst();
            // Checks are asked once more when all is over, with what is known then.
            if (refused.filter(judgement::expected).isEmpty() && !checks.contains(problem)) {
                judgement.say(problem);
            }
        }
        boolean kept =
                planning.plan().isEmpty() || keepsPolicies(planning.plan().get(), read.policies());
        return planning.plan().filter(_ -> kept);
    }

    private boolean keepsPolicies(Plan made, Collection<Policy> policies) {
        if (policies.isEmpty()) {
            return true;
        }
        Value seen = JsonReading.value(new PlanJson(Version.NUMBER).plan(made, Optional.empty()));
        boolean kept = true;
        for (Policy policy : policies) {
            List<Diagnostic> said = policy.judge(seen);
            kept &= said.stream().noneMatch(each -> each.severity() == Severity.ERROR);
            if (!said.isEmpty() && !judgement.expected("policy." + policy.name())) {
                said.forEach(judgement::say);
            }
        }
        return kept;
    }

    private void apply(Setting setting, Plan made) throws InterruptedException {
        Outcome outcome = new ApplyStory(setting, new Stop()).tell(made);
        for (Outcome.Failure failure : outcome.failed()) {
            if (!judgement.expected(failure.address())) {
                judgement.say(Diagnostic.error(
                        "Apply failed", failure.address() + ": " + failure.title() + ": " + failure.error()));
            }
        }
    }

    private Moment judged(Topology read, Project from, Expressions expressions, Plan made) {
        Moment moment = run.applies()
                ? Moment.recorded(read, from.resolving(), world.state())
                : Moment.planned(read, from.resolving(), world.state(), made);
        if (run.options().mode() != PlanOptions.Mode.DESTROY) {
            for (Check check : moment.checks()) {
                List<Diagnostic> failures = Checks.failures(check);
                if (!failures.isEmpty() && !judgement.expected("check." + check.name())) {
                    failures.forEach(judgement::fail);
                }
            }
        }
        if (judgement.goesOn()) {
            AssertionCheck assertions = new AssertionCheck(
                    moment.expressions(expressions, earlier, world.hosts(), plan), judgement, run.applies());
            run.asserts().forEach(assertions::check);
        }
        return moment;
    }
}
