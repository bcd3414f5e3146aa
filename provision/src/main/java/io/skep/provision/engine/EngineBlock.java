package io.skep.provision.engine;

import static io.skep.plans.schema.Attribute.optional;

import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.Range;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * What may be written of an engine, in the block {@code engine} inside a host and in a profile {@code engine "small" { ... }} that such
 * blocks refer to. A profile makes no resource.
 */
public final class EngineBlock implements BlockType {

    private static final Type TEXTS = new Type.ListOf(new Type.Text(), true);
    private static final Type SORTED_TEXTS = new Type.ListOf(new Type.Text(), false);
    private static final Type TEXT_MAP = new Type.MapOf(new Type.Text(), false);

    private static final Schema PROXY = Schema.of(
            optional("http", new Type.Text(), "The proxy for http, as HTTP_PROXY."),
            optional("https", new Type.Text(), "The proxy for https, as HTTPS_PROXY."),
            optional("no_proxy", SORTED_TEXTS, "Names and addresses that are reached without a proxy, as NO_PROXY."));

    /** What a profile may have, and an engine's spec apart from what skep itself adds to it. */
    static final Schema SETTINGS = Schema.of(
                    optional(
                            "version",
                            new Type.Text(),
                            "The version or the beginning of one: \"20.10\" is any 20.10.x; kept from being upgraded."),
                    optional(
                            EngineSpec.ON_FAILURE,
                            new Type.OneOf(List.of("stop", EngineSpec.ROLLBACK)),
                            "What is done where an engine of another version does not work: \"rollback\" installs the one before."),
                    optional("storage_driver", new Type.Text(), "The storage driver: \"overlay2\"."),
                    optional("storage_opts", TEXTS, "Options of the storage driver, \"name=value\"."),
                    optional("data_root", new Type.Text(), "The folder of images, containers and volumes."),
                    optional("labels", new Type.MapOf(new Type.Text(), true), "Labels of the engine."),
                    optional("registry_mirrors", TEXTS, "Mirrors of Docker Hub, in the order in which they are tried."),
                    optional("insecure_registries", SORTED_TEXTS, "Registries that need no valid certificate."),
                    optional("log_driver", new Type.Text(), "Where containers log to when they do not say."),
                    optional("log_opts", TEXT_MAP, "Options of the log driver."),
                    optional("environment", TEXT_MAP, "Environment variables of the engine."),
                    optional(
                            "options",
                            new Type.MapOf(new Type.Anything(), false),
                            "Anything else of daemon.json, under its own names."),
                    optional(
                            "preload",
                            SORTED_TEXTS,
                            "Image archives that are loaded; relative paths start at the topology's folder."))
            .withBlock("proxy", false, false, PROXY);

    private static final Attribute PROFILE = optional(
            EngineSpec.PROFILE, new Type.Anything(), "A profile, engine.NAME, for all that is not written here.");

    private static final Attribute RUNNING =
            Attribute.defaulted(EngineSpec.RUNNING, new Type.Bool(), EngineSpec.TRUE, "Whether the engine answers.");

    /** The schema of the block inside a host. */
    public static final Schema INSIDE_HOST = with(PROFILE);

    /** The schema of the resource. */
    static final Schema RESOURCE = with(RUNNING);

    private static Schema with(Attribute attribute) {
        List<Attribute> attributes = new ArrayList<>(SETTINGS.attributes());
        attributes.add(attribute);
        return new Schema(attributes, SETTINGS.blocks());
    }

    @Override
    public String name() {
        return EngineType.KIND;
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    public Schema schema() {
        return SETTINGS;
    }

    @Override
    public List<String> outputs() {
        return List.of();
    }

    @Override
    public List<Resource> resources(Item item) {
        EngineSpec.problems(item.body())
                .forEach(problem -> item.problems()
                        .error("Wrong engine settings", item.address() + ": " + problem + ".", item.place()));
        Range version = item.written().getOrDefault(EngineSpec.VERSION, item.place());
        KnownBad.warning(item.address(), item.body(), version).ifPresent(item.problems()::add);
        return List.of();
    }
}
