package io.skep.swarm.disaster;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The names in a compressed tar archive (POSIX ustar headers of 512 bytes, as GNU tar writes them too). */
final class TarNames {

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE = 12;

    private TarNames() {}

    /** Reads the archive to its end, so that the checksum of its compression is compared too. */
    static List<String> in(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            boolean ended = false;
            for (byte[] header = in.readNBytes(BLOCK); header.length > 0; header = in.readNBytes(BLOCK)) {
                if (header.length < BLOCK) {
                    throw new EOFException("a header is cut short");
                }
                if (header[0] == 0) {
                    ended = true;
                    continue;
                }
                names.add(text(header, 0, NAME));
                long size = Long.parseLong("0" + text(header, SIZE_AT, SIZE).strip(), 8);
                in.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
            }
            if (!ended) {
                throw new EOFException("its end is missing");
            }
        }
        return names;
    }

    private static String text(byte[] header, int start, int length) {
        int end = start;
        while (end < start + length && header[end] != 0) {
            end++;
        }
        return new String(header, start, end - start, StandardCharsets.UTF_8);
    }
}
