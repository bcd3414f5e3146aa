package io.skep.plans.state.store.postgres;

import io.skep.plans.failure.UserError;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Where the state is.
 *
 * @param url {@code postgresql://host:5432/database?sslmode=verify-full}; holds no user and no password
 * @param schema made when it is not there
 * @param state tells several states in one schema apart
 */
public record PostgresSettings(String url, String schema, String state) {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    public PostgresSettings {
        if (url.contains("@") || url.contains("password=")) {
            throw new UserError(
                    "The address of the state's database must hold no user and no password: it stands in a file"
                            + " that is kept. Give them with PGUSER and PGPASSWORD, or in ~/.pgpass.");
        }
        url = url.replaceFirst("^(jdbc:)?postgres(ql)?:", "jdbc:postgresql:");
        if (!url.startsWith("jdbc:postgresql://")) {
            throw new UserError("The address of the state's database looks like postgresql://host:5432/database.");
        }
        if (!NAME.matcher(schema).matches()) {
            throw new UserError(
                    "\"" + schema + "\" is no name of a schema: it is of lower-case letters, digits and _.");
        }
    }

    /** Without the driver's own words. */
    String place() {
        return url.substring("jdbc:".length()) + " (" + state + ")";
    }

    /** What the driver is told beside the address; without a password it looks into {@code ~/.pgpass}. */
    static Properties properties(Map<String, String> environment) {
        Properties properties = new Properties();
        String user = environment.get("PGUSER");
        String password = environment.get("PGPASSWORD");
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "skep");
        return properties;
    }
}
