package io.skep.plans.text.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Expressions have the values that Terraform gives them, and files are refused where it refuses them, except where skep
 * differs on purpose. Terraform's side is recorded; {@link TerraformTest} keeps the record true.
 */
class ConsoleTest {

    @Test
    void an_expression_has_the_value_that_terraform_gives_it() {
        List<Corpus.Entry> entries = Corpus.same("console.txt");

        assertThat(entries).hasSizeGreaterThan(1400);
        check(entries, Corpus::evaluated);
    }

    @Test
    void an_expression_that_differs_on_purpose_has_its_own_value() {
        List<Corpus.Entry> entries = Corpus.different("differences.txt");

        assertThat(entries)
                .hasSizeBetween(40, 80)
                .allMatch(entry -> !entry.skep().equals(entry.terraform()));
        check(entries, Corpus::evaluated);
    }

    @Test
    void a_file_is_refused_at_the_line_where_terraform_refuses_it() {
        List<Corpus.Entry> entries = Corpus.same("files.txt");

        assertThat(entries).hasSizeGreaterThan(250);
        check(entries, Corpus::firstErrorLine);
    }

    @Test
    void a_file_that_is_taken_differently_on_purpose_stays_so() {
        List<Corpus.Entry> entries = Corpus.different("files-differences.txt");

        assertThat(entries)
                .hasSizeBetween(20, 40)
                .allMatch(entry -> !entry.skep().equals(entry.terraform()));
        check(entries, Corpus::firstErrorLine);
    }

    private static void check(List<Corpus.Entry> entries, UnaryOperator<String> skep) {
        List<String> wrong = entries.stream()
                .filter(entry -> !skep.apply(entry.expression()).equals(entry.skep()))
                .map(entry -> entry.expression() + " gives " + skep.apply(entry.expression()) + ", not " + entry.skep())
                .toList();
        assertThat(wrong).isEmpty();
    }
}
