package io.skep.cli.command;

import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value;
import io.skep.plans.topology.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Values for variables, in the order in which they were typed: a later one wins. */
final class VariableOptions {
    private static final AtomicLong TURN = new AtomicLong();

    @Option(
            names = "--var",
            paramLabel = "NAME=VALUE",
            converter = Typed.class,
            description = "Give a variable a value. Text is taken as it is; other values are written as in a topology.")
    private final List<InTurn> typed = new ArrayList<>();

    @Option(
            names = "--var-file",
            paramLabel = "FILE",
            converter = Filed.class,
            description = "Read values of variables from a file.")
    private final List<InTurn> filed = new ArrayList<>();

    /** What was typed; files are found from the given folder. */
    List<Given> given(Path folder) {
        return Stream.concat(typed.stream(), filed.stream())
                .sorted((one, other) -> Long.compare(one.turn(), other.turn()))
                .map(InTurn::given)
                .map(each -> each instanceof Given.InFile(Path file) ? new Given.InFile(folder.resolve(file)) : each)
                .toList();
    }

    /** What was typed, to be typed again; only the values of {@code open} variables are told. */
    List<String> typedAgain(Set<String> open) {
        return Stream.concat(typed.stream(), filed.stream())
                .sorted(Comparator.comparingLong(InTurn::turn))
                .map(each -> switch (each.given()) {
                    case Given.InFile(Path file) -> "-var-file=" + file;
                    case Given.Typed(String name, String text) ->
                        "-var=" + name + "=" + (open.contains(name) ? text : "...");
                    case Given.Valued(String name, Value _, Range _) -> "-var=" + name + "=...";
                })
                .toList();
    }

    /** A value and when it was met: picocli keeps options of two names in two lists. */
    record InTurn(long turn, Given given) {}

    static final class Typed implements ITypeConverter<InTurn> {
        @Override
        public InTurn convert(String text) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new TypeConversionException("it has no value; type it like this: -var name=value");
            }
            Given given = new Given.Typed(text.substring(0, equals).strip(), text.substring(equals + 1));
            return new InTurn(TURN.getAndIncrement(), given);
        }
    }

    static final class Filed implements ITypeConverter<InTurn> {
        @Override
        public InTurn convert(String path) {
            return new InTurn(TURN.getAndIncrement(), new Given.InFile(Path.of(path)));
        }
    }
}
