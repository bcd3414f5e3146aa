package io.skep.swarm.stack;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Position;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Item;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** A stack {@code shop} in a test: its block, what stands beside it, and what came of it. */
final class Stacked {

    final MemoryBeside beside = new MemoryBeside();
    private Entries body = Entries.NONE
            .with("compose", Values.text("compose.yaml"))
            .with("environment", Entries.NONE)
            .with("profiles", Values.texts(List.of()))
            .with("strict", Values.bool(false));
    private final Diagnostics problems = new Diagnostics();
    private Address address = Address.of("stack", "shop");

    static Stacked of(String compose) {
        Stacked stacked = new Stacked();
        stacked.beside.with("compose.yaml", compose);
        return stacked;
    }

    /** One with a service {@code web} that says this. */
    static Stacked service(String keys) {
        return of("services:\n  web:\n    image: nginx\n    " + keys.strip().replace("\n", "\n    ") + "\n");
    }

    Stacked put(String attribute, Value value) {
        body = body.with(attribute, value);
        return this;
    }

    Stacked at(String other) {
        address = Address.parse(other);
        return this;
    }

    List<Resource> resources() {
        Range place = new Range("main.hcl", Position.START, Position.START);
        return new StackBlock()
                .resources(new Item(address, body, new TreeMap<>(), new TreeSet<>(), place, problems, beside));
    }

    /** The resources by their addresses. */
    Map<String, Resource> byAddress() {
        Map<String, Resource> byAddress = new TreeMap<>();
        resources().forEach(each -> byAddress.put(each.address().toString(), each));
        return byAddress;
    }

    /** The resource of an address that there is. */
    Resource resource(String address) {
        return Objects.requireNonNull(byAddress().get(address), address);
    }

    /** An attribute of the service {@code web}, as text with spaces inside its braces. */
    String web(String attribute) {
        Resource web = byAddress().get("service.shop_web");
        return web == null
                ? "(none: " + said() + ")"
                : ValueText.line(web.spec().get(attribute))
                        .replaceAll("\\{(?!})", "{ ")
                        .replaceAll("(?<!\\{)}", " }");
    }

    /** What was said, by place. */
    List<String> said() {
        return problems.list().stream().map(Diagnostic::toString).toList();
    }

    Diagnostics problems() {
        return problems;
    }
}
