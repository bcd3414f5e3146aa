package io.skep.swarm.stack;

import io.skep.plans.text.Range;
import io.skep.plans.text.value.Values;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.List;
import java.util.Optional;

/** {@code healthcheck}: a text is run by a shell, and no test means that of the image. */
final class HealthLowering {

    private HealthLowering() {}

    static void lower(Written written) {
        Written.inner(written.service(), "healthcheck").ifPresent(check -> {
            Range place = written.place("healthcheck");
            Optional<Draft> health = written.draft().block("health", "healthcheck", place);
            if (health.isEmpty()) {
                return;
            }
            if (check.text("disable").filter("true"::equals).isPresent()) {
                health.get().put("command", Values.texts(List.of("NONE")), "disable", check.place("disable"));
                return;
            }
            health.get().put("command", Values.texts(command(check)), "test", check.place("test"));
            Written.scalars(check, health.get(), "interval", "timeout", "retries", "start_period", "start_interval");
        });
    }

    private static List<String> command(Mapping check) {
        return check.get("test")
                .map(test ->
                        Yaml.text(test).map(text -> List.of("CMD-SHELL", text)).orElseGet(() -> Written.texts(test)))
                .orElse(List.of());
    }
}
