package io.skep.cli.tests;

import io.skep.cli.tests.TestRun.Assertion;
import io.skep.cli.tests.TestRun.Expectation;
import io.skep.plans.plan.PlanOptions;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.eval.ExpressionText;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.TemplateWrap;
import io.skep.plans.text.syntax.TupleConstructor;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.topology.AllowedNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads one block {@code run}. Words such as {@code plan} and addresses such as {@code host.web} are taken as written. */
final class RunReading {

    private static final TreeMap<String, PlanOptions.Mode> MODES = new TreeMap<>();

    static {
        MODES.put("normal", PlanOptions.Mode.USUAL);
        MODES.put("refresh-only", PlanOptions.Mode.REFRESH_ONLY);
        MODES.put("destroy", PlanOptions.Mode.DESTROY);
    }

    private final Diagnostics problems;
    private final Block block;

    RunReading(Diagnostics problems, Block block) {
        this.problems = problems;
        this.block = block;
    }

    TestRun run() {
        Body body = block.body();
        AllowedNames.check(
                block.title(),
                body,
                Set.of("command", "expect_failures"),
                Set.of("variables", "plan_options", "world", "assert"),
                problems::add);
        return new TestRun(
                block.labels().getFirst().text(),
                block.header(),
                word(body, "command", List.of("apply", "plan"), "apply").equals("apply"),
                only(body, "variables", problems)
                        .map(each -> attributesOf(each, problems))
                        .orElse(List.of()),
                only(body, "plan_options", problems).map(this::options).orElse(PlanOptions.USUAL),
                only(body, "world", problems),
                body.blocks("assert").stream()
                        .flatMap(each -> assertion(each).stream())
                        .toList(),
                words(body, "expect_failures").stream()
                        .map(each -> new Expectation(text(each), each.range()))
                        .toList());
    }

    private PlanOptions options(Block options) {
        Body body = options.body();
        AllowedNames.check(
                options.title(),
                body,
                Set.of("mode", "refresh", "replace", "target", "exclude"),
                Set.of(),
                problems::add);
        String mode = word(body, "mode", List.copyOf(MODES.keySet()), "normal");
        return new PlanOptions(
                addresses(body, "target"),
                addresses(body, "exclude"),
                addresses(body, "replace"),
                MODES.getOrDefault(mode, PlanOptions.Mode.USUAL),
                false,
                word(body, "refresh", List.of("true", "false"), "true").equals("true"));
    }

    private List<String> addresses(Body body, String name) {
        return words(body, name).stream().map(RunReading::text).toList();
    }

    private Optional<Assertion> assertion(Block written) {
        AllowedNames.check(
                written.title(), written.body(), Set.of("condition", "error_message"), Set.of(), problems::add);
        Optional<Attribute> condition = written.body().attribute("condition");
        Optional<Attribute> message = written.body().attribute("error_message");
        if (condition.isEmpty() || message.isEmpty()) {
            problems.error(
                    "Missing attribute",
                    "A block \"assert\" needs \"condition\" and \"error_message\".",
                    written.header());
            return Optional.empty();
        }
        return Optional.of(
                new Assertion(condition.get().expression(), message.get().expression()));
    }

    /** One of a few words, written bare or in quotes. */
    private String word(Body body, String name, List<String> allowed, String otherwise) {
        Optional<Attribute> attribute = body.attribute(name);
        String word = attribute.map(each -> text(each.expression())).orElse(otherwise);
        if (attribute.isEmpty() || allowed.contains(word)) {
            return word;
        }
        Diagnostic diagnostic = Diagnostic.error(
                "Invalid attribute",
                "\"" + name + "\" must be one of " + String.join(", ", allowed) + ".",
                attribute.get().expression().range());
        problems.add(Spelling.hint(word, allowed).map(diagnostic::withHint).orElse(diagnostic));
        return otherwise;
    }

    private List<Expression> words(Body body, String name) {
        Optional<Attribute> attribute = body.attribute(name);
        if (attribute.isEmpty()) {
            return List.of();
        }
        if (attribute.get().expression() instanceof TupleConstructor(var items, var _)) {
            return items;
        }
        problems.error(
                "Invalid attribute",
                "\"" + name + "\" must be a list, such as [host.web, host.db[\"a\"]].",
                attribute.get().expression().range());
        return List.of();
    }

    private static String text(Expression expression) {
        return switch (expression) {
            case Literal.Text(String text, var _) -> text;
            case TemplateWrap wrap -> ExpressionText.of(wrap.inner());
            default -> ExpressionText.of(expression);
        };
    }

    /** The only block of a type; a second one is reported. */
    static Optional<Block> only(Body body, String type, Diagnostics problems) {
        List<Block> all = body.blocks(type);
        all.stream()
                .skip(1)
                .forEach(each ->
                        problems.error("Duplicate block", "There is a block \"" + type + "\" already.", each.header()));
        return all.stream().findFirst();
    }

    static List<Attribute> attributesOf(Block block, Diagnostics problems) {
        block.body()
                .blocks()
                .forEach(each -> problems.error(
                        "Unexpected block", "A block \"variables\" holds attributes only.", each.header()));
        return block.body().attributes();
    }
}
