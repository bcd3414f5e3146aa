package io.skep.swarm.stack;

import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Optional;

/** Labels of a service and of its containers, with those by which {@code docker stack} knows its own. */
final class LabelsLowering {

    private static final String IMAGE = "com.docker.stack.image";

    private LabelsLowering() {}

    static void lower(Written written) {
        StackNames names = written.stack().names();
        Range place = written.service().range();
        Entries own = names.labels(written.service().mapping("deploy").get("labels"));
        String image = written.service().text("image").orElse("");
        written.draft().put("labels", own.with(IMAGE, Values.text(image)), "deploy.labels", place);
        Entries container =
                fromFiles(written).overlaidWith(names.labels(written.service().get("labels")));
        written.draft().put("container_labels", container, "labels", place);
    }

    private static Entries fromFiles(Written written) {
        Entries labels = Entries.NONE;
        Optional<Yaml> files = written.service().get("label_file");
        for (Yaml file : files.map(Yaml::items).orElse(List.of())) {
            labels = labels.overlaidWith(written.stack()
                    .reading()
                    .variables(
                            Yaml.text(file).orElse(""),
                            false,
                            true,
                            written.stack().variables(),
                            file.range())
                    .map(Values::textEntries)
                    .orElse(Entries.NONE));
        }
        return labels;
    }
}
