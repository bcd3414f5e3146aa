package io.skep.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkedClassTest {
    /** Says as text what its switches and records do; run as it was compiled and as it was rewritten. */
    public static final class Sample implements Supplier<String> {
        record Point(int x, long y, double z, boolean on, char letter, Optional<String> name) {}

        record Nothing() {}

        interface Chooser {
            default String kind(Object value) {
                return switch (value) {
                    case Integer number when number > 5 -> "big";
                    case Integer number when number > 2 -> "middling";
                    case Integer _ -> "small";
                    case CharSequence text -> "text " + text;
                    case Point(int x, var _, var _, var _, var _, Optional<String> name) -> "point " + x + name.orElse("?");
                    default -> "other";
                };
            }
        }

        @Override
        public String get() {
            Point point = new Point(1, 2, 0.0, true, 'c', Optional.of("n"));
            Point same = new Point(1, 2, 0.0, true, 'c', Optional.of("n"));
            Chooser chooser = new Chooser() {};
            return List.of(
                            point.equals(same),
                            point.equals(new Point(1, 2, -0.0, true, 'c', Optional.of("n"))),
                            point.equals(new Point(1, 2, 0.0, true, 'c', Optional.empty())),
                            point.equals(new Nothing()),
                            new Nothing().equals(new Nothing()),
                            point.hashCode() == same.hashCode(),
                            point.hashCode(),
                            new Nothing().hashCode(),
                            chooser.kind(9),
                            chooser.kind(3),
                            chooser.kind(1),
                            chooser.kind("t"),
                            chooser.kind(point),
                            chooser.kind(1.5),
                            orNull(null),
                            orNull("s"))
                    .toString();
        }

        private static String orNull(@Nullable Object value) {
            return switch (value) {
                case null -> "null";
                case String _ -> "string";
                default -> "else";
            };
        }
    }

    @Test
    void a_rewritten_class_does_what_it_did() throws Exception {
        assertThat(rewritten().call().toString()).isEqualTo(new Sample().get());
    }

    @Test
    void nothing_is_left_to_generate_for_switches_and_records() throws IOException {
        byte[] compiled = bytesOf(Sample.Chooser.class.getName());

        assertThat(callsOf(compiled, "SwitchBootstraps")).isEqualTo(1);
        assertThat(callsOf(LinkAhead.usual().of(compiled), "SwitchBootstraps")).isZero();
        assertThat(callsOf(bytesOf(Sample.Point.class.getName()), "ObjectMethods")).isEqualTo(3);
        assertThat(callsOf(LinkAhead.usual().of(bytesOf(Sample.Point.class.getName())), "ObjectMethods"))
                .as("toString stays")
                .isEqualTo(1);
    }

    @Test
    void a_class_without_them_keeps_its_bytes() throws IOException {
        byte[] compiled = bytesOf(LinkedClassTest.class.getName());

        assertThat(LinkAhead.usual().of(compiled)).isSameAs(compiled);
    }

    private static Callable<Object> rewritten() {
        ClassLoader loader = new ClassLoader(LinkedClassTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.startsWith(Sample.class.getName())) {
                    return super.loadClass(name, resolve);
                }
                Class<?> known = findLoadedClass(name);
                return known == null ? define(name) : known;
            }

            private Class<?> define(String name) throws ClassNotFoundException {
                try {
                    byte[] content = LinkAhead.usual().of(bytesOf(name));
                    return defineClass(name, content, 0, content.length);
                } catch (IOException failed) {
                    throw new ClassNotFoundException(name, failed);
                }
            }
        };
        return () -> ((Supplier<?>) loader.loadClass(Sample.class.getName())
                        .getConstructor()
                        .newInstance())
                .get();
    }

    private static byte[] bytesOf(String name) throws IOException {
        try (InputStream file = LinkedClassTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    private static long callsOf(byte[] content, String bootstrap) {
        return ClassFile.of().parse(content).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(element -> element instanceof InvokeDynamicInstruction call
                        && call.bootstrapMethod().owner().displayName().equals(bootstrap))
                .count();
    }
}
