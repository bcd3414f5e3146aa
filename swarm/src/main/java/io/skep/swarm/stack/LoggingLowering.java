package io.skep.swarm.stack;

import io.skep.plans.text.value.Values;
import io.skep.swarm.stack.Yaml.Mapping;

/** {@code logging}; options without a driver are those of {@code json-file}, which engines usually log with. */
final class LoggingLowering {

    private LoggingLowering() {}

    static void lower(Written written) {
        Written.inner(written.service(), "logging")
                .filter(logging -> !logging.entries().isEmpty())
                .ifPresent(logging -> written.draft()
                        .block("log", "logging", written.place("logging"))
                        .ifPresent(log -> lower(logging, log)));
    }

    private static void lower(Mapping logging, Draft log) {
        log.put("driver", Values.text(logging.text("driver").orElse("json-file")), "driver", logging.place("driver"));
        logging.get("options")
                .ifPresent(options ->
                        log.put("options", Written.dictionary(options), "options", logging.place("options")));
    }
}
