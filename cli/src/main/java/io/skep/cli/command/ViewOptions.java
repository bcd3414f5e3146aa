package io.skep.cli.command;

import io.skep.cli.show.View;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How much of a plan is shown: one of these, or everything. */
final class ViewOptions {
    @ArgGroup(exclusive = true)
    private final One one = new One();

    static final class One {
        @Option(names = "--concise", description = "Show one line for each change.")
        private boolean concise;

        @Option(names = "--tree", description = "Show one line for each change, below what it stands on.")
        private boolean tree;

        @Option(names = "--summary", description = "Show how many of each kind, and what is destroyed.")
        private boolean summary;
    }

    View view() {
        if (one.concise) {
            return View.CONCISE;
        }
        if (one.tree) {
            return View.TREE;
        }
        return one.summary ? View.SUMMARY : View.FULL;
    }
}
