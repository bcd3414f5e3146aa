package io.skep.guards;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** House rules that hold in every room. */
class HouseRulesTest {
    @Test
    void only_cli_prints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.skep.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(OurClasses.ALL);
    }

    @Test
    void a_class_is_named_after_what_it_is() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.([^.]*\\$)?([A-Za-z0-9]*(Util|Utils|Helper|Manager)|(Abstract|Base)[A-Z].*)")
                .check(OurClasses.ALL);
    }

    @Test
    void host_keys_are_never_taken_on_trust() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("net\\.schmizz\\..*\\.Promiscuous\\w*")
                .check(OurClasses.ALL);
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(OurClasses.ALL.stream().map(JavaClass::getPackage).collect(Collectors.toSet()))
                .filteredOn(each -> !each.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .as("packages without @NullMarked in package-info.java")
                .isEmpty();
    }
}
