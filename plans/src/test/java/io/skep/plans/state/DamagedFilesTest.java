package io.skep.plans.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.skep.plans.apply.Bench;
import io.skep.plans.failure.UserError;
import io.skep.plans.plan.PlanFile;
import io.skep.plans.soak.Soak;
import io.skep.plans.state.form.JournalLines;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.state.form.StateTexts;
import io.skep.plans.state.form.StoredForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that were changed by chance. Each gives what it gave before or is refused with a message; where the checksum was made to fit
 * afterwards it may give anything that can be written down again, or is refused.
 */
@Tag("soak")
class DamagedFilesTest {
    private static final int SMALL_FILES = Soak.size(8_500, 425_000);
    private static final int PLANS = Soak.size(3_000, 150_000);

    private final Random random = new Random(Soak.seed());
    private final StateTexts texts = new StateTexts(Bench.TYPES);
    private final StoredForm form = new StoredForm(new SecretDigest("seed"), Bench.TYPES);

    @TempDir
    Path folder;

    private static byte[] fixture(String name) {
        try (InputStream fixture = DamagedFilesTest.class.getResourceAsStream("/io/skep/plans/state/" + name)) {
            return fixture.readAllBytes();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void a_damaged_snapshot_is_refused_or_the_same() {
        for (String version : List.of("version1/state.json", "version2/state/state-1.json")) {
            byte[] whole = fixture(version);
            String before = form.text(texts.snapshot(whole, "it"));
            refusedOrTheSame(whole, before, bytes -> form.text(texts.snapshot(bytes, "it")), version, SMALL_FILES / 2);
        }
    }

    @Test
    void a_damaged_journal_is_refused_or_a_beginning_of_it() {
        for (String version : List.of("version1/journal.jsonl", "version2/state/journal-2.jsonl")) {
            byte[] whole = fixture(version);
            List<JournalLines.Line> before = texts.journal("").read(whole, "it").lines();
            for (int tried = 0; tried < SMALL_FILES / 2; tried++) {
                byte[] damaged = damaged(whole, version.startsWith("version1"));
                try {
                    JournalLines.Content after = texts.journal("").read(damaged, "it");
                    boolean cut = after.lines().size() < before.size();
                    if (!before.subList(0, after.lines().size()).equals(after.lines())
                            || (cut && !after.torn() && !everyLineCounts(damaged, after))) {
                        fail(
                                "another journal, seed %d, try %d of %s:%n%s",
                                Soak.seed(), tried, version, shown(damaged));
                    }
                } catch (UserError refused) {
                    assertThat(refused.getMessage()).contains("it");
                } catch (RuntimeException | StackOverflowError | OutOfMemoryError crash) {
                    fail(
                            "crash, seed %d, try %d of %s:%n%s".formatted(Soak.seed(), tried, version, shown(damaged)),
                            crash);
                }
            }
        }
        Soak.report(SMALL_FILES + " damaged journals, 0 crashes, 0 other journals");
    }

    /** A journal cut off between two lines cannot be told from one that was never longer. */
    private static boolean everyLineCounts(byte[] bytes, JournalLines.Content content) {
        return new String(bytes, StandardCharsets.UTF_8).split("\n").length
                <= Math.max(1, content.lines().size());
    }

    @Test
    void a_damaged_plan_is_refused_or_the_same() throws Exception {
        Path file = folder.resolve("it");
        for (String version : List.of("version1/saved.plan", "version2/saved.plan")) {
            byte[] whole = fixture(version);
            Files.write(file, whole);
            String before = form.text(PlanFile.read(file, Bench.TYPES));
            refusedOrTheSame(whole, before, this::planOf, version, PLANS / 2);
        }
    }

    private String planOf(byte[] bytes) {
        try {
            Path file = folder.resolve("it");
            Files.write(file, bytes);
            return form.text(PlanFile.read(file, Bench.TYPES));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private interface Reader {
        String read(byte[] bytes);
    }

    private void refusedOrTheSame(byte[] whole, String before, Reader reader, String version, int tries) {
        for (int tried = 0; tried < tries; tried++) {
            boolean forged = random.nextInt(4) == 0;
            byte[] damaged = forged ? forged(whole) : damaged(whole, false);
            try {
                String after = reader.read(damaged);
                if (!forged && !after.equals(before)) {
                    fail("silently another, seed %d, try %d of %s:%n%s", Soak.seed(), tried, version, shown(damaged));
                }
            } catch (UserError refused) {
                assertThat(refused.getMessage()).contains("it");
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError crash) {
                fail("crash, seed %d, try %d of %s:%n%s".formatted(Soak.seed(), tried, version, shown(damaged)), crash);
            }
        }
        Soak.report(tries + " damaged files like " + version + ", 0 crashes, 0 silently others");
    }

    private static String shown(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), 4_000));
    }

    /** Changed in the content of format 2, with a checksum that fits. */
    private byte[] forged(byte[] whole) {
        String text = new String(damaged(whole, false), StandardCharsets.UTF_8);
        try {
            var document = (tools.jackson.databind.node.ObjectNode) form.parse(text);
            String content = document.has("plan") ? "plan" : "state";
            String summed = "{\"format_version\":2,\"" + content + "\":" + form.text(document.path(content)) + "}";
            document.put("format_version", 2);
            document.put("checksum", "sha256:" + sha256(summed));
            return form.text(document).getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException unparsable) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] damaged(byte[] whole, boolean inLines) {
        byte[] bytes = whole.clone();
        int times = 1 + random.nextInt(3);
        for (int time = 0; time < times && bytes.length > 2; time++) {
            bytes = ways(inLines).get(random.nextInt(ways(inLines).size())).apply(bytes);
        }
        return bytes;
    }

    /** Format 1 of the journal could not tell whole lines that were doubled or moved; format 2 can. */
    private List<UnaryOperator<byte[]>> ways(boolean inLines) {
        UnaryOperator<byte[]> nothingMore = bytes -> bytes;
        return List.of(
                this::flipped,
                this::flipped,
                this::cut,
                this::overwritten,
                inLines ? nothingMore : this::doubled,
                inLines ? nothingMore : this::spliced,
                this::exchanged);
    }

    private byte[] flipped(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private byte[] overwritten(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + random.nextInt(64));
        byte filler = (byte) "\0[{\"9\u00ff".charAt(random.nextInt(6));
        Arrays.fill(bytes, at, end, filler);
        return bytes;
    }

    private byte[] doubled(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int length = random.nextInt(bytes.length - at);
        return joined(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private byte[] spliced(byte[] bytes) {
        int first = random.nextInt(bytes.length);
        int second = random.nextInt(bytes.length);
        return joined(Arrays.copyOf(bytes, first), Arrays.copyOfRange(bytes, second, bytes.length));
    }

    private byte[] exchanged(byte[] bytes) {
        List<String> texts =
                List.of("1E999999999", "-1", "null", "[[[[[[[[[[", "{\"a\":", "\\u0000", "9".repeat(400), "\ufeff");
        byte[] put = texts.get(random.nextInt(texts.size())).getBytes(StandardCharsets.UTF_8);
        int at = random.nextInt(bytes.length);
        return joined(
                joined(Arrays.copyOf(bytes, at), put),
                Arrays.copyOfRange(bytes, Math.min(bytes.length, at + random.nextInt(8)), bytes.length));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
