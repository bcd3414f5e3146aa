package io.skep.guards;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see whom: {@code cli -> {drivers, provision, swarm} -> plans}. */
class RoomBordersTest {
    @ParameterizedTest
    @ValueSource(strings = {"plans", "drivers", "provision", "swarm", "cli"})
    void every_room_is_looked_at(String room) {
        assertThat(Stream.of(OurClasses.ALL.toArray()).map(Object::toString))
                .anyMatch(name -> name.contains("io.skep." + room));
    }

    @ParameterizedTest
    @CsvSource({
        "plans, drivers",
        "plans, provision",
        "plans, swarm",
        "plans, cli",
        "drivers, provision",
        "drivers, swarm",
        "drivers, cli",
        "provision, drivers",
        "provision, swarm",
        "provision, cli",
        "swarm, drivers",
        "swarm, provision",
        "swarm, cli"
    })
    void a_room_does_not_see(String room, String other) {
        noClasses()
                .that()
                .resideInAPackage("io.skep." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.skep." + other + "..")
                .check(OurClasses.ALL);
    }

    @Test
    void no_driver_sees_a_sister_driver() {
        slices().matching("io.skep.drivers.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(OurClasses.ALL);
    }

    @Test
    void the_language_is_a_library_of_its_own() {
        noClasses()
                .that()
                .resideInAPackage("io.skep.plans.text..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.skep..").and(resideOutsideOfPackage("io.skep.plans.text..")))
                .check(OurClasses.ALL);
    }

    @Test
    void only_provision_ssh_sees_sshj() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.skep.provision.ssh..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("net.schmizz..", "com.hierynomus..")
                .check(OurClasses.ALL);
    }
}
