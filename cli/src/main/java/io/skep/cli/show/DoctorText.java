package io.skep.cli.show;

import io.skep.provision.doctor.Finding;
import io.skep.provision.doctor.HostSight;
import io.skep.provision.doctor.Port;
import io.skep.provision.doctor.Wire;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What {@code skep doctor} found, as tables for people and as JSON for programs. Pure.
 *
 * @param hosts those that answered, by name
 */
public record DoctorText(
        SortedMap<String, HostSight> hosts, List<Port> ports, List<Wire> wires, List<Finding> findings) {

    private static final String FORMAT = "1.0";
    private static final int ROUND = 1024;

    /** The tables, and below them what is to be done. */
    public String text() {
        StringBuilder text = new StringBuilder();
        Columns columns = new Columns("HOST", "ENGINE", "SWARM", "KERNEL", "FREE", "CLOCK", "MTU");
        hosts.forEach((name, sight) -> columns.row(
                name,
                or(sight.engine(), "none"),
                or(sight.swarm(), "-"),
                or(sight.kernel(), "-"),
                sight.freeKilobytes() < 0 ? "-" : sight.freeKilobytes() / ROUND + " MB",
                sight.skew().isZero() ? "right" : sight.skew().toSeconds() + " s",
                sight.mtu() < 0 ? "-" : Integer.toString(sight.mtu())));
        text.append(columns.text());
        ports.forEach(port -> matrix(port).ifPresent(matrix -> text.append('\n').append(matrix)));
        if (findings.isEmpty()) {
            return text.append("\nAll is well.").toString();
        }
        findings.forEach(each -> text.append('\n')
                .append(each.fatal() ? "Error: " : "Warning: ")
                .append(each.host().isEmpty() ? "" : each.host() + ": ")
                .append(each.what())
                .append(".\n  ")
                .append(each.remedy())
                .append(".\n"));
        return text.toString().stripTrailing();
    }

    /** Who reaches whom at a port; a row is from, a column to. */
    private Optional<String> matrix(Port port) {
        List<Wire> own = wires.stream().filter(wire -> wire.port().equals(port)).toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        List<String> to = own.stream().map(Wire::to).distinct().sorted().toList();
        List<String> from = own.stream().map(Wire::from).distinct().sorted().toList();
        String[] head = new String[to.size() + 1];
        head[0] = port.toString();
        for (int column = 0; column < to.size(); column++) {
            head[column + 1] = "to " + to.get(column);
        }
        Columns columns = new Columns(head);
        for (String each : from) {
            String[] row = new String[head.length];
            row[0] = "from " + each;
            for (int column = 0; column < to.size(); column++) {
                String target = to.get(column);
                row[column + 1] = own.stream()
                        .filter(wire -> wire.from().equals(each) && wire.to().equals(target))
                        .findFirst()
                        .map(wire -> word(wire.state()))
                        .orElse("");
            }
            columns.row(row);
        }
        return Optional.of(columns.text());
    }

    private static String word(Wire.State state) {
        return switch (state) {
            case OPEN -> "open";
            case BLOCKED -> "BLOCKED";
            case UNKNOWN -> "?";
        };
    }

    private static String or(String text, String otherwise) {
        return text.isBlank() ? otherwise : text;
    }

    /** The same as one document. */
    public String json() {
        return Json.text(Json.object()
                .with("format_version", FORMAT)
                .with("hosts", hosts.entrySet().stream().map(DoctorText::host).toList())
                .with(
                        "ports",
                        wires.stream()
                                .map(wire -> Json.object()
                                        .with("from", wire.from())
                                        .with("to", wire.to())
                                        .with("port", wire.port().number())
                                        .with("protocol", wire.port().protocol())
                                        .with("state", wire.state().name().toLowerCase(Locale.ROOT)))
                                .toList())
                .with(
                        "findings",
                        findings.stream()
                                .map(each -> Json.object()
                                        .with("severity", each.fatal() ? "error" : "warning")
                                        .with("check", each.check())
                                        .with("host", each.host())
                                        .with("what", each.what())
                                        .with("remedy", each.remedy()))
                                .toList())
                .map());
    }

    private static Json.Fields host(Map.Entry<String, HostSight> host) {
        HostSight sight = host.getValue();
        return Json.object()
                .with("name", host.getKey())
                .with("engine", sight.engine())
                .with("swarm", sight.swarm())
                .with("kernel", sight.kernel())
                .with("free_kilobytes", sight.freeKilobytes())
                .with("clock_skew_milliseconds", sight.skew().toMillis())
                .with("mtu", sight.mtu())
                .with("resolves", sight.resolves())
                .with("missing_modules", sight.missing())
                .with("routes", sight.routes());
    }
}
