package io.skep.swarm.service;

import static io.skep.plans.schema.Attribute.defaulted;
import static io.skep.plans.schema.Attribute.optional;

import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.ApiVersion;
import io.skep.swarm.engineapi.EngineLook;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The attributes of a service that are one field of its document each, as the Engine API names them: one row for each
 * says all there is to know of it. What takes more than a row has a part of its own.
 */
final class Fields {

    private static final ApiVersion ALWAYS = ApiVersion.OLDEST;
    private static final Type TEXT = new Type.Text();
    private static final Type WHOLE = new Type.Number(true);
    private static final Type TRUTH = new Type.Bool();
    private static final Type TIME = new Type.Duration();
    private static final Type ORDERED = new Type.ListOf(TEXT, true);
    private static final Type NAMES = new Type.ListOf(TEXT, false);
    private static final Value NONE = Values.texts(List.of());
    private static final String CONTAINER = "/TaskTemplate/ContainerSpec/";

    static final List<Field> ALL = List.of(
            row(
                    "",
                    optional("read_only", TRUTH, "Whether its root file system cannot be written to."),
                    "ReadOnly",
                    Shape.TRUTH),
            row("", optional("stdin", TRUTH, "Whether its standard input stays open."), "OpenStdin", Shape.TRUTH),
            row(
                    "",
                    optional("stop_signal", TEXT, "The signal that stops it: SIGTERM as always."),
                    "StopSignal",
                    Shape.TEXT),
            row(
                    "",
                    optional(
                            "isolation",
                            new Type.OneOf(List.of("default", "process", "hyperv")),
                            "How Windows separates it."),
                    "Isolation",
                    Shape.TEXT),
            row(
                    "",
                    defaulted("groups", ORDERED, NONE, "Further groups its processes belong to."),
                    "Groups",
                    Shape.TEXTS),
            row(
                    "",
                    defaulted(
                            "sysctls", new Type.MapOf(TEXT, false), Entries.NONE, "Kernel settings of its name space."),
                    "Sysctls",
                    Shape.MAP),
            row(
                    "",
                    defaulted("cap_add", NAMES, NONE, "Capabilities it has besides the usual ones: CAP_NET_ADMIN."),
                    "CapabilityAdd",
                    Shape.NAMES,
                    "1.41"),
            row(
                    "",
                    defaulted("cap_drop", NAMES, NONE, "Usual capabilities it does not have."),
                    "CapabilityDrop",
                    Shape.NAMES,
                    "1.41"),
            row(
                    "",
                    optional("oom_score_adj", WHOLE, "How early it is ended when memory runs out: -1000 to 1000."),
                    "OomScoreAdj",
                    Shape.NUMBER,
                    "1.46"),
            row(
                    "dns",
                    defaulted("servers", ORDERED, NONE, "Name servers it asks."),
                    "DNSConfig/Nameservers",
                    Shape.TEXTS),
            row(
                    "dns",
                    defaulted("search", ORDERED, NONE, "Domains in which short names are looked up."),
                    "DNSConfig/Search",
                    Shape.TEXTS),
            row(
                    "dns",
                    defaulted("options", ORDERED, NONE, "Options of resolv.conf(5)."),
                    "DNSConfig/Options",
                    Shape.TEXTS),
            row(
                    "health",
                    optional("start_interval", TIME, "The time between two checks while it starts."),
                    "Healthcheck/StartInterval",
                    Shape.NANOS,
                    "1.44"),
            new Field(
                    "",
                    optional("max_per_node", WHOLE, "How many of its tasks one node runs at most."),
                    "/TaskTemplate/Placement/MaxReplicas",
                    Shape.NUMBER,
                    ALWAYS),
            new Field(
                    "resources.limits",
                    optional("pids", WHOLE, "How many processes it may have."),
                    "/TaskTemplate/Resources/Limits/Pids",
                    Shape.NUMBER,
                    since("1.41")));

    private Fields() {}

    /** The attributes of a block. */
    static List<Attribute> of(String block) {
        return ALL.stream()
                .filter(each -> each.block().equals(block))
                .map(Field::attribute)
                .toList();
    }

    /** Writes what a spec says into a service's document; an object that nothing would stand in is not made. */
    static void write(ObjectNode service, Entries spec) {
        for (Field field : ALL) {
            Entries block = block(spec, field.block());
            String name = field.attribute().name();
            boolean written = block.entries().containsKey(name);
            boolean usual = block.get(name).equals(field.attribute().otherwise());
            if (written && !(usual && service.at(field.holder()).isMissingNode())) {
                field.shape().write(block, name, inner(service, field.holder()), field.key());
            }
        }
    }

    /** A spec with what a service's document says. */
    static Entries read(JsonNode service, Entries like, Entries seen) {
        Entries read = seen;
        for (Field field : ALL) {
            Value value = field.shape()
                    .read(
                            service.at(field.place()),
                            block(like, field.block()),
                            field.attribute().name());
            read = with(read, field.path(), value);
        }
        return read;
    }

    /** Fails where a spec says what a manager's engine does not know yet, which it would leave out without a word. */
    static void check(EngineLook manager, Address address, Entries spec) throws RemoteException, InterruptedException {
        List<String> unknown = unknownTo(manager.version(), spec);
        if (!unknown.isEmpty()) {
            throw new UserError(address + ": " + String.join("; ", unknown) + " (" + manager.host()
                    + "). Set a newer engine version, or take it out");
        }
    }

    /** What a spec says that an engine of this version does not know yet, as sentences. */
    static List<String> unknownTo(ApiVersion version, Entries spec) {
        return ALL.stream()
                .filter(field -> field.since().compareTo(version) > 0)
                .filter(field -> {
                    Value value =
                            block(spec, field.block()).get(field.attribute().name());
                    return !(value instanceof Value.Nothing)
                            && !value.equals(field.attribute().otherwise());
                })
                .map(field -> field.path() + " needs an engine that speaks API " + field.since() + "; this one speaks "
                        + version)
                .toList();
    }

    /** Where the engine keeps an attribute or block that is to be taken out as a whole. */
    static Optional<String> place(String attribute) {
        return ALL.stream()
                .filter(field ->
                        field.block().isEmpty() && field.attribute().name().equals(attribute))
                .map(Field::place)
                .findFirst();
    }

    private static Entries block(Entries spec, String path) {
        Entries block = spec;
        if (!path.isEmpty()) {
            for (String word : path.split("\\.", -1)) {
                block = Values.entriesOf(block, word);
            }
        }
        return block;
    }

    private static Entries with(Entries spec, String path, Value value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return spec.with(path, value);
        }
        String block = path.substring(0, dot);
        Entries inner = with(Values.entriesOf(spec, block), path.substring(dot + 1), value);
        return inner.entries().isEmpty() ? spec : spec.with(block, inner);
    }

    private static ObjectNode inner(ObjectNode document, String pointer) {
        ObjectNode inner = document;
        for (String word : pointer.substring(1).split("/", -1)) {
            inner = Writing.inner(inner, word);
        }
        return inner;
    }

    private static Field row(String block, Attribute attribute, String place, Shape shape) {
        return new Field(block, attribute, CONTAINER + place, shape, ALWAYS);
    }

    private static Field row(String block, Attribute attribute, String place, Shape shape, String version) {
        return new Field(block, attribute, CONTAINER + place, shape, since(version));
    }

    private static ApiVersion since(String version) {
        return ApiVersion.parse(version);
    }
}
