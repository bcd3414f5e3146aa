package io.skep.swarm.image;

import io.skep.plans.apply.Login;
import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.swarm.document.Words;
import io.skep.swarm.engineapi.EngineLook;
import io.skep.swarm.engineapi.RegistryAuth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The registry of an image, as an engine reaches it. */
public final class Registry {

    private Registry() {}

    /** What came of asking for an image. */
    public sealed interface Answer {

        /**
         * It is there.
         *
         * @param digest of the very image; empty where the registry does not tell
         * @param platforms it is made for; none where the registry does not tell
         */
        record Known(String digest, List<Platform> platforms) implements Answer {}

        /** The registry does not have it, does not give it, or does not answer; {@code why} names the engine and the cause. */
        record Unknown(String why) implements Answer {}
    }

    /** Asks the registry of an image through an engine, with what this machine knows of a login there. */
    public static Answer ask(EngineLook engine, ImageName image, RegistryAuth auth) throws InterruptedException {
        try {
            JsonNode told = engine.get(image.distribution(), auth);
            List<Platform> platforms = new ArrayList<>();
            told.path("Platforms").forEach(each -> platforms.add(Platform.of(each)));
            return new Answer.Known(
                    told.path("Descriptor").path("digest").asString(""),
                    platforms.stream().filter(Platform::known).distinct().toList());
        } catch (RemoteException refused) {
            return new Answer.Unknown(Words.of(refused));
        }
    }

    /** What the registry of an image is to be told; nothing where this machine keeps no login for it. */
    public static RegistryAuth auth(Window window, ImageName image) throws RemoteException, InterruptedException {
        String server = image.server();
        Optional<Login> login = window.login(server);
        return login.map(known -> RegistryAuth.of(server, known)).orElse(RegistryAuth.NONE);
    }
}
