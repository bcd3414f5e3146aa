package io.skep.swarm.stack;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.topology.Beside;
import io.skep.swarm.stack.Yaml.Mapping;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the files of one stack, and reports what cannot be read where it is asked for. Used by one thread. */
final class Reading {

    private final Beside beside;
    private final Diagnostics problems;
    private final TreeSet<String> toldUnset = new TreeSet<>();

    Reading(Beside beside, Diagnostics problems) {
        this.beside = beside;
        this.problems = problems;
    }

    Diagnostics problems() {
        return problems;
    }

    /**
     * A Compose file with its variables filled in and its paths seen from the topology's folder; empty where it cannot be read.
     *
     * @param folder at which its paths begin
     * @param asked where it is asked for
     */
    Optional<Mapping> compose(String path, String folder, Variables variables, Range asked) {
        try {
            SourceFile file = beside.document(path);
            return YamlFile.read(file, problems)
                    .map(read -> new Interpolated(variables, toldUnset, problems).of(read))
                    .map(new FilePaths(folder)::of);
        } catch (IOException failed) {
            unreadable(path, failed, asked);
            return Optional.empty();
        }
    }

    /** The variables of a file; empty where it cannot be read, which is an error only where it is required. */
    Optional<SequencedMap<String, String>> variables(
            String path, boolean raw, boolean required, Variables around, Range asked) {
        try {
            String text = new String(beside.bytes(path), StandardCharsets.UTF_8);
            return Optional.of(raw ? EnvFile.raw(text, around::text) : EnvFile.read(text, around::text));
        } catch (NoSuchFileException missing) {
            if (required) {
                unreadable(path, missing, asked);
            }
        } catch (IOException failed) {
            unreadable(path, failed, asked);
        } catch (Interpolation.Wrong wrong) {
            problems.error("Wrong file of variables", path + ": " + wrong.words(), asked);
        }
        return Optional.empty();
    }

    /** The variables with those of {@code .env} in a folder under them. */
    Variables withDotEnv(Variables variables, String folder, Range asked) {
        return variables.under(fileVariables(new FilePaths(folder).of(".env"), false, variables, asked));
    }

    /** The variables of a file, each with where its value is to be had again. */
    Map<String, FileVariable> fileVariables(String path, boolean required, Variables around, Range asked) {
        Map<String, FileVariable> found = new TreeMap<>();
        variables(path, false, required, around, asked)
                .ifPresent(read -> bytes(path, asked).ifPresent(bytes -> {
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    read.forEach((name, value) -> found.put(name, FileVariable.of(path, text, name, value)));
                }));
        return found;
    }

    /** What a file holds; empty where it cannot be read. */
    Optional<byte[]> bytes(String path, Range asked) {
        try {
            return Optional.of(beside.bytes(path));
        } catch (IOException failed) {
            unreadable(path, failed, asked);
            return Optional.empty();
        }
    }

    private void unreadable(String path, IOException why, Range asked) {
        String detail = switch (why) {
            case NoSuchFileException _ -> "There is no file " + path + ".";
            case MalformedInputException _ -> "The file " + path + " is no UTF-8 text.";
            default -> "Reading " + path + " failed: " + why.getMessage() + ".";
        };
        problems.error("File cannot be read", detail, asked);
    }
}
