package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.LIST;

import io.skep.plans.text.value.Unification;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Value.Unique;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Sets of strings; other elements are kept as lists without duplicates: numbers and truth values sorted, others in their order. */
final class SetFunctions {

    static final List<Function> ALL = List.of(
            Function.named("setunion")
                    .takes(LIST, "first")
                    .rest(LIST, "others")
                    .gives(with -> combined(with, Set::addAll)),
            Function.named("setintersection")
                    .takes(LIST, "first")
                    .rest(LIST, "others")
                    .gives(with -> combined(with, Set::retainAll)),
            Function.named("setsubtract")
                    .takes(LIST, "a")
                    .takes(LIST, "b")
                    .gives(with -> combined(with, Set::removeAll)),
            Function.named("setproduct").rest(LIST, "sets").structural().gives(SetFunctions::product));

    private SetFunctions() {}

    private static Value combined(Arguments with, BiConsumer<Set<Value>, List<Value>> step) {
        List<Value> all = new ArrayList<>();
        for (int index = 0; index < with.count(); index++) {
            all.addAll(with.list(index));
        }
        List<Value> unified = unified(all);
        int from = with.list(0).size();
        Set<Value> result = new LinkedHashSet<>(unified.subList(0, from));
        for (int index = 1; index < with.count(); index++) {
            int to = from + with.list(index).size();
            step.accept(result, unified.subList(from, to));
            from = to;
        }
        return of(List.copyOf(result));
    }

    /** The elements as a set. */
    static Value of(List<Value> items) {
        List<Value> unified = unified(items);
        if (unified.stream().allMatch(Text.class::isInstance)) {
            TreeSet<String> members = new TreeSet<>();
            unified.stream().map(Text.class::cast).forEach(text -> members.add(text.text()));
            return new Unique(members);
        }
        List<Value> distinct = new ArrayList<>(new LinkedHashSet<>(unified));
        if (distinct.stream().allMatch(Numeric.class::isInstance)) {
            distinct.sort(Comparator.comparing(item -> ((Numeric) item).number()));
        } else if (distinct.stream().allMatch(Bool.class::isInstance)) {
            distinct.sort(Comparator.comparing(item -> ((Bool) item).truth()));
        }
        return new Items(distinct);
    }

    private static List<Value> unified(List<Value> items) {
        return Unification.all(items)
                .orElseThrow(() -> Arguments.wrong(0, "The elements of a set must have one type."));
    }

    private static Value product(Arguments with) {
        if (with.count() < 2) {
            throw with.failed("at least two sets are needed.");
        }
        List<List<Value>> rows = List.of(List.of());
        for (int index = 0; index < with.count(); index++) {
            Limits.elements((long) rows.size() * with.list(index).size());
            List<List<Value>> longer = new ArrayList<>();
            for (List<Value> row : rows) {
                for (Value item : with.list(index)) {
                    List<Value> more = new ArrayList<>(row);
                    more.add(item);
                    longer.add(more);
                }
            }
            rows = longer;
        }
        return new Items(rows.stream().<Value>map(Items::new).toList());
    }
}
