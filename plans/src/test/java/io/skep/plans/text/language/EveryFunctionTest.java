package io.skep.plans.text.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.Evaluator;
import io.skep.plans.text.eval.ExpressionText;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Origin;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.Values;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each argument of each function may be a secret, or not known yet, and nothing of that gets lost. */
class EveryFunctionTest {

    private static final String SAMPLES = """
            abs(-1), ceil(1.5), floor(1.5), log(8, 2), max(1, 2), min(1, 2), parseint("11", 2), pow(2, 3), signum(-2)
            chomp("a"), endswith("ab", "b"), format("%s-%d", "a", 1), formatlist("%s", ["a"]), indent(1, "a"), join(",", ["a"])
            lower("A"), regex("a", "ab"), regexall("a", "aa"), replace("a", "a", "b"), split(",", "a,b"), startswith("ab", "a")
            strcontains("ab", "a"), strrev("ab"), substr("abc", 0, 1), templatestring(template, {x = 1}), title("a"), trim("a", "b")
            trimprefix("ab", "a"), trimspace("a"), trimsuffix("ab", "b"), upper("a"), alltrue([true]), anytrue([true])
            chunklist([1, 2], 1), coalesce("a", "b"), coalescelist(["a"], ["b"]), compact(["a"]), concat(["a"], ["b"])
            contains(["a"], "a"), distinct(["a"]), element(["a"], 0), flatten([["a"]]), index(["a"], "a"), keys({a = 1}), length("a")
            lookup({a = "b"}, "a", "c"), matchkeys(["a"], ["b"], ["b"]), merge({a = 1}, {b = 2}), one(["a"]), range(1, 3, 1)
            reverse(["a"]), setintersection(["a"], ["a"]), setproduct(["a"], ["b"]), setsubtract(["a"], ["b"]), setunion(["a"], ["b"])
            slice(["a", "b"], 0, 1), sort(["b", "a"]), sum([1, 2]), transpose({a = ["b"]}), values({a = 1}), zipmap(["a"], [1])
            base64decode("YQ=="), base64encode("a"), base64gzip("a"), csvdecode("a\\n1"), jsondecode("1"), jsonencode([1])
            textdecodebase64("YQ==", "UTF-8"), textencodebase64("a", "UTF-8"), urlencode("a b"), yamldecode("a: 1"), yamlencode("a")
            base64sha256("a"), base64sha512("a"), md5("a"), sha1("a"), sha256("a"), sha512("a"), uuidv5("dns", "a")
            abspath("a"), basename("a/b"), dirname("a/b"), file("hello.txt"), filebase64("hello.txt"), filebase64sha256("hello.txt")
            filebase64sha512("hello.txt"), fileexists("hello.txt"), filemd5("hello.txt"), fileset("sub", "*"), filesha1("hello.txt")
            filesha256("hello.txt"), filesha512("hello.txt"), pathexpand("a"), templatefile("sole.tftpl", {value = "a"})
            cidrhost("10.0.0.0/8", 1), cidrnetmask("10.0.0.0/8"), cidrsubnet("10.0.0.0/8", 8, 1), cidrsubnets("10.0.0.0/8", 8, 8)
            formatdate("DD", "2026-11-21T10:00:00Z"), plantimestamp(), timeadd("2026-11-21T10:00:00Z", "1h")
            timecmp("2026-11-21T10:00:00Z", "2026-11-21T11:00:00Z"), can("a"), issensitive("a"), nonsensitive("a")
            sensitive(pathexpand("a")), tobool(true), tolist(["a"]), tomap({a = 1}), tonumber(1), toset(["a"]), tostring("a"), try("a")
            """;

