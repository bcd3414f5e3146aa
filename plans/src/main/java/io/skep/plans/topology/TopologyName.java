package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Literal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The block {@code skep { name = "..." }}, and the name of a topology that has none. */
final class TopologyName {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

    static final String DEFAULT = "default";

    private final List<Block> settings;
    private final Evaluation evaluation;

    TopologyName(List<Block> settings, Evaluation evaluation) {
        this.settings = settings;
        this.evaluation = evaluation;
    }

    /** The written name, else the folder's; in a workspace other than the usual one with its name behind. */
    String of(Path folder, String workspace) {
        String name = of(folder);
        return workspace.equals(DEFAULT) ? name : shortened(name, 62 - workspace.length()) + "-" + workspace;
    }

    private String of(Path folder) {
        settings.forEach(block -> AllowedNames.check(block, Set.of("name"), Set.of("state"), evaluation));
        Optional<String> written = settings.stream()
                .flatMap(block -> block.body().attribute("name").stream())
                .findFirst()
                .flatMap(attribute -> switch (attribute.expression()) {
                    case Literal.Text(String text, Range _)
                    when NAME.matcher(text).matches() -> Optional.of(text);
                    default -> {
                        evaluation.report(Diagnostic.error(
                                "Invalid name",
                                "The name of a topology is a plain string of letters, digits, _ . and -.",
                                attribute.expression().range()));
                        yield Optional.empty();
                    }
                });
        return written.orElseGet(() -> fromFolder(folder));
    }

    /** The name of a topology that has none. */
    static String fromFolder(Path folder) {
        String name = Optional.ofNullable(folder.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse("");
        String clean = name.replaceAll("[^A-Za-z0-9_.-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
        return clean.isEmpty() ? "topology" : shortened(clean, 63);
    }

    private static String shortened(String name, int most) {
        return name.substring(0, Math.min(name.length(), most));
    }
}
