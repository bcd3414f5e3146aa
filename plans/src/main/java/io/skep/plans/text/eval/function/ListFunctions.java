package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.ANY;
import static io.skep.plans.text.eval.function.Kind.LIST;
import static io.skep.plans.text.eval.function.Kind.NUMBER;
import static io.skep.plans.text.eval.function.Kind.WHOLE;

import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Unification;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lists. */
final class ListFunctions {

    private static final int LONGEST_RANGE = 1024;

    static final List<Function> ALL = List.of(
            Function.named("length").takes(ANY, "value").structural().gives(ListFunctions::length),
            Function.named("concat").rest(LIST, "seqs").structural().gives(ListFunctions::joined),
            Function.named("contains")
                    .takes(LIST, "list")
                    .takes(ANY, "value")
                    .gives(with -> new Bool(with.list(0).contains(with.any(1)))),
            Function.named("index").takes(LIST, "list").takes(ANY, "value").gives(ListFunctions::position),
            Function.named("distinct").takes(LIST, "list").gives(ListFunctions::distinct),
            Function.named("flatten")
                    .takes(LIST, "list")
                    .structuralUnless(values -> values.stream().anyMatch(ListFunctions::opaqueList))
                    .gives(with -> flat(with.list(0))),
            Function.named("reverse")
                    .takes(LIST, "list")
                    .structural()
                    .gives(with -> new Items(with.list(0).reversed())),
            Function.named("sort")
                    .takes(LIST, "list")
                    .gives(with -> Values.texts(with.texts(0).stream().sorted().toList())),
            Function.named("element")
                    .takes(LIST, "list")
                    .takes(WHOLE, "index")
                    .structural()
                    .gives(ListFunctions::element),
            Function.named("slice")
                    .takes(LIST, "list")
                    .takes(WHOLE, "start_index")
                    .takes(WHOLE, "end_index")
                    .structural()
                    .gives(ListFunctions::slice),
            Function.named("chunklist")
                    .takes(LIST, "list")
                    .takes(WHOLE, "size")
                    .structural()
                    .gives(ListFunctions::chunks),
            Function.named("compact").takes(LIST, "list").gives(ListFunctions::compact),
            Function.named("one").takes(LIST, "list").structural().gives(ListFunctions::one),
            Function.named("sum").takes(LIST, "list").gives(ListFunctions::sum),
            Function.named("matchkeys")
                    .takes(LIST, "values")
                    .takes(LIST, "keys")
                    .takes(LIST, "searchset")
                    .gives(ListFunctions::matching),
            Function.named("range")
                    .takes(NUMBER, "first")
                    .mayTake(NUMBER, "limit")
                    .mayTake(NUMBER, "step")
                    .gives(ListFunctions::range));

    private ListFunctions() {}

    private static Value length(Arguments with) {
        return switch (with.any(0)) {
            case Text(String text) -> Values.number(Letters.of(text).size());
            case Items(var items) -> Values.number(items.size());
            case Value.Unique(var members) -> Values.number(members.size());
            case Entries(var entries) -> Values.number(entries.size());
            case Numeric _, Bool _, Value.Nothing _, Value.Later _, Value.Secret _, Value.Masked _ ->
                throw Arguments.wrong(
                        0,
                        "The argument \"value\" must be a list, a set, an object or a string, and this is "
                                + ValueText.kind(with.any(0)) + ".");
        };
    }

    private static Value joined(Arguments with) {
        if (with.count() == 0) {
            throw with.failed("at least one list is needed.");
        }
        List<Value> joined = new ArrayList<>();
        for (int index = 0; index < with.count(); index++) {
            joined.addAll(with.list(index));
            Limits.elements(joined.size());
        }
        return new Items(joined);
    }

    private static Value distinct(Arguments with) {
        List<Value> unified = Unification.all(with.list(0)).orElse(with.list(0));
        return new Items(List.copyOf(new LinkedHashSet<>(unified)));
    }

    private static Value position(Arguments with) {
        int position = with.list(0).indexOf(with.any(1));
        if (position < 0) {
            throw with.failed("the list does not contain the value.");
        }
        return Values.number(position);
    }

    /** Whether flattening would have to look into something opaque. */
    private static boolean opaqueList(Value value) {
        return Convert.toList(value)
                .map(items -> items.stream().anyMatch(ListFunctions::opaqueList))
                .orElse(!(value instanceof Entries) && Function.opaqueInside(value));
    }

