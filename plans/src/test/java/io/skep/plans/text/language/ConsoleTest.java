package io.skep.plans.text.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Expressions have the values that Terraform gives them, except where skep differs on purpose. Terraform's side is
 * recorded; where {@code terraform} is on the PATH it is asked, too, so that the record stays true.
 */
class ConsoleTest {

    @Test
    void an_expression_has_the_value_that_terraform_gives_it() {
        List<Corpus.Entry> entries = Corpus.same();
        assertThat(entries).hasSizeGreaterThan(1400);

        SoftAssertions all = new SoftAssertions();
        entries.forEach(entry -> all.assertThat(Corpus.evaluated(entry.expression()))
                .as(entry.expression())
                .isEqualTo(entry.skep()));
        all.assertAll();
    }

    @Test
    void an_expression_that_differs_on_purpose_has_its_own_value() {
        List<Corpus.Entry> entries = Corpus.different();
        assertThat(entries).hasSizeBetween(40, 80);

        SoftAssertions all = new SoftAssertions();
        entries.forEach(entry -> {
            all.assertThat(Corpus.evaluated(entry.expression()))
                    .as(entry.expression())
                    .isEqualTo(entry.skep());
            all.assertThat(entry.skep()).as(entry.expression()).isNotEqualTo(entry.terraform());
        });
        all.assertAll();
    }
}
