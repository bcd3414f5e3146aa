package io.skep.swarm.engineapi;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The first line and the headers of an HTTP/1.1 message (RFC 9112), with a limit on their size.
 *
 * @param headers by name in small letters
 */
public record Head(String start, SortedMap<String, String> headers) {

    private static final int LIMIT = 64 * 1024;
    private static final int USUAL = 64;
    private static final Pattern STATUS = Pattern.compile("\\d{3}");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    /** Reads up to and with the empty line; fails on the end of the stream and on a head beyond 64 KiB. */
    public static Head read(InputStream in) throws IOException {
        int room = LIMIT;
        String start = line(in, room);
        room -= start.length();
        TreeMap<String, String> headers = new TreeMap<>();
        while (true) {
            String line = line(in, room);
            if (line.isEmpty()) {
                return new Head(start, headers);
            }
            room -= line.length();
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new ProtocolException("a header line without a colon");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    /** The value of a header; the name in small letters. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The status of a response. */
    int status() throws ProtocolException {
        String[] words = start.split(" ", 3);
        if (words.length < 2
                || !words[0].startsWith("HTTP/1.")
                || !STATUS.matcher(words[1]).matches()) {
            throw new ProtocolException("not an HTTP response");
        }
        return Integer.parseInt(words[1]);
    }

    /** The body that follows: of a given length, in chunks, or up to the end of the stream. */
    public InputStream body(InputStream in, boolean request) throws IOException {
        if (header("transfer-encoding")
                .filter(how -> how.toLowerCase(Locale.ROOT).contains("chunked"))
                .isPresent()) {
            return new ChunkedInput(in);
        }
        Optional<String> length = header("content-length");
        if (length.isPresent()) {
            return new FixedInput(in, parsed(length.get()));
        }
        return request ? InputStream.nullInputStream() : in;
    }

    private static long parsed(String length) throws ProtocolException {
        if (!LENGTH.matcher(length).matches()) {
            throw new ProtocolException("a content length that is not a number");
        }
        return Long.parseLong(length);
    }

    /** Reads a line that ends with CR LF or LF, without its end; used for heads and for sizes of chunks. */
    static String line(InputStream in, int limit) throws IOException {
        byte[] line = new byte[USUAL];
        int length = 0;
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) {
                throw new EOFException("the engine closed the connection early");
            }
            if (length >= limit) {
                throw new ProtocolException("the head of the answer is longer than " + LIMIT + " bytes");
            }
            line = length < line.length ? line : Arrays.copyOf(line, 2 * length);
            line[length++] = (byte) letter;
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.UTF_8);
    }
}