    private static Items flat(List<Value> items) {
        List<Value> flat = new ArrayList<>();
        for (Value item : items) {
            Limits.elements(flat.size());
            Convert.toList(item)
                    .ifPresentOrElse(inner -> flat.addAll(flat(inner).items()), () -> flat.add(item));
        }
        return new Items(flat);
    }

    /** Goes round: the element after the last is the first. */
    private static Value element(Arguments with) {
        List<Value> list = with.list(0);
        if (list.isEmpty()) {
            throw Arguments.wrong(0, "An empty list has no elements.");
        }
        return list.get(Math.floorMod(with.whole(1), list.size()));
    }

    private static Value slice(Arguments with) {
        List<Value> list = with.list(0);
        int start = with.whole(1);
        int end = with.whole(2);
        if (start < 0 || start > end) {
            throw Arguments.wrong(1, "The start must not be negative nor behind the end.");
        }
        if (end > list.size()) {
            throw Arguments.wrong(2, "The end must not be behind the end of the list, which is " + list.size() + ".");
        }
        return new Items(list.subList(start, end));
    }

    private static Value chunks(Arguments with) {
        int size = with.whole(1);
        if (size < 0) {
            throw Arguments.wrong(1, "The size must not be negative.");
        }
        List<Value> list = with.list(0);
        if (size == 0) {
            return new Items(list.isEmpty() ? List.of() : List.of(new Items(list)));
        }
        List<Value> chunks = new ArrayList<>();
        for (long start = 0; start < list.size(); start += size) {
            chunks.add(new Items(list.subList((int) start, (int) Math.min(list.size(), start + size))));
        }
        return new Items(chunks);
    }

    private static Value compact(Arguments with) {
        return new Items(with.list(0).stream()
                .filter(item -> !(item instanceof Value.Nothing))
                .map(item ->
                        Convert.toText(item).orElseThrow(() -> Arguments.wrong(0, "The elements must be strings.")))
                .filter(text -> !text.text().isEmpty())
                .map(Value.class::cast)
                .toList());
    }

    private static Value one(Arguments with) {
        List<Value> list = with.list(0);
        if (list.size() > 1) {
            throw Arguments.wrong(0, "This must be a list or set with one element or none.");
        }
        return list.isEmpty() ? Value.NOTHING : list.getFirst();
    }

    /** Those values whose key, which stands at the same place, is among those searched for. */
    private static Value matching(Arguments with) {
        List<Value> values = with.list(0);
        if (values.size() != with.list(1).size()) {
            throw with.failed(
                    "there are " + values.size() + " values and " + with.list(1).size() + " keys.");
        }
        List<Value> both = new ArrayList<>(with.list(1));
        both.addAll(with.list(2));
        List<Value> unified =
                Unification.all(both).orElseThrow(() -> Arguments.wrong(2, "These must have the type of the keys."));
        Set<Value> searched = Set.copyOf(unified.subList(values.size(), unified.size()));
        List<Value> found = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            if (searched.contains(unified.get(index))) {
                found.add(values.get(index));
            }
        }
        return new Items(found);
    }

    private static Value sum(Arguments with) {
        if (with.list(0).isEmpty()) {
            throw Arguments.wrong(0, "An empty list has no sum.");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Value item : with.list(0)) {
            sum = sum.add(Convert.toNumber(item)
                    .orElseThrow(() -> Arguments.wrong(0, "The elements must be numbers."))
                    .number());
        }
        if (!Convert.fits(sum)) {
            throw with.failed("the sum has more than " + Convert.LARGEST_NUMBER + " digits.");
        }
        return new Numeric(sum);
    }

    private static Value range(Arguments with) {
        BigDecimal first = with.count() == 1 ? BigDecimal.ZERO : with.number(0);
        BigDecimal limit = with.count() == 1 ? with.number(0) : with.number(1);
        boolean down = limit.compareTo(first) < 0;
        BigDecimal step = with.count() == 3 ? with.number(2) : down ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        if (step.signum() == 0 || (down != (step.signum() < 0) && limit.compareTo(first) != 0)) {
            throw Arguments.wrong(2, "The step must lead from the first number to the limit.");
        }
        List<Value> numbers = new ArrayList<>();
        for (BigDecimal at = first; down ? at.compareTo(limit) > 0 : at.compareTo(limit) < 0; at = at.add(step)) {
            numbers.add(new Numeric(at));
            if (numbers.size() > LONGEST_RANGE) {
                throw with.failed("more than " + LONGEST_RANGE + " numbers.");
            }
        }
        return new Items(numbers);
    }
}
