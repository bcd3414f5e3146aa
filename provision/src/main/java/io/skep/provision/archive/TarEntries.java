package io.skep.provision.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Reads a few small files out of a tar archive, gzipped or not, in the format of POSIX pax (ustar headers). */
final class TarEntries {

    private static final int BLOCK = 512;
    private static final int LARGEST = 16 << 20;

    private TarEntries() {}

    /** The contents of the wanted entries that are there, by name. Stops reading when all were found. */
    static Map<String, byte[]> read(Path file, Set<String> wanted) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (InputStream in = open(file)) {
            byte[] header = new byte[BLOCK];
            while (found.size() < wanted.size() && block(in, header) && header[0] != 0) {
                String name = text(header, 0, 100).replaceFirst("^\\./", "");
                long size = size(header);
                if (wanted.contains(name) && size <= LARGEST) {
                    byte[] content = in.readNBytes((int) size);
                    found.put(name, content);
                    in.skipNBytes(padding(size));
                } else {
                    in.skipNBytes(size + padding(size));
                }
            }
        } catch (EOFException cut) {
            throw new IOException("it ends in the middle of an entry", cut);
        }
        return found;
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return zipped ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static boolean block(InputStream in, byte[] header) throws IOException {
        int read = in.readNBytes(header, 0, BLOCK);
        if (read != 0 && read != BLOCK) {
            throw new EOFException();
        }
        return read == BLOCK;
    }

    private static long size(byte[] header) throws IOException {
        // Sizes beyond eight gigabytes are written as a binary number with the top bit set.
        if ((header[124] & 0x80) != 0) {
            long size = 0;
            for (int index = 128; index < 136; index++) {
                size = size << 8 | header[index] & 0xff;
            }
            return size;
        }
        String octal = text(header, 124, 12).strip();
        if (!octal.matches("[0-7]+")) {
            throw new IOException("it is not a tar archive");
        }
        return Long.parseLong(octal, 8);
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }
}
