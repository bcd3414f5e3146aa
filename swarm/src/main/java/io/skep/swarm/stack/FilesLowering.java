package io.skep.swarm.stack;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Values;
import io.skep.swarm.stack.Yaml.Kind;
import io.skep.swarm.stack.Yaml.Mapping;
import io.skep.swarm.stack.Yaml.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets and configs as files in a task, in both spellings. */
final class FilesLowering {

    private FilesLowering() {}

    static void lower(Written written) {
        lower(written, "secrets", "secret", "");
        lower(written, "configs", "config", "/");
    }

    private static void lower(Written written, String section, String kind, String root) {
        for (Yaml item : written.service().get(section).map(Yaml::items).orElse(List.of())) {
            Mapping file = item instanceof Mapping mapping
                    ? mapping
                    : new Mapping(Map.of("source", new Yaml.Entry(item.range(), item)), item.range());
            String source = file.text("source").orElse("");
            Optional<Mapping> declared = written.stack().declared(section, source);
            if (declared.isEmpty()) {
                written.wrong(
                        section, "There is no \"" + source + "\" among the " + section + " of the file.", item.range());
                continue;
            }
            Address address = written.stack().address(kind, source, declared.get());
            Range place = item.range();
            Optional<Draft> block = written.draft().block(kind, section, place);
            if (block.isPresent()) {
                block.get()
                        .put("source", Values.text(StackNames.reference(address)), "source", place)
                        .put("target", Values.text(file.text("target").orElse(root + source)), "target", place);
                Written.scalars(file, block.get(), "uid", "gid");
                file.get("mode").ifPresent(mode -> block.get().put("mode", octal(mode), "mode", mode.range()));
            }
        }
    }

    /** Permissions in four octal digits: a number is octal where it begins with a zero, text always is. */
    static Value octal(Yaml mode) {
        String text = Yaml.text(mode).orElse("");
        boolean decimal =
                mode instanceof Scalar scalar && scalar.kind() == Kind.NUMBER && text.matches("[1-9]\\d{0,8}");
        String digits = decimal ? Integer.toOctalString(Integer.parseInt(text)) : text.replaceFirst("^0o", "");
        return Values.text(
                digits.length() < 4 && digits.matches("[0-7]+")
                        ? "%4s".formatted(digits).replace(' ', '0')
                        : digits);
    }
}
