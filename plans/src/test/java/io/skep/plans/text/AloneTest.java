package io.skep.plans.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.databind.ObjectMapper;

/** The language works in a jar that holds nothing else of skep: the classes that the build puts into the jar with classifier hcl. */
class AloneTest {
    private static final String LIBRARY = "io/skep/plans/text/";

    @TempDir
    private Path folder;

    @Test
    void a_jar_of_just_the_language_reads_writes_and_lays_out() throws Exception {
        try (URLClassLoader alone = new URLClassLoader(classPath(jar()), ClassLoader.getPlatformClassLoader())) {
            Class<?> mapper = alone.loadClass("io.skep.plans.text.jackson.HclMapper");
            Object made = mapper.getConstructor().newInstance();
            Object tree = mapper.getMethod("readTree", String.class)
                    .invoke(made, "b \"x\" { c = upper(\"y\") }\nd = 1 + 1\n");
            Object written =
                    mapper.getMethod("writeValueAsString", Object.class).invoke(made, tree);

            assertThat(written.toString()).startsWith("d = 2\n").contains("x = {", "c = \"$${upper(\\\"y\\\")}\"");
            assertThatThrownBy(() -> alone.loadClass(Schema.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void every_class_of_the_jar_can_be_loaded_and_linked() throws Exception {
        Path jar = jar();
        List<String> loaded = new ArrayList<>();
        try (URLClassLoader alone = new URLClassLoader(classPath(jar), ClassLoader.getPlatformClassLoader())) {
            for (String name : names()) {
                Class<?> each = Class.forName(name, false, alone);
                // Both resolve every class that the signatures name.
                int members = each.getDeclaredMethods().length + each.getDeclaredFields().length;
                loaded.add(name + " with " + members);
            }
        }
        assertThat(loaded).hasSizeGreaterThan(150);
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(classes().resolve(LIBRARY))) {
            return files.filter(file -> file.toString().endsWith(".class") && !file.endsWith("package-info.class"))
                    .map(file -> classes().relativize(file).toString())
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("hcl.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes().resolve(LIBRARY))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes().relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    private static Path classes() {
        return place(SourceFile.class);
    }

    private static URL[] classPath(Path jar) {
        return Stream.of(
                        jar,
                        place(TokenStreamFactory.class),
                        place(ObjectMapper.class),
                        place(com.fasterxml.jackson.annotation.JsonProperty.class),
                        place(org.snakeyaml.engine.v2.api.Load.class),
                        place(com.google.re2j.Pattern.class),
                        place(org.jspecify.annotations.NullMarked.class))
                .map(AloneTest::url)
                .toArray(URL[]::new);
    }

    private static Path place(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
