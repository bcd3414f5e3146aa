package io.skep.swarm.engineapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client against the engine of this machine: one network comes and goes. */
@Tag("lab")
class LocalEngineTest {

    private static final String NAME = "skep-swarm-local-test";

    @Test
    void a_network_comes_and_goes_and_the_engine_tells_of_it() throws Exception {
        EngineApi engine = new EngineApi("localhost", new Local());
        engine.delete(Route.to("/networks", NAME));
        Instant before = Instant.now().minusSeconds(1);

        String id = engine.post(Route.to("/networks/create"), Json.object().put("Name", NAME))
                .path("Id")
                .asString();
        assertThat(engine.object(Route.to("/networks", id)).path("Name").asString())
                .isEqualTo(NAME);
        assertThatThrownBy(() -> engine.post(
                        Route.to("/networks/create"),
                        Json.object().put("Name", NAME).put("CheckDuplicate", true)))
                .isInstanceOfSatisfying(
                        EngineError.class, error -> assertThat(error.status()).isEqualTo(409))
                .hasMessageContaining("network with name " + NAME + " already exists");
        engine.delete(Route.to("/networks", id));
        assertThat(engine.find(Route.to("/networks", id))).isEmpty();

        List<String> told = new ArrayList<>();
        Route events = Route.to("/events")
                .with("since", Long.toString(before.getEpochSecond()))
                .filtered(Map.of("network", List.of(id)));
        engine.follow(events, Duration.ofSeconds(20), event -> {
            told.add(event.path("Action").asString());
            return !told.getLast().equals("destroy");
        });
        assertThat(told).containsExactly("create", "destroy");
    }

    private record Local() implements Connection {
        @Override
        public RemoteStream dial(String socketPath) throws RemoteException {
            try {
                SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socketPath));
                return new RemoteStream() {
                    @Override
                    public InputStream in() {
                        return Channels.newInputStream(channel);
                    }

                    @Override
                    public OutputStream out() {
                        return Channels.newOutputStream(channel);
                    }

                    @Override
                    public void close() throws IOException {
                        channel.close();
                    }
                };
            } catch (IOException refused) {
                throw new RemoteException("localhost: " + refused.getMessage(), true, refused);
            }
        }

        @Override
        public Output look(Command command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<byte[]> download(String path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Output run(Command command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Output runDetached(String id, Command command, Consumer<String> lines) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void upload(byte[] content, String path, String mode) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void upload(Path file, String path) {
            throw new UnsupportedOperationException();
        }
    }
}
