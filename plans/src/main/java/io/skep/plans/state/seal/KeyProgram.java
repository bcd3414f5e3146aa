package io.skep.plans.state.seal;

import io.skep.plans.failure.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.SecretKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A program of the user's as a source of keys: in front of a key service or a hardware token. It is started once for each request, reads
 * one JSON object from its input and writes one to its output:
 *
 * <pre>
 * {"skep_key": 1, "act": "new"}                  -&gt; {"key": "32 bytes in Base64", "handle": anything that finds the key again}
 * {"skep_key": 1, "act": "open", "handle": ...}  -&gt; {"key": "the same 32 bytes"}
 * </pre>
 *
 * The handle is stored in clear. Keys pass through pipes only, never through arguments or files.
 */
public final class KeyProgram implements KeySource {
    private static final String KIND = "program";
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_COMPLAINT = 200;
    private static final int LARGEST_HANDLE = 16 * 1024;

    private final List<String> words;
    private final Path folder;
    private final int seconds;
    private final Map<JsonNode, SecretKey> opened = new HashMap<>();
    private Optional<Wrapping> current = Optional.empty();

    /**
     * The program and its arguments, started in a folder, with a time limit for each of its answers.
     *
     * @param words not empty
     */
    public KeyProgram(List<String> words, Path folder, int seconds) {
        this.words = List.copyOf(words);
        this.folder = folder;
        this.seconds = seconds;
    }

    @Override
    public synchronized Wrapping forWriting() {
        Wrapping wrapping = current.orElseGet(this::asked);
        current = Optional.of(wrapping);
        return wrapping;
    }

    @Override
    public synchronized Optional<SecretKey> forReading(JsonNode description) {
        JsonNode handle = description.path(KIND);
        if (handle.isMissingNode()) {
            return Optional.empty();
        }
        SecretKey known = opened.get(handle);
        if (known == null) {
            ObjectNode request = request("open");
            request.set("handle", handle);
            known = key(answer(request));
            opened.put(handle, known);
        }
        return Optional.of(known);
    }

    private Wrapping asked() {
        JsonNode answer = answer(request("new"));
        JsonNode handle = answer.path("handle");
        if (handle.isMissingNode() || handle.toString().length() > LARGEST_HANDLE) {
            throw wrong("its answer has no \"handle\", or one of more than " + LARGEST_HANDLE + " characters");
        }
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.set(KIND, handle);
        SecretKey key = key(answer);
        opened.put(handle, key);
        return new Wrapping(description, key);
    }

    private static ObjectNode request(String act) {
        return JsonNodeFactory.instance.objectNode().put("skep_key", 1).put("act", act);
    }

    private SecretKey key(JsonNode answer) {
        return Base64Text.bytes(answer.path("key").asString(""))
                .filter(bytes -> bytes.length == Aes.KEY_BYTES)
                .map(Aes::key)
                .orElseThrow(() -> wrong("its answer has no \"key\" of " + Aes.KEY_BYTES + " bytes in Base64"));
    }

    private JsonNode answer(ObjectNode request) {
        Process process = started();
        try {
            CompletableFuture<byte[]> output = read(process.getInputStream());
            CompletableFuture<byte[]> complaints = read(process.getErrorStream());
            tell(process, request);
            byte[] text = output.get(seconds, TimeUnit.SECONDS);
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw wrong("it did not end within " + seconds + " s");
            }
            if (process.exitValue() != 0) {
                throw wrong("it ended with code " + process.exitValue() + complaint(complaints.get()));
            }
            return SealJson.read(new String(text, StandardCharsets.UTF_8));
        } catch (TimeoutException late) {
            throw wrong("it did not answer within " + seconds + " s");
        } catch (ExecutionException unreadable) {
            throw wrong("its answer cannot be read");
        } catch (JacksonException noJson) {
            throw wrong("its answer is not one JSON object");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw wrong("it was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private Process started() {
        try {
            return new ProcessBuilder(words).directory(folder.toFile()).start();
        } catch (IOException failed) {
            throw new UserError(
                    "Cannot start the key program " + words.getFirst() + ": " + failed.getMessage(), failed);
        }
    }

    /** A program that answers without reading what it was asked is welcome too. */
    private static void tell(Process process, ObjectNode request) {
        try (OutputStream input = process.getOutputStream()) {
            input.write((request + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException notRead) {
            return; // it may answer all the same
        }
    }

    private static CompletableFuture<byte[]> read(InputStream stream) {
        CompletableFuture<byte[]> read = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (stream) {
                read.complete(stream.readNBytes(LONGEST_ANSWER));
            } catch (IOException | UncheckedIOException failed) {
                read.completeExceptionally(failed);
            }
        });
        return read;
    }

    private static String complaint(byte[] said) {
        String text = new String(said, StandardCharsets.UTF_8).strip().replaceAll("\\p{Cntrl}+", " ");
        return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(text.length(), LONGEST_COMPLAINT));
    }

    private UserError wrong(String why) {
        return new UserError("The key program " + words.getFirst() + " gives no key: " + why + ".");
    }

    /** Tells the program, not its arguments. */
    @Override
    public String toString() {
        return "the key program " + words.getFirst();
    }
}