    private static final Functions FUNCTIONS =
            Functions.in(Corpus.files(), InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z")));
    private static final Map<String, Value> NAMES = Map.of("template", Values.text("x is ${x}"));

    /** What these give says nothing of their argument, or is meant to say it. */
    private static final Set<String> OPEN = Set.of("can", "issensitive", "nonsensitive");

    private static List<FunctionCall> calls() {
        Expression all = parsed("[" + SAMPLES.strip().replace("\n", ",\n") + "]");
        return all.children().stream().map(FunctionCall.class::cast).toList();
    }

    /** A call with one of its arguments replaced by the name {@code hidden}, and what that argument was. */
    record Hiding(String function, String text, Expression argument) {
        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Hiding> hidings() {
        return calls().stream().flatMap(call -> {
            List<Hiding> hidings = new ArrayList<>();
            for (int index = 0; index < call.arguments().size(); index++) {
                List<String> arguments = new ArrayList<>(
                        call.arguments().stream().map(ExpressionText::of).toList());
                arguments.set(index, "hidden");
                String text = call.name() + "(" + String.join(", ", arguments) + ")";
                hidings.add(new Hiding(call.name(), text, call.arguments().get(index)));
            }
            return hidings.stream();
        });
    }

    @Test
    void there_is_a_sample_of_every_function() {
        // What asks the world outside has tests of its own, and takes no secret.
        assertThat(Stream.concat(calls().stream().map(FunctionCall::name), Stream.of("environment", "program")))
                .containsExactlyInAnyOrderElementsOf(new Evaluator(FUNCTIONS).functionNames());
    }

    @ParameterizedTest
    @MethodSource("hidings")
    void a_secret_argument_makes_a_secret_that_can_be_computed_again(Hiding hiding) {
        Value clear = value(hiding.argument, Map.of());
        Secret secret = new Secret(clear, new Source("var.hidden", Entries.NONE));

        Value result = value(parsed(hiding.text), Map.of("hidden", secret));

        assertThat(Opaque.hasSecret(result)).isEqualTo(!OPEN.contains(hiding.function));
        assertThat(Opaque.revealed(result).equals(Opaque.revealed(value(parsed(hiding.text), Map.of("hidden", clear)))))
                .isEqualTo(!hiding.function.equals("issensitive"));
        if (result instanceof Secret(Value inner, Source source)
                && !source.expression().equals("var.hidden")) {
            assertThat(source.captured().entries()).containsEntry("hidden", secret);
            assertThat(Opaque.revealed(again(source))).isEqualTo(inner);
        }
    }

    @ParameterizedTest
    @MethodSource("hidings")
    void an_argument_that_is_not_known_makes_a_value_that_is_computed_later(Hiding hiding) {
        Value clear = value(hiding.argument, Map.of());
        Later later = new Later(
                new Source("host.a.address", Entries.NONE), new TreeSet<>(Set.of(new Origin("host.a", "address"))));

        Value result = value(parsed(hiding.text), Map.of("hidden", later));

        assertThat(Opaque.hasLater(result)).isTrue();
        assertThat(Opaque.origins(List.of(result))).containsExactlyElementsOf(later.origins());
        if (result instanceof Later(Source source, var _)
                && !source.expression().equals("host.a.address")) {
            TreeMap<String, Value> known = new TreeMap<>(source.captured().entries());
            known.replaceAll((_, value) -> value.equals(later) ? clear : value);
            Value computed = again(new Source(source.expression(), new Entries(known)));
            assertThat(Opaque.revealed(computed))
                    .isEqualTo(Opaque.revealed(value(parsed(hiding.text), Map.of("hidden", clear))));
        }
    }

    private static Value again(Source source) {
        Diagnostics problems = new Diagnostics();
        return Evaluator.again(FUNCTIONS)
                .evaluate(
                        parsed(source.expression()),
                        Scope.ofValues(source.captured().entries()),
                        problems)
                .orElseThrow(() -> new AssertionError(source.expression() + problems.list()));
    }

    private static Value value(Expression expression, Map<String, Value> more) {
        Diagnostics problems = new Diagnostics();
        return Evaluator.again(FUNCTIONS)
                .evaluate(expression, Scope.ofValues(NAMES).withValues(more), problems)
                .orElseThrow(() -> new AssertionError(ExpressionText.of(expression) + problems.list()));
    }

    private static Expression parsed(String text) {
        Diagnostics problems = new Diagnostics();
        return Parsing.parseExpression(new SourceFile("sample", text), problems)
                .orElseThrow(() -> new AssertionError(text + problems.list()));
    }
}
