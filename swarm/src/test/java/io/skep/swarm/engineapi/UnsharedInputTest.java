package io.skep.swarm.engineapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnsharedInputTest {

    @Test
    void letters_and_parts_are_read_in_their_order() throws IOException {
        byte[] all = new byte[10_000];
        new Random(1).nextBytes(all);
        InputStream in = new UnsharedInput(new ByteArrayInputStream(all));
        byte[] read = new byte[all.length];
        for (int index = 0; index < 3000; index++) {
            read[index] = (byte) in.read();
        }
        assertThat(in.readNBytes(read, 3000, 5)).isEqualTo(5);
        assertThat(in.readNBytes(read, 3005, all.length - 3005)).isEqualTo(all.length - 3005);
        assertThat(read).isEqualTo(all);
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void what_has_arrived_is_given_without_waiting_for_more() throws IOException {
        InputStream trickle = new InputStream() {
            private int count;

            @Override
            public int read() {
                throw new AssertionError("not letter by letter");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                into[offset] = (byte) count++;
                return 1;
            }
        };
        assertThat(new UnsharedInput(trickle).read(new byte[10])).isEqualTo(1);
    }
}
