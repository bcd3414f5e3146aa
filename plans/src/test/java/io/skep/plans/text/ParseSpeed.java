package io.skep.plans.text;

import io.skep.plans.text.format.Formatter;
import io.skep.plans.text.hcl.Parsing;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Measures how long 1 MB of HCL takes to parse: the first time in this JVM, and when the JVM knows the code. Run by {@code bench/hcl.sh},
 * never by the build.
 */
public final class ParseSpeed {
    private static final int ROUNDS = 15;

    private ParseSpeed() {}

    /** Wall clock, and the processor time of the thread that parses: what else the machine does falls on the first only. */
    private record Took(double wall, double processor) {
        @Override
        public String toString() {
            return "%.3f s (wall %.3f s)".formatted(processor, wall);
        }
    }

    public static void main(String[] arguments) {
        String text = text(1 << 20);
        Took cold = timed(() -> parse(text));
        List<Took> warm = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            warm.add(timed(() -> parse(text)));
        }
        warm.sort(Comparator.comparingDouble(Took::processor));
        Took twice = timed(() -> parse(text + text));
        Took format = timed(() -> format(text));
        System.out.printf(
                "1 MB of HCL: cold %s, warm %s; 2 MB %s; fmt %s; peak heap %d MB%n",
                cold, warm.get(ROUNDS / 2), twice, format, peakHeap() >> 20);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static void parse(String text) {
        Diagnostics problems = new Diagnostics();
        if (Parsing.parseHcl(new SourceFile("bench.hcl", text), problems)
                        .body()
                        .blocks()
                        .isEmpty()
                || problems.hasErrors()) {
            throw new IllegalStateException("the text of the bench is wrong: " + problems.list());
        }
    }

    private static void format(String text) {
        if (Formatter.format(new SourceFile("bench.hcl", text), new Diagnostics())
                .isEmpty()) {
            throw new IllegalStateException("the text of the bench is wrong");
        }
    }

    private static Took timed(Runnable act) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = System.nanoTime();
        long processor = threads.getCurrentThreadCpuTime();
        act.run();
        return new Took((System.nanoTime() - begun) / 1e9, (threads.getCurrentThreadCpuTime() - processor) / 1e9);
    }

    /** Blocks as a careful user writes them, until there are so many bytes. */
    private static String text(int bytes) {
        StringBuilder text = new StringBuilder(bytes + 1000);
        int size = 0;
        for (int number = 0; size < bytes; number++) {
            String block = """
                # The host number %1$d, in rack %2$d.
                host "worker-%1$d" {
                  for_each = { for name, each in local.workers : name => each if each.rack == %2$d && !each.retired }
                  name     = "worker-${each.key}-%1$d" // unique
                  driver "generic" {
                    address = cidrhost("10.%2$d.0.0/16", %1$d + 2 * (var.offset - 1))
                    user    = "vagrant"
                    key     = var.keys["rack-%2$d"][0].path
                    ports   = [22, 2376, 2377, 7946, 4789]
                  }
                  engine {
                    labels = { size = "small", role = each.value.manager ? "manager" : "worker", "rack.id" = "%2$d" }
                    notes  = <<-EOT
                      Host ${each.key} of %%{ if var.test }the test%%{ else }the house%%{ endif }.
                      Ünïcode, and a second line.
                    EOT
                  }
                }

                """.formatted(number, number % 250);
            text.append(block);
            size += block.getBytes(StandardCharsets.UTF_8).length;
        }
        return text.toString();
    }
}
