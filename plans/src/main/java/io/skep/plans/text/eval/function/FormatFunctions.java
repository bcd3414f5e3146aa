package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.NULLABLE;
import static io.skep.plans.text.eval.function.Kind.TEXT;

import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Formatting of values into strings. */
final class FormatFunctions {

    static final List<Function> ALL = List.of(
            Function.named("format")
                    .takes(TEXT, "format")
                    .rest(NULLABLE, "args")
                    .gives(with ->
                            new Text(Format.text(with.text(0), with.values().subList(1, with.count())))),
            Function.named("formatlist")
                    .takes(TEXT, "format")
                    .rest(NULLABLE, "args")
                    .gives(FormatFunctions::each));

    private FormatFunctions() {}

    /** Formats once for each element of the lists, which must be equally long; other arguments stay the same. */
    private static Value each(Arguments with) {
        List<Value> given = with.values().subList(1, with.count());
        List<Optional<List<Value>>> lists = given.stream().map(Convert::toList).toList();
        List<Integer> sizes = lists.stream()
                .flatMap(Optional::stream)
                .map(List::size)
                .distinct()
                .toList();
        if (sizes.size() > 1) {
            throw with.failed("the lists must be equally long, and they have " + sizes + " elements.");
        }
        int turns = sizes.isEmpty() ? 1 : sizes.getFirst();
        List<Value> texts = new ArrayList<>();
        long length = 0;
        for (int turn = 0; turn < turns; turn++) {
            List<Value> row = new ArrayList<>();
            for (int index = 0; index < given.size(); index++) {
                row.add(lists.get(index).isPresent() ? lists.get(index).get().get(turn) : given.get(index));
            }
            String text = Format.text(with.text(0), row);
            length += text.length();
            Limits.text(length);
            texts.add(new Text(text));
        }
        return new Items(texts);
    }
}
