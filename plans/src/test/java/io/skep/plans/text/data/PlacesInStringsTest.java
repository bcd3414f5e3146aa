package io.skep.plans.text.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostic;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake inside an expression in a string of JSON or YAML is shown where it is, however the string is written. */
class PlacesInStringsTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "##",
            quoteCharacter = '\0',
            value = {
                "t.json ## {'a': 'x ${1 +}'}                 ## 1:15-16",
                "t.json ## {'a': '~'${1 +}'}                 ## 1:15-16",
                "t.json ## {'a': '~n~u00e9~t${f(~'x~' 2)}'}  ## 1:28-29",
                "t.json ## {'a': '~ud83d~ude00${1 +}'}       ## 1:25-26",
                "t.json ## {'a':|  ['${~'~'} ${x y}']}        ## 2:17-18",
                "t.yaml ## a: x ${1 +}                       ## 1:11-12",
                "t.yaml ## a: 'x ${1 +}'                     ## 1:12-13",
                "t.yaml ## a: '~n~x41${1 +}'                 ## 1:16-17",
                "t.yaml ## a: '~U0001F600${1 +}'             ## 1:20-21",
                "t.yaml ## a: `it``s ${1 +}`                 ## 1:16-17",
                "t.yaml ## a: some text|  and ${1 +}         ## 2:12-13",
                "t.yaml ## a: 'some text|||  and ${1 +}'     ## 4:12-13",
                "t.yaml ## a: 'some ~|  text ${1 +}'         ## 2:13-14",
                "t.yaml ## a: >|  some text|  and ${1 +}|b: 1 ## 3:12-13",
                "t.yaml ## a: >-|    one||    ${1 +}|        ## 4:10-11",
                "t.yaml ## a: ||  some text|  and ${1 +}     ## 3:12-13",
            })
    void the_place_of_a_mistake_is_exact(String name, String text, String place) {
        String written = text.replace("||  some", "\u0001\n  some")
                .replace('|', '\n')
                .replace('\u0001', '|')
                .replace('\'', '"')
                .replace('`', '\'')
                .replace('~', '\\');
        List<Diagnostic> problems = Data.problems(name, written);

        assertThat(problems).extracting(Data::brief).hasSize(1);
        assertThat(problems).extracting(Data::brief).first().asString().startsWith(place + " ");
    }
}
