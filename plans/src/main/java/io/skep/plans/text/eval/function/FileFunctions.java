package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.TEXT;

import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Text;
import java.nio.file.Files;
import java.util.List;

/** What is in files, see {@link Folder} for where they are. */
final class FileFunctions {

    private final Folder folder;

    FileFunctions(Folder folder) {
        this.folder = folder;
    }

    List<Function> all() {
        return List.of(
                Function.named("file").takes(TEXT, "path").gives(with -> new Text(folder.text(with.text(0)))),
                Function.named("filebase64").takes(TEXT, "path").gives(with -> EncodingFunctions.base64(bytes(with))),
                Function.named("fileexists")
                        .takes(TEXT, "path")
                        .gives(with -> new Bool(Files.isRegularFile(folder.find(with.text(0))))),
                hexadecimal("filemd5", "MD5"),
                hexadecimal("filesha1", "SHA-1"),
                hexadecimal("filesha256", "SHA-256"),
                hexadecimal("filesha512", "SHA-512"),
                base64("filebase64sha256", "SHA-256"),
                base64("filebase64sha512", "SHA-512"));
    }

    private Function hexadecimal(String name, String algorithm) {
        return Function.named(name)
                .takes(TEXT, "path")
                .gives(with -> HashFunctions.hexadecimal(algorithm, bytes(with)));
    }

    private Function base64(String name, String algorithm) {
        return Function.named(name).takes(TEXT, "path").gives(with -> HashFunctions.base64(algorithm, bytes(with)));
    }

    private byte[] bytes(Arguments with) {
        return folder.read(with.text(0));
    }

    /** Whether the result of a function is not given by its arguments alone, so that a plan must keep it. */
    static boolean readsOutside(String name) {
        return name.startsWith("file")
                || List.of("plantimestamp", "pathexpand", "abspath").contains(name);
    }
}
