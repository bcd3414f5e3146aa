package io.skep.plans.text.data;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Document;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a file of any of the three languages, told apart by its extension: {@code .hcl}, {@code .yaml} or {@code .yml}, {@code .json}.
 * Whatever the language, the outcome is a body of attributes and blocks.
 */
public final class DocumentReader {
    private final BlockShapes shapes;
    private final Diagnostics diagnostics;

    /**
     * A reader for one topology.
     *
     * @param shapes which names are blocks at the outermost level, for YAML and JSON
     */
    public DocumentReader(BlockShapes shapes, Diagnostics diagnostics) {
        this.shapes = shapes;
        this.diagnostics = diagnostics;
    }

    /**
     * Reads a file.
     *
     * @param name how messages call the file
     * @return empty where nothing of it could be read; that is reported
     */
    public Optional<Document> read(Path file, String name) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException problem) {
            diagnostics.add(Diagnostic.error("File cannot be read", "Reading " + name + " failed: " + problem + "."));
            return Optional.empty();
        }
        return read(bytes, name);
    }

    /** Reads the content of a file of that name. */
    public Optional<Document> read(byte[] bytes, String name) {
        return decode(bytes, name).flatMap(text -> read(new SourceFile(name, text)));
    }

    /** Reads a text in the language its name says. */
    public Optional<Document> read(SourceFile source) {
        String name = source.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".hcl")) {
            return Optional.of(Parsing.parseHcl(source, diagnostics));
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return Optional.of(withBlocks(YamlReader.read(source, diagnostics)));
        }
        if (name.endsWith(".json")) {
            return Optional.of(withBlocks(JsonReader.read(source, diagnostics)));
        }
        diagnostics.add(Diagnostic.error(
                "Unknown file type", source.name() + " ends neither in .hcl nor in .yaml, .yml or .json."));
        return Optional.empty();
    }

    private Document withBlocks(Document document) {
        Body body = BodyFromObject.convert(document.body(), shapes, diagnostics);
        return new Document(document.source(), body);
    }

    private Optional<String> decode(byte[] bytes, String name) {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(input).toString());
        } catch (CharacterCodingException problem) {
            boolean wide = bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF;
            String valid = new String(bytes, 0, input.position(), StandardCharsets.UTF_8);
            SourceFile until = new SourceFile(name, valid);
            diagnostics.error(
                    "Not UTF-8",
                    wide
                            ? "The file is in UTF-16. Save it as UTF-8."
                            : "The bytes here are no UTF-8 text. Save the file as UTF-8.",
                    until.range(until.text().length(), until.text().length()));
            return Optional.empty();
        }
    }
}
