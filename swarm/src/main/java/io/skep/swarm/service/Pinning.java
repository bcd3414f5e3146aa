package io.skep.swarm.service;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Pinned;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.Words;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.RegistryAuth;
import io.skep.swarm.engineapi.Route;
import io.skep.swarm.image.ImageName;
import io.skep.swarm.image.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out, while planning, which image the name of a service's image stands for, so that the plan says it, and whether the nodes that
 * may run it can. Where there is no manager to ask yet, apply asks.
 */
record Pinning(Window window, Resource wanted, Target target) {

    Pinned pinned(Seen seen) throws InterruptedException {
        if (!(wanted.spec().get("image") instanceof Value.Text(String text))) {
            return Pinned.NOTHING;
        }
        ImageName image = new ImageName(text);
        ImagePolicy policy = ImagePolicy.of(wanted.spec());
        Optional<ImageName> before =
                target.recorded().flatMap(spec -> Values.textOf(spec, "image")).map(ImageName::new);
        boolean same = before.filter(
                        known -> known.equals(image) || known.bare().equals(image))
                .isPresent();
        boolean takenUp = before.isEmpty() && seen instanceof Seen.Present;
        if (same && policy != ImagePolicy.ALWAYS) {
            return before.filter(_ -> policy == ImagePolicy.CHANGED)
                    .map(Pinning::exactly)
                    .orElse(Pinned.NOTHING);
        }
        return policy == ImagePolicy.NEVER || takenUp ? Pinned.NOTHING : asked(image, seen);
    }

    private static Pinned exactly(ImageName image) {
        return new Pinned(Entries.NONE.with("image", Values.text(image.text())), List.of());
    }

    private Pinned asked(ImageName image, Seen seen) throws InterruptedException {
        if (!(Managers.find(window) instanceof Managers.Found.Reached reached)) {
            return Pinned.NOTHING;
        }
        List<Diagnostic> said = new ArrayList<>();
        EngineLook manager = reached.engine();
        return switch (Registry.ask(manager, image, auth(image, said))) {
            case Registry.Answer.Unknown(String why) -> {
                said.add(unknown(image, why));
                yield new Pinned(Entries.NONE, said);
            }
            case Registry.Answer.Known known -> {
                platforms(manager, known, image).ifPresent(said::add);
                ImageName exact = image.exact() || known.digest().isEmpty() ? image : image.with(known.digest());
                yield new Pinned(Entries.NONE.with("image", shown(manager, exact, seen)), said);
            }
        };
    }

    private RegistryAuth auth(ImageName image, List<Diagnostic> said) throws InterruptedException {
        if (!Values.boolOf(wanted.spec(), "registry_auth").orElse(true)) {
            return RegistryAuth.NONE;
        }
        try {
            return Registry.auth(window, image);
        } catch (RemoteException unreadable) {
            said.add(Diagnostic.error("No login for a registry", told() + ": " + Words.of(unreadable) + ".")
                    .withHint("Type docker login, or write registry_auth = false.")
                    .asWarning());
            return RegistryAuth.NONE;
        }
    }

    /** An image that runs already is not another one for being said more exactly. */
    private Value shown(EngineLook manager, ImageName exact, Seen seen) throws InterruptedException {
        if (seen instanceof Seen.Present(Entries values, var _)) {
            try {
                boolean runs = Services.find(manager, Names.docker(wanted.address()))
                        .map(service ->
                                service.path("Spec").path("TaskTemplate").path("ContainerSpec"))
                        .filter(container ->
                                container.path("Image").asString("").equals(exact.text()))
                        .isPresent();
                return runs ? values.get("image") : Values.text(exact.text());
            } catch (RemoteException unreached) {
                return Values.text(exact.text());
            }
        }
        return Values.text(exact.text());
    }

    private Optional<Diagnostic> platforms(EngineLook manager, Registry.Answer.Known known, ImageName image)
            throws InterruptedException {
        try {
            return Eligible.unfit(manager.list(Route.to("/nodes")), wanted.spec(), known.platforms())
                    .map(found -> found.diagnostic(told() + ", image " + image.text() + ","));
        } catch (RemoteException unreached) {
            return Optional.empty();
        }
    }

    private Diagnostic unknown(ImageName image, String why) {
        return Diagnostic.error(
                        "Image not found out",
                        told() + ": which image " + image.text() + " is could not be found out: " + why
                                + ". It goes to the swarm as it is written, and runs on nodes that have it.")
                .withHint("Write resolve_image = \"never\" where its nodes have it.")
                .asWarning();
    }

    private String told() {
        return wanted.address() + (wanted.place().isEmpty() ? "" : " (" + wanted.place() + ")");
    }
}
