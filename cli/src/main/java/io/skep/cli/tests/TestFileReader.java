package io.skep.cli.tests;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.data.BlockShape;
import io.skep.plans.text.data.BlockShapes;
import io.skep.plans.text.data.DocumentReader;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Document;
import io.skep.plans.topology.AllowedNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads test files: their blocks and names, not yet the values of their expressions. */
final class TestFileReader {

    private static final BlockShape PLAIN = BlockShape.labels(0);
    private static final BlockShapes SHAPES = BlockShapes.of(Map.of(
            "variables",
            PLAIN,
            "run",
            new BlockShape(
                    1,
                    BlockShapes.of(
                            Map.of("variables", PLAIN, "plan_options", PLAIN, "world", PLAIN, "assert", PLAIN)))));

    private final Diagnostics problems;

    /** @param problems where everything that is wrong is added */
    TestFileReader(Diagnostics problems) {
        this.problems = problems;
    }

    /** The file; as complete as its errors allow, and empty where nothing of it could be read. */
    Optional<TestFile> read(SourceFile source) {
        return new DocumentReader(SHAPES, problems).read(source).map(this::file);
    }

    private TestFile file(Document document) {
        Body body = document.body();
        AllowedNames.check("A test file", body, Set.of(), Set.of("variables", "run"), problems::add);
        List<Block> runs = body.blocks("run").stream().filter(this::named).toList();
        refuseSameNames(runs);
        return new TestFile(
                document,
                variables(body),
                runs.stream()
                        .map(block -> new RunReading(problems, block).run())
                        .toList());
    }

    /** The attributes of the only block {@code variables} of a body. */
    private List<Attribute> variables(Body body) {
        return RunReading.only(body, "variables", problems)
                .map(block -> RunReading.attributesOf(block, problems))
                .orElse(List.of());
    }

    private boolean named(Block run) {
        if (run.labels().size() == 1) {
            return true;
        }
        problems.error("A run without a name", "A run has one name: run \"all_there\" { ... }.", run.header());
        return false;
    }

    private void refuseSameNames(List<Block> runs) {
        Map<String, Block> known = new HashMap<>();
        for (Block run : runs) {
            Block old = known.putIfAbsent(run.labels().getFirst().text(), run);
            if (old != null) {
                problems.add(Diagnostic.error(
                        "Two runs of one name",
                        "There is a " + run.title() + " already, at " + old.header() + ".",
                        run.header()));
            }
        }
    }
}
