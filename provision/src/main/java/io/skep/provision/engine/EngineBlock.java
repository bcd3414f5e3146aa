package io.skep.provision.engine;

import static io.skep.plans.schema.Attribute.optional;

import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What may be written in {@code engine { }} inside a host and in a profile {@code engine "name" { }}, and how the two are put together. */
public final class EngineBlock {

    private static final Type TEXT = new Type.Text();
    private static final Type TEXTS = new Type.ListOf(TEXT, true);
    private static final Type TEXT_MAP = new Type.MapOf(TEXT, false);

    private static final Schema PROXY = Schema.of(
            optional("http", TEXT, "Proxy for plain HTTP, for example http://proxy:3128."),
            optional("https", TEXT, "Proxy for HTTPS."),
            optional("no_proxy", new Type.ListOf(TEXT, false), "Names and addresses reached without the proxy."));

    /** What a profile may hold. */
    public static final Schema PROFILE = Schema.of(
                    optional(
                            "version",
                            TEXT,
                            "Version of Docker Engine; 20.10 means any 20.10.x. Left out: the newest there is."),
                    optional(
                            "installer",
                            new Type.OneOf(Installers.names()),
                            "Where packages come from. Left out: what fits the host."),
                    optional("storage_driver", TEXT, "Storage driver, for example overlay2."),
                    optional("storage_opts", TEXTS, "Options of the storage driver, as name=value."),
                    optional("data_root", TEXT, "Folder for images, containers and volumes."),
                    optional("labels", TEXT_MAP, "Labels of the engine."),
                    optional("registry_mirrors", TEXTS, "Mirrors of Docker Hub."),
                    optional(
                            "insecure_registries",
                            new Type.ListOf(TEXT, false),
                            "Registries reached without TLS, as name:port."),
                    optional("log_driver", TEXT, "Default log driver of containers."),
                    optional("log_opts", TEXT_MAP, "Default log options of containers."),
                    optional("environment", TEXT_MAP, "Environment variables of the engine itself."),
                    optional(
                            "options",
                            new Type.MapOf(new Type.Anything(), true),
                            "Any other keys of daemon.json, as they are."),
                    optional("preload", new Type.ListOf(TEXT, false), "Image archives copied to the host and loaded."))
            .withBlock("proxy", false, false, PROXY);

    /** What the block inside a host may hold: the same, and the profile it starts from. */
    public static final Schema INSIDE_HOST = withProfile();

    private EngineBlock() {}

    /**
     * A block's own values laid over those of its profile. Maps are merged by key; anything else that the block says replaces what the
     * profile says.
     */
    public static Entries merged(Entries body) {
        Entries profile = Values.entriesOf(body, "profile");
        Entries merged = Entries.NONE;
        for (String name : names()) {
            merged = merged.with(name, over(profile.get(name), body.get(name)));
        }
        return merged;
    }

    private static Value over(Value profile, Value own) {
        return switch (own) {
            case Value.Nothing _ -> profile;
            case Entries entries
            when profile instanceof Entries under -> present(under).overlaidWith(present(entries));
            default -> own;
        };
    }

    private static Entries present(Entries entries) {
        Map<String, Value> there = new TreeMap<>(entries.entries());
        there.values().removeIf(Value.Nothing.class::isInstance);
        return Entries.of(there);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        PROFILE.attributes().forEach(attribute -> names.add(attribute.name()));
        PROFILE.blocks().forEach(block -> names.add(block.name()));
        return names;
    }

    private static Schema withProfile() {
        List<io.skep.plans.schema.Attribute> attributes = new ArrayList<>(PROFILE.attributes());
        attributes.add(optional("profile", new Type.Anything(), "A profile to start from, for example engine.small."));
        return new Schema(attributes, PROFILE.blocks());
    }
}
