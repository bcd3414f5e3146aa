package io.skep.cli.command;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Does something at Ctrl-C and SIGTERM instead of ending the JVM, until it is closed. The only public way to do that is
 * {@code sun.misc.Signal}, which the compiler warns about however it is named; hence by reflection.
 */
final class Signals implements AutoCloseable {
    private final Map<String, Object> before = new LinkedHashMap<>();

    /** From now on {@code act} is called at each signal, by a thread of the JVM's. */
    static Signals during(Runnable act) {
        Signals signals = new Signals();
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler calls = (self, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    act.run();
                    yield null;
                }
                case "equals" -> System.identityHashCode(self) == System.identityHashCode(arguments[0]);
                case "hashCode" -> System.identityHashCode(self);
                default -> "skep's";
            };
            Object ours = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, calls);
            for (String name : new String[] {"INT", "TERM"}) {
                signals.before.put(name, set(name, handler, ours));
            }
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException("this Java has no sun.misc.Signal; use a JDK 25", absent);
        }
        return signals;
    }

    @Override
    public void close() {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            for (Map.Entry<String, Object> each : before.entrySet()) {
                set(each.getKey(), handler, each.getValue());
            }
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException("this Java has no sun.misc.Signal; use a JDK 25", absent);
        }
    }

    private static Object set(String name, Class<?> handler, Object value) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Object one = signal.getConstructor(String.class).newInstance(name);
        return signal.getMethod("handle", signal, handler).invoke(null, one, value);
    }
}
