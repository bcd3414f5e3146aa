package io.skep.cli.command;

import io.skep.cli.show.Screen;
import io.skep.cli.show.Summary;
import io.skep.plans.plan.Plan;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Sources;
import io.skep.plans.text.value.Value;
import java.util.List;
import java.util.SortedMap;

/** Tells what a command finds and does: to a person, or to a program with {@code -json}. */
interface Report extends AutoCloseable {

    /** Where progress goes. */
    Screen screen();

    /** Errors and warnings. */
    void diagnostics(List<Diagnostic> diagnostics, Sources sources);

    /** What ended the command before its time; the error stream gets it besides. */
    void failed(RuntimeException failure);

    /** A plan; {@code known} are the outputs after the last apply. */
    void plan(Plan plan, SortedMap<String, Value> known);

    /** That everything planned is done; {@code operation} is {@code apply} or {@code destroy}. */
    void done(Summary summary, String operation, String took);

    void outputs(SortedMap<String, Value> outputs);

    /** Something a person may want to know or type next; programs are not told. */
    void advice(String text);

    @Override
    void close();
}
