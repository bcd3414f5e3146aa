package io.skep.swarm.stack;

import io.skep.plans.text.Range;
import io.skep.plans.text.value.Values;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Published ports, in both spellings: {@code "8080-8081:80-81/tcp"} and {@code target: 80}. */
final class PortsLowering {

    private static final Pattern SHORT =
            Pattern.compile("(?:(\\[[^]]*]|[^:]*):)??(?:([0-9-]*):)?([0-9-]+)(?:/(\\w+))?");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    private record Span(int first, int last) {
        int length() {
            return last - first + 1;
        }
    }

    private PortsLowering() {}

    static void lower(Written written) {
        written.service().get("ports").map(Yaml::items).orElse(List.of()).forEach(port -> {
            if (port instanceof Mapping mapping) {
                one(written, mapping);
            } else {
                one(written, Yaml.text(port).orElse(""), port.range());
            }
        });
    }

    private static void one(Written written, Mapping port) {
        port.get("host_ip").ifPresent(_ -> noAddress(written, port.place("host_ip")));
        Optional<Span> published =
                port.text("published").filter(text -> !text.isEmpty()).flatMap(PortsLowering::span);
        Optional<Span> target = port.text("target").flatMap(PortsLowering::span);
        if (target.isEmpty()
                || port.text("published").filter(text -> !text.isEmpty()).isPresent() != published.isPresent()) {
            written.wrong("ports", "A port is a number such as 8080.", port.range());
            return;
        }
        if (published.isPresent() && published.get().length() > target.get().length()) {
            written.leftOut(
                    "ports.published", "A swarm takes no port out of a range. Name one.", port.place("published"));
            published = Optional.empty();
        }
        publish(
                written,
                target.get(),
                published,
                port.text("protocol").orElse("tcp"),
                port.text("mode").orElse("ingress"),
                port.range());
    }

    private static void one(Written written, String text, Range place) {
        Matcher parts = SHORT.matcher(text);
        Optional<Span> target = parts.matches() ? span(parts.group(3)) : Optional.empty();
        if (target.isEmpty()) {
            written.wrong("ports", "A port is written \"PUBLISHED:TARGET\", such as \"8080:80\".", place);
            return;
        }
        if (parts.group(1) != null && !parts.group(1).isEmpty()) {
            noAddress(written, place);
        }
        Optional<Span> published = Optional.ofNullable(parts.group(2)).flatMap(PortsLowering::span);
        if (published.isPresent() && published.get().length() != target.get().length()) {
            written.leftOut("ports", "A swarm takes no port out of a range. Name one.", place);
            published = Optional.empty();
        }
        publish(
                written,
                target.get(),
                published,
                Optional.ofNullable(parts.group(4)).orElse("tcp"),
                "ingress",
                place);
    }

    private static void publish(
            Written written, Span target, Optional<Span> published, String protocol, String mode, Range place) {
        for (int index = 0; index < target.length(); index++) {
            Optional<Draft> port = written.draft().block("port", "ports", place);
            if (port.isPresent()) {
                port.get()
                        .put("target", Values.number(target.first() + index), "target", place)
                        .put("protocol", Values.text(protocol), "protocol", place)
                        .put("mode", Values.text(mode), "mode", place);
                if (published.isPresent()) {
                    port.get().put("published", Values.number(published.get().first() + index), "published", place);
                }
            }
        }
    }

    private static void noAddress(Written written, Range place) {
        written.leftOut("ports.host_ip", "A swarm publishes on every address of its nodes.", place);
    }

    private static Optional<Span> span(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        return first <= last && last <= 65_535 ? Optional.of(new Span(first, last)) : Optional.empty();
    }
}
