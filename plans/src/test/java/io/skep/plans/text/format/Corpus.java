package io.skep.plans.text.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Texts to lay out: the recorded cases, and the examples. In the record {@code ␍} is a carriage return and {@code ␀} takes the line break away. */
final class Corpus {
    record Case(String name, String written, String laidOut) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Corpus() {}

    static List<Case> recorded() {
        try (InputStream record = Corpus.class.getResourceAsStream("terraform-fmt.txt")) {
            String all = new String(Objects.requireNonNull(record).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("(?m)^=== "))
                    .filter(text -> !text.isEmpty())
                    .map(Corpus::read)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Case read(String text) {
        int name = text.indexOf('\n');
        int becomes = text.indexOf("--- becomes\n");
        return new Case(
                text.substring(0, name),
                decoded(text.substring(name + 1, becomes)),
                decoded(text.substring(becomes + "--- becomes\n".length())));
    }

    private static String decoded(String text) {
        return text.replace("␀\n", "").replace("␍", "\r");
    }

    /** Every HCL file below examples, build folders left out. */
    static List<Path> examples() {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("skep.home"), "examples"))) {
            return files.filter(file ->
                            file.toString().endsWith(".hcl") || file.toString().endsWith(".skepvars"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** All texts. */
    static List<String> texts() {
        return Stream.concat(
                        recorded().stream().flatMap(each -> Stream.of(each.written(), each.laidOut())),
                        examples().stream().map(Corpus::textOf))
                .toList();
    }
}
