package io.skep.drivers;

import io.skep.drivers.generic.GenericDriver;
import io.skep.drivers.lab.LabDriver;
import io.skep.drivers.simulated.SimulatedDriver;
import io.skep.plans.failure.UserError;
import io.skep.plans.schema.Schema;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The drivers there are. A new one is one folder and one line here. */
public final class Drivers {

    private static final List<Driver> LIST = List.of(new GenericDriver(), new LabDriver(), new SimulatedDriver());

    private static final SortedMap<String, Driver> BY_NAME = new ConcurrentSkipListMap<>();

    static {
        LIST.forEach(Drivers::use);
    }

    private Drivers() {}

    /** Adds a driver, or takes the place of the one of its name; for simulated fleets, before anything is planned. */
    public static void use(Driver driver) {
        BY_NAME.put(driver.name(), driver);
    }

    /** Every driver, by name. */
    public static Collection<Driver> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** The driver of a name. */
    public static Driver named(String name) {
        Driver driver = BY_NAME.get(name);
        if (driver == null) {
            throw new UserError(
                    "There is no driver \"" + name + "\"; there are " + String.join(", ", BY_NAME.keySet()) + ".");
        }
        return driver;
    }

    /** What may be written in {@code driver "<name>" {}}, for each name. */
    public static SortedMap<String, Schema> schemas() {
        TreeMap<String, Schema> schemas = new TreeMap<>();
        BY_NAME.forEach((name, driver) -> schemas.put(name, driver.settings()));
        return schemas;
    }
}
