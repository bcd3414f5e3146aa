package io.skep.cli.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for words that must not be anywhere. */
record Secrets(List<String> words) {

    /** Files below a folder that hold one of the words. */
    List<Path> filesBelow(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (in(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))) {
                    found.add(path);
                }
            }
        }
        return found;
    }

    /** Command lines of running processes that hold one of the words; those inside containers are among them. */
    List<String> commandLines() {
        List<String> found = new ArrayList<>();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.toList()) {
                if (Character.isDigit(process.getFileName().toString().charAt(0))) {
                    String line = commandLine(process);
                    if (in(line)) {
                        found.add(line);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return found;
    }

    /** Whether a text holds one of the words. */
    boolean in(String text) {
        return words.stream().anyMatch(text::contains);
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return ""; // a process that is gone has no command line any more
        }
    }
}
