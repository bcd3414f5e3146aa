package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.NUMBER;
import static io.skep.plans.text.eval.function.Kind.TEXT;
import static io.skep.plans.text.eval.function.Kind.WHOLE;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Numeric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;

/** Numbers. */
final class NumberFunctions {

    private static final int LARGEST_POWER = 256;

    static final List<Function> ALL = List.of(
            Function.named("abs")
                    .takes(NUMBER, "num")
                    .gives(with -> new Numeric(with.number(0).abs())),
            Function.named("ceil").takes(NUMBER, "num").gives(with -> rounded(with, RoundingMode.CEILING)),
            Function.named("floor").takes(NUMBER, "num").gives(with -> rounded(with, RoundingMode.FLOOR)),
            Function.named("max").rest(NUMBER, "numbers").gives(with -> best(with, BigDecimal::max)),
            Function.named("min").rest(NUMBER, "numbers").gives(with -> best(with, BigDecimal::min)),
            Function.named("signum")
                    .takes(NUMBER, "number")
                    .gives(with -> new Numeric(BigDecimal.valueOf(with.number(0).signum()))),
            Function.named("pow").takes(NUMBER, "num").takes(WHOLE, "power").gives(NumberFunctions::power),
            Function.named("parseint")
                    .takes(TEXT, "number")
                    .takes(WHOLE, "base")
                    .gives(NumberFunctions::parsed));

    private NumberFunctions() {}

    private static Value rounded(Arguments with, RoundingMode mode) {
        return new Numeric(with.number(0).setScale(0, mode));
    }

    private static Value best(Arguments with, BinaryOperator<BigDecimal> better) {
        if (with.count() == 0) {
            throw with.failed("at least one number is needed.");
        }
        BigDecimal best = with.number(0);
        for (int index = 1; index < with.count(); index++) {
            best = better.apply(best, with.number(index));
        }
        return new Numeric(best);
    }

    private static Value power(Arguments with) {
        int power = with.whole(1);
        if (power < 0 || power > LARGEST_POWER) {
            throw Arguments.wrong(1, "The power must be from 0 to " + LARGEST_POWER + ".");
        }
        return new Numeric(with.number(0).pow(power));
    }

    private static Value parsed(Arguments with) {
        int base = with.whole(1);
        if (base < Character.MIN_RADIX || base > Character.MAX_RADIX) {
            throw Arguments.wrong(1, "The base must be from 2 to 36.");
        }
        try {
            return new Numeric(new BigDecimal(new BigInteger(with.text(0), base)));
        } catch (NumberFormatException notANumber) {
            throw Arguments.wrong(0, "This is not a whole number in base " + base + ".");
        }
    }
}
