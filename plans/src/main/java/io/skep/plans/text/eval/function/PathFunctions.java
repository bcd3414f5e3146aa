package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.TEXT;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Value.Unique;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Names of files and folders. Parts of a path are separated by {@code /}. */
final class PathFunctions {

    private final Folder folder;

    PathFunctions(Folder folder) {
        this.folder = folder;
    }

    List<Function> all() {
        return List.of(
                Function.named("basename").takes(TEXT, "path").gives(with -> new Text(last(with.text(0)))),
                Function.named("dirname").takes(TEXT, "path").gives(with -> new Text(around(with.text(0)))),
                Function.named("pathexpand").takes(TEXT, "path").gives(with -> new Text(Folder.expanded(with.text(0)))),
                Function.named("abspath").takes(TEXT, "path").gives(with -> new Text(absolute(with.text(0)))),
                Function.named("fileset")
                        .takes(TEXT, "path")
                        .takes(TEXT, "pattern")
                        .gives(this::found));
    }

    private static String last(String path) {
        String trimmed = path.replaceAll("/+$", "");
        if (trimmed.isEmpty()) {
            return path.isEmpty() ? "." : "/";
        }
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    private static String around(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : clean(path.substring(0, slash + 1));
    }

    /** The shortest spelling of a path, without asking the file system. */
    private static String clean(String path) {
        boolean rooted = path.startsWith("/");
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            boolean up = part.equals("..");
            if (up && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(up && rooted)) {
                parts.add(part);
            }
        }
        String joined = (rooted ? "/" : "") + String.join("/", parts);
        return joined.isEmpty() ? "." : joined;
    }

    private String absolute(String path) {
        return clean(path.startsWith("/") ? path : folder.path() + "/" + path);
    }

    /** The files below a folder whose path from there fits a pattern. */
    private Value found(Arguments with) {
        Path start = folder.find(with.text(0));
        Pattern pattern = pattern(with.text(1));
        TreeSet<String> found = new TreeSet<>();
        if (!Files.isDirectory(start)) {
            return new Unique(found);
        }
        try (Stream<Path> below = Files.walk(start)) {
            int seen = 0;
            for (Iterator<Path> each = below.iterator(); each.hasNext(); ) {
                Path file = each.next();
                Limits.elements(seen++);
                String path = start.relativize(file).toString().replace('\\', '/');
                if (pattern.matches(path) && Files.isRegularFile(file)) {
                    found.add(path);
                }
            }
        } catch (IOException | UncheckedIOException failure) {
            throw Arguments.wrong(
                    0, "The folder \"" + with.text(0) + "\" cannot be read: " + failure.getMessage() + ".");
        }
        return new Unique(found);
    }

    /** {@code *} and {@code ?} stay within a folder, <code>**</code> does not; <code>{a,b}</code> and {@code [a-c]} choose. */
    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder("(?s)");
        int braces = 0;
        for (int at = 0; at < glob.length(); at++) {
            char letter = glob.charAt(at);
            if (glob.startsWith("**/", at)) {
                regex.append("(?:.*/)?");
                at += 2;
            } else if (glob.startsWith("**", at)) {
                regex.append(".*");
                at++;
            } else if (letter == '[') {
                int end = glob.indexOf(']', at);
                if (end < 0) {
                    throw Arguments.wrong(1, "The bracket of this pattern is not closed.");
                }
                regex.append(glob.substring(at, end + 1).replace("\\", "\\\\"));
                at = end;
            } else {
                braces += letter == '{' ? 1 : letter == '}' ? -1 : 0;
                regex.append(
                        switch (letter) {
                            case '*' -> "[^/]*";
                            case '?' -> "[^/]";
                            case '{' -> "(?:";
                            case '}' -> ")";
                            case ',' -> braces > 0 ? "|" : ",";
                            default -> Pattern.quote(String.valueOf(letter));
                        });
            }
        }
        try {
            return Pattern.compile(regex.toString());
        } catch (PatternSyntaxException wrong) {
            throw Arguments.wrong(1, "This is not a pattern for files, such as \"conf/**/*.json\".");
        }
    }
}
