package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.show.Json;
import io.skep.cli.show.StatusJson;
import io.skep.cli.show.StatusText;
import io.skep.plans.plan.Survey;
import io.skep.plans.plan.SurveyStory;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.state.State;
import io.skep.swarm.status.SwarmSight;
import io.skep.swarm.status.SwarmSurvey;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How it stands: hosts, nodes, quorum, services, addresses, certificates, drift. Takes no lock and changes nothing. */
@Command(
        name = "status",
        description = "Show how it stands: hosts, nodes, quorum, services, addresses, certificates and drift.")
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final WorkOptions options = new WorkOptions();

    @Override
    public Integer call() throws Exception {
        return options.doing(work -> work.withTopology((_, project) -> tell(work, project)));
    }

    private ExitCode tell(Work work, Project project) throws InterruptedException {
        Optional<State> state = work.store().load();
        if (state.isEmpty() || state.get().resources().isEmpty()) {
            say(
                    options.shown().json()
                            ? Json.text(StatusJson.nothing())
                            : "Nothing is recorded here yet. To make what the topology asks for, type: "
                                    + work.skep().typed() + " apply");
            return ExitCode.SUCCESS;
        }
        Survey survey =
                new SurveyStory(work.setting(project.resolving(), work.report().screen())).tell(state.get());
        Optional<SwarmSight> swarm = Optional.empty();
        Optional<String> silent = Optional.empty();
        try {
            swarm = SwarmSurvey.of(survey.window());
        } catch (RemoteException nobody) {
            silent = Optional.of(String.valueOf(nobody.getMessage()));
        }
        Instant now = work.skep().around().pace().now();
        say(
                options.shown().json()
                        ? Json.text(StatusJson.of(state.get(), survey, swarm, silent))
                        : new StatusText(state.get(), survey, now).text(swarm, silent));
        return silent.isPresent() ? ExitCode.FAILED : ExitCode.SUCCESS;
    }

    private void say(String text) {
        options.skep().around().out().println(text);
    }
}
