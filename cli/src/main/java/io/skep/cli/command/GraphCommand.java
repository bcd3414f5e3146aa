package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Rooms;
import io.skep.cli.Skep;
import io.skep.cli.graph.DotText;
import io.skep.cli.graph.Drawing;
import io.skep.cli.graph.MermaidText;
import io.skep.cli.graph.SvgPicture;
import io.skep.plans.plan.PlanFile;
import io.skep.plans.text.DiagnosticText;
import io.skep.plans.topology.Topology;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Draws what needs what. Looks at no host. */
@Command(name = "graph", description = "Draw what needs what: the topology, or the steps of a saved plan.")
public final class GraphCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Skep skep;

    @Mixin
    private final VariableOptions variables = new VariableOptions();

    /** The languages of pictures. */
    enum Form {
        dot,
        mermaid,
        svg
    }

    @Option(
            names = "--type",
            defaultValue = "dot",
            paramLabel = "dot|mermaid|svg",
            description = "The language of the picture. Default: dot.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Form type;

    @Option(names = "--plan", paramLabel = "FILE", description = "Draw the steps of a saved plan.")
    private @Nullable Path plan;

    @Override
    public Integer call() {
        Optional<Drawing> drawing = plan == null
                ? topology().map(topology -> Drawing.of(topology.resources()))
                : Optional.of(Drawing.of(PlanFile.read(
                        skep.directory().resolve(plan),
                        skep.around().rooms().get().types())));
        drawing.ifPresent(drawn -> skep.around().out().print(text(drawn)));
        skep.around().out().flush();
        return (drawing.isPresent() ? ExitCode.SUCCESS : ExitCode.FAILED).number();
    }

    private String text(Drawing drawing) {
        return switch (type) {
            case dot -> DotText.of(drawing);
            case mermaid -> MermaidText.of(drawing);
            case svg -> SvgPicture.of(drawing);
        };
    }

    private Optional<Topology> topology() {
        Surroundings around = skep.around();
        Rooms rooms = around.rooms().get();
        Project project = Project.read(skep, rooms, variables);
        DiagnosticText text = new DiagnosticText(
                project.sources(), around.terminal().apply(false).paint().ofDiagnostics(), 78);
        project.problems().forEach(each -> around.err().println(text.render(each)));
        return project.topology();
    }
}
