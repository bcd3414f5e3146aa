package io.skep.swarm.service;

import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Words;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.RegistryAuth;
import io.skep.swarm.image.ImageName;
import io.skep.swarm.image.Registry;

/**
 * What goes to the swarm beside a service's document: who its nodes are to the registry, and, where no manager was there to ask when it
 * was planned, which image its name stands for.
 *
 * @param spec the wanted spec, of the very image where that is known
 */
record Sending(Entries spec, RegistryAuth auth) {

    /**
     * Makes it up. A registry that is not reached stops nothing: the nodes may have the image.
     *
     * @param running the image the service has now; empty for a new one
     */
    static Sending of(EngineLook manager, World world, Entries spec, String running) throws InterruptedException {
        ImageName image = new ImageName(Values.textOf(spec, "image").orElse(""));
        RegistryAuth auth = auth(world, spec, image);
        if (!ImagePolicy.of(spec).asks(image, running)) {
            return new Sending(spec, auth);
        }
        return switch (Registry.ask(manager, image, auth)) {
            case Registry.Answer.Known(String digest, var _) ->
                new Sending(
                        digest.isEmpty()
                                ? spec
                                : spec.with(
                                        "image", Values.text(image.with(digest).text())),
                        auth);
            case Registry.Answer.Unknown(String why) -> {
                world.say("Warning: which image " + image.text() + " is was not found out, so its nodes must have it ("
                        + why + ")");
                yield new Sending(spec, auth);
            }
        };
    }

    private static RegistryAuth auth(World world, Entries spec, ImageName image) throws InterruptedException {
        if (!Values.boolOf(spec, "registry_auth").orElse(true)) {
            return RegistryAuth.NONE;
        }
        try {
            return Registry.auth(world, image);
        } catch (RemoteException unreadable) {
            world.say("Warning: the registry of " + image.text() + " is told no login: " + Words.of(unreadable));
            return RegistryAuth.NONE;
        }
    }
}
