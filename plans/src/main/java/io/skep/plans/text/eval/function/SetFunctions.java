package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.LIST;

import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Unification;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Value.Unique;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Sets of strings; other elements are kept as lists without duplicates, since only strings have an order of their own. */
final class SetFunctions {

    static final List<Function> ALL = List.of(
            Function.named("setunion").takes(LIST, "first").rest(LIST, "others").gives(with -> {
                TreeSet<String> union = new TreeSet<>();
                for (int index = 0; index < with.count(); index++) {
                    union.addAll(with.texts(index));
                }
                return new Unique(union);
            }),
            Function.named("setintersection")
                    .takes(LIST, "first")
                    .rest(LIST, "others")
                    .gives(with -> {
                        TreeSet<String> common = new TreeSet<>(with.texts(0));
                        for (int index = 1; index < with.count(); index++) {
                            common.retainAll(with.texts(index));
                        }
                        return new Unique(common);
                    }),
            Function.named("setsubtract").takes(LIST, "a").takes(LIST, "b").gives(with -> {
                TreeSet<String> left = new TreeSet<>(with.texts(0));
                left.removeAll(with.texts(1));
                return new Unique(left);
            }),
            Function.named("setproduct").rest(LIST, "sets").structural().gives(SetFunctions::product));

    private SetFunctions() {}

    /** The elements as a set: sorted strings, or, where they are no strings, without duplicates in their order. */
    static Value of(List<Value> items) {
        List<Value> unified = Unification.all(items)
                .orElseThrow(() -> Arguments.wrong(0, "The elements of a set must have one type."));
        if (unified.stream().allMatch(Text.class::isInstance)) {
            SortedSet<String> members = new TreeSet<>();
            unified.forEach(item -> Convert.toText(item).ifPresent(text -> members.add(text.text())));
            return new Unique(members);
        }
        if (unified.stream().allMatch(Value.Numeric.class::isInstance)) {
            return new Items(unified.stream()
                    .distinct()
                    .map(Value.Numeric.class::cast)
                    .sorted(Comparator.comparing(Value.Numeric::number))
                    .map(Value.class::cast)
                    .toList());
        }
        return new Items(List.copyOf(new LinkedHashSet<>(unified)));
    }

    private static Value product(Arguments with) {
        if (with.count() == 0) {
            throw with.failed("at least one set is needed.");
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
