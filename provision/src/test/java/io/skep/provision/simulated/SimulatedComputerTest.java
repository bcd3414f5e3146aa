package io.skep.provision.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import io.skep.provision.facts.HostFacts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SimulatedComputerTest {

    private final SimulatedComputer computer = new SimulatedComputer("ubuntu-24.04", () -> "inactive");

    @Test
    void its_facts_are_those_of_its_image() {
        String printed = computer.answer(HostFacts.READING).orElseThrow().out();

        assertThat(HostFacts.parse(printed).shown()).isEqualTo("ubuntu 24.04");
        assertThat(HostFacts.parse(printed).systemd()).isTrue();
    }

    @Test
    void a_command_that_this_room_does_not_send_is_not_understood() {
        assertThat(computer.answer(Command.changing("rm", "-rf", "/"))).isEmpty();
    }

    @Test
    void it_is_the_same_again_when_it_is_read_back() {
        computer.write("/etc/x", "ä\n".getBytes(StandardCharsets.UTF_8));
        computer.leave("step-1", new Output(3, "out", ""));
        SimulatedComputer again = new SimulatedComputer("ubuntu-24.04", () -> "inactive");

        again.read(computer.text());

        assertThat(again.text()).isEqualTo(computer.text());
        assertThat(again.file("/etc/x")).contains("ä\n".getBytes(StandardCharsets.UTF_8));
        assertThat(again.left("step-1")).map(Output::exit).contains(3);
        assertThat(again.engineRuns()).isFalse();
    }
}
