package io.skep.cli.start;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Rewrites the classes of jars as {@link LinkedClass} says. Called by the build, on copies of skep's own jars:
 * {@code LinkAhead jar...}, with all of skep on the class path.
 */
final class LinkAhead {
    private LinkAhead() {}

    public static void main(String[] jars) throws IOException {
        LinkedClass linked = usual();
        for (String jar : jars) {
            rewrite(Path.of(jar), linked);
        }
    }

    /** Finds the classes that a class mentions where this one was found. */
    static LinkedClass usual() {
        ClassHierarchyResolver ours = ClassHierarchyResolver.ofResourceParsing(LinkAhead.class.getClassLoader());
        return new LinkedClass(ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.defaultResolver().orElse(ours))));
    }

    private static void rewrite(Path jar, LinkedClass linked) throws IOException {
        Path rewritten = jar.resolveSibling(jar.getFileName() + ".new");
        try (JarFile from = new JarFile(jar.toFile());
                JarOutputStream to = new JarOutputStream(Files.newOutputStream(rewritten))) {
            Enumeration<JarEntry> entries = from.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                byte[] content = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(new JarEntry(entry.getName()));
                to.write(entry.getName().endsWith(".class") ? linked.of(content) : content);
                to.closeEntry();
            }
        }
        Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
