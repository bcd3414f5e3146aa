package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.NUMBER;
import static io.skep.plans.text.eval.function.Kind.TEXT;
import static io.skep.plans.text.eval.function.Kind.WHOLE;

import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Numeric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;

/** Numbers. */
final class NumberFunctions {

    private static final BigDecimal LARGEST_POWER = BigDecimal.valueOf(Convert.LARGEST_NUMBER);
    private static final int LARGEST_BASE = 62;

    static final List<Function> ALL = List.of(
            Function.named("abs")
                    .takes(NUMBER, "num")
                    .gives(with -> new Numeric(with.number(0).abs())),
            Function.named("ceil").takes(NUMBER, "num").gives(with -> rounded(with, RoundingMode.CEILING)),
            Function.named("floor").takes(NUMBER, "num").gives(with -> rounded(with, RoundingMode.FLOOR)),
            Function.named("max").rest(NUMBER, "numbers").gives(with -> best(with, BigDecimal::max)),
            Function.named("min").rest(NUMBER, "numbers").gives(with -> best(with, BigDecimal::min)),
            Function.named("signum")
                    .takes(WHOLE, "number")
                    .gives(with -> Numeric.of(with.number(0).signum())),
            Function.named("pow").takes(NUMBER, "num").takes(NUMBER, "power").gives(NumberFunctions::power),
            Function.named("log").takes(NUMBER, "num").takes(NUMBER, "base").gives(NumberFunctions::logarithm),
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
        BigDecimal base = with.number(0);
        BigDecimal power = with.number(1);
        boolean exact = power.scale() <= 0 && power.signum() >= 0 && power.compareTo(LARGEST_POWER) <= 0;
        if (!exact) {
            return floating(with, Math.pow(base.doubleValue(), power.doubleValue()));
        }
        long digits = (long) base.precision() * power.intValueExact();
        if (digits > Convert.LARGEST_NUMBER
                || Math.abs((long) base.scale()) * power.intValueExact() > Convert.LARGEST_NUMBER) {
            throw with.failed("the number would have more than " + Convert.LARGEST_NUMBER + " digits.");
        }
        return new Numeric(base.pow(power.intValueExact()));
    }

    private static Value logarithm(Arguments with) {
        double base = Math.log(with.number(1).doubleValue());
        return floating(with, Math.log(with.number(0).doubleValue()) / base);
    }

    /** Results that no decimal is exact for have the precision of a double. */
    private static Value floating(Arguments with, double result) {
        if (Double.isNaN(result) || Double.isInfinite(result)) {
            throw with.failed("there is no such number.");
        }
        return new Numeric(new BigDecimal(Double.toString(result)));
    }

    private static Value parsed(Arguments with) {
        int base = with.whole(1);
        if (base < Character.MIN_RADIX || base > LARGEST_BASE) {
            throw Arguments.wrong(1, "The base must be from 2 to " + LARGEST_BASE + ".");
        }
        String written = with.text(0);
        String digits = written.startsWith("-") || written.startsWith("+") ? written.substring(1) : written;
        if (digits.isEmpty() || digits.length() > Convert.LARGEST_NUMBER) {
            throw Arguments.wrong(0, "This is not a whole number in base " + base + ".");
        }
        BigInteger number = BigInteger.ZERO;
        for (int index = 0; index < digits.length(); index++) {
            int digit = digit(digits.charAt(index), base);
            if (digit < 0 || digit >= base) {
                throw Arguments.wrong(0, "This is not a whole number in base " + base + ".");
            }
            number = number.multiply(BigInteger.valueOf(base)).add(BigInteger.valueOf(digit));
        }
        BigDecimal signed = new BigDecimal(written.startsWith("-") ? number.negate() : number);
        if (!Convert.fits(signed)) {
            throw Arguments.wrong(0, "This number has more than " + Convert.LARGEST_NUMBER + " digits.");
        }
        return new Numeric(signed);
    }

    /** Up to base 36 case means nothing; above, capital letters follow the small ones. */
    private static int digit(char letter, int base) {
        if (letter >= '0' && letter <= '9') {
            return letter - '0';
        }
        if (letter >= 'a' && letter <= 'z') {
            return letter - 'a' + 10;
        }
        boolean capital = letter >= 'A' && letter <= 'Z';
        return capital ? letter - 'A' + (base <= Character.MAX_RADIX ? 10 : Character.MAX_RADIX) : -1;
    }
}
