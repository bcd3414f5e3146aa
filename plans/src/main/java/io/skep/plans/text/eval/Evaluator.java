package io.skep.plans.text.eval;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.ShownValue;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.syntax.AttributeSplat;
import io.skep.plans.text.syntax.Binary;
import io.skep.plans.text.syntax.Conditional;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.ForObject;
import io.skep.plans.text.syntax.ForTuple;
import io.skep.plans.text.syntax.FullSplat;
import io.skep.plans.text.syntax.FunctionCall;
import io.skep.plans.text.syntax.GetAttribute;
import io.skep.plans.text.syntax.GetIndex;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.ObjectConstructor;
import io.skep.plans.text.syntax.Parentheses;
import io.skep.plans.text.syntax.SplatItem;
import io.skep.plans.text.syntax.Template;
import io.skep.plans.text.syntax.TemplateWrap;
import io.skep.plans.text.syntax.TupleConstructor;
import io.skep.plans.text.syntax.Unary;
import io.skep.plans.text.syntax.Variable;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Text;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Gives expressions their values. Used by one thread; the lazily computed members of a scope use the same evaluator, so
 * that the depth of everything under way is counted together.
 *
 * <p>What depends on a value that is not known yet becomes a {@link Value.Later}, what depends on a secret a
 * {@link Value.Secret}; parts of lists and objects stay known one by one. See {@link Strictly}.
 */
public final class Evaluator {

    private static final int DEEPEST = 600;

    private final Functions functions;
    private final Budget budget = new Budget();
    private final Strictly strictly = new Strictly(this);
    private final Operators operators = new Operators(this, strictly);
    private final Access access = new Access(this, strictly);
    private final Templates templates = new Templates(this, strictly);
    private final Collections collections = new Collections(this, strictly);
    private final Calls calls;
    private int depth;

    public Evaluator(Functions functions) {
        this(functions, false);
    }

    private Evaluator(Functions functions, boolean again) {
        this.functions = functions;
        this.calls = new Calls(this, strictly, again);
    }

    /** An evaluator that computes values again from their sources: what was refused when they were made is not looked at. */
    public static Evaluator again(Functions functions) {
        return new Evaluator(functions, true);
    }

    /** The names of all functions. */
    public SortedSet<String> functionNames() {
        return calls.names();
    }

    /** The value of an expression; empty where it has none, and what is wrong is then added to the diagnostics. */
    public Optional<Value> evaluate(Expression expression, Scope scope, Diagnostics diagnostics) {
        try {
            return Optional.of(value(expression, scope));
        } catch (EvaluationFailure failure) {
            failure.diagnostics().forEach(diagnostics::add);
            return Optional.empty();
        }
    }

    /** The value of an expression; fails with {@link EvaluationFailure} where it has none. */
    public Value value(Expression expression, Scope scope) {
        if (depth >= DEEPEST) {
            throw Failures.plain(
                    "Expression too deep",
                    "Expressions, together with the values they refer to, may be nested " + DEEPEST + " levels deep.",
                    expression.range());
        }
        if (depth == 0) {
            budget.renew();
        }
        budget.step(expression.range());
        depth++;
        try {
            return switch (expression) {
                case Literal literal -> literal(literal);
                case Variable variable -> access.variable(variable, scope);
                case SplatItem item -> access.splatItem(item, scope);
                case GetAttribute get -> access.attribute(get, scope);
                case GetIndex get -> access.index(get, scope);
                case AttributeSplat splat -> collections.splat(splat, splat.source(), splat.each(), scope);
                case FullSplat splat -> collections.splat(splat, splat.source(), splat.each(), scope);
                case Template template -> templates.value(template, scope);
                case TemplateWrap wrap -> value(wrap.inner(), scope);
                case FunctionCall call -> calls.value(call, scope);
                case Unary unary -> operators.unary(unary, scope);
                case Binary binary -> operators.binary(binary, scope);
                case Conditional choice -> operators.conditional(choice, scope);
                case TupleConstructor tuple -> collections.tuple(tuple, scope);
                case ObjectConstructor object -> collections.object(object, scope);
                case ForTuple loop -> collections.forTuple(loop, scope);
                case ForObject loop -> collections.forObject(loop, scope);
                case Parentheses parentheses -> value(parentheses.inner(), scope);
            };
        } finally {
            depth--;
        }
    }

    /** The values of the first references in an expression, for people: secrets are not told. */
    public static List<ShownValue> shown(Expression expression, Scope scope) {
        return Failures.shown(expression, scope);
    }

    Budget budget() {
        return budget;
    }

    Functions functions() {
        return functions;
    }

    Access access() {
        return access;
    }

    private static Value literal(Literal literal) {
        return switch (literal) {
            case Literal.Text text -> new Text(normal(text.value()));
            case Literal.Decimal decimal -> number(decimal);
            case Literal.Bool truth -> new Bool(truth.value());
            case Literal.Null _ -> Value.NOTHING;
        };
    }

    private static Value number(Literal.Decimal decimal) {
        Numeric number = Numeric.spelled(decimal.written());
        if (!Convert.fits(number)) {
            throw Failures.plain(
                    "Number too large",
                    "Numbers may have up to " + Convert.LARGEST_NUMBER + " digits.",
                    decimal.range());
        }
        return number;
    }

    /** Strings are kept in Unicode's composed form, so that what looks the same is the same. */
    static String normal(String text) {
        boolean plain = text.chars().allMatch(letter -> letter < 0x80);
        return plain ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
