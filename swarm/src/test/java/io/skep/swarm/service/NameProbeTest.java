package io.skep.swarm.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.apply.Step;
import io.skep.plans.remote.Output;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.Fleet;
import io.skep.swarm.fake.FakePlanned;
import io.skep.swarm.network.NetworkType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameProbeTest {

    private static final String ONE_ADDRESS = " 12 67 81 80 00 01 00 01 00 00 00 00 03 77 65 62\n 00 00 01 00 01\n";
    private static final String UNKNOWN = " 12 67 81 83 00 01 00 00 00 00 00 00 03 77 65 62\n 00 00 01 00 01\n";
    private static final String FAILED = " 12 67 81 82 00 01 00 00 00 00 00 00 03 77 65 62\n 00 00 01 00 01\n";

    @Test
    void the_question_is_put_by_one_command_that_only_reads_in_the_tasks_network_namespace() {
        assertThat(NameQuestion.to(4711, "web.shop").changes()).isFalse();
        assertThat(NameQuestion.to(4711, "web.shop"))
                .hasToString(
                        "timeout 3 nsenter --net=/proc/4711/ns/net bash -c 'exec 3<>/dev/udp/127.0.0.11/53 && printf '\\''"
                                + "\\x12\\x67\\x01\\x00\\x00\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x03web\\x04shop\\x00\\x00\\x01\\x00\\x01"
                                + "'\\'' | dd bs=512 iflag=fullblock status=none >&3"
                                + " && dd bs=512 count=1 status=none <&3 | od -An -v -tx1'");
    }

    @Test
    void a_reply_is_read_from_its_bytes() {
        assertThat(NameQuestion.reply(ONE_ADDRESS)).contains(new NameQuestion.Reply(0, 1));
        assertThat(NameQuestion.reply(UNKNOWN)).contains(new NameQuestion.Reply(3, 0));
        assertThat(NameQuestion.reply("")).isEmpty();
        assertThat(NameQuestion.reply(" 12 67 81")).isEmpty();
    }

    @Test
    void a_name_that_resolves_is_told() throws Exception {
        assertThat(said(Optional.of(new Output(0, ONE_ADDRESS, ""))))
                .contains("the name web resolves in its task on a")
                .noneMatch(line -> line.contains("does not resolve"));
    }

    @Test
    void a_name_server_that_does_not_answer_is_a_warning_with_what_to_use_instead() throws Exception {
        assertThat(said(Optional.of(new Output(1, "", "bash: connect: Connection refused\nmore"))))
                .contains("warning: service web runs, but its name does not resolve in its task on a:"
                        + " the engine's name server at 127.0.0.11 does not answer there (bash: connect: Connection refused);"
                        + " the kernel may lack NAT in network namespaces (iptable_nat)."
                        + " Until that is mended, publish a port with mode = \"host\" and use the host's address");
        assertThat(said(Optional.empty())).anyMatch(line -> line.contains("does not answer there; the kernel"));
    }

    @Test
    void a_name_that_is_unknown_on_the_network_is_a_warning() throws Exception {
        assertThat(said(Optional.of(new Output(0, UNKNOWN, ""))))
                .anyMatch(line -> line.startsWith("warning: service web runs, but its name does not resolve")
                        && line.contains("port 7946, TCP and UDP"));
        assertThat(said(Optional.of(new Output(0, FAILED, ""))))
                .anyMatch(line -> line.contains("the engine's name server failed"));
    }

    @Test
    void a_service_on_no_network_is_not_asked_for() throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.run(create(List.of()));
        assertThat(fleet.world.lines()).noneMatch(line -> line.contains("resolve"));
        assertThat(fleet.engine("a").commands()).noneMatch(line -> line.contains("nsenter"));
    }

    private static List<String> said(Optional<Output> answer) throws Exception {
        Fleet fleet = new Fleet("a").formed("a=manager");
        fleet.world.run(new NetworkType()
                .steps(new Change.Create(Address.of("network", "n"), Entries.NONE, false), new FakePlanned()));
        answer.ifPresent(output -> fleet.engine("a").answers(NameQuestion.to(4711, "web"), output));
        fleet.world.run(create(List.of("n")));
        return fleet.world.lines();
    }

    private static List<Step> create(List<String> networks) {
        Entries spec = ServiceDocument.settled(Entries.NONE
                .with("image", Values.text("web:1"))
                .with("replicas", Values.number(1))
                .with("networks", Values.texts(networks))
                .with("endpoint_mode", Values.text("dnsrr")));
        return new ServiceType().steps(new Change.Create(Address.of("service", "web"), spec, false), new FakePlanned());
    }
}
