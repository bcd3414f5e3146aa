package io.skep.plans.state.store.postgres;

import io.skep.plans.state.store.Shelf;
import io.skep.plans.state.store.remote.Depot;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A table. A name is added by an {@code INSERT} of its own transaction, and the primary key refuses the second. A gate is an advisory lock of
 * a session of its own, which the server opens again when that session ends, however it ends.
 */
public final class PostgresDepot implements Depot {
    private final PostgresSettings settings;
    private final Map<String, String> environment;
    private final Session session;
    private final String table;

    /** The state of these settings, asked for with what {@code PGUSER} and {@code PGPASSWORD} say. */
    public PostgresDepot(PostgresSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = Map.copyOf(environment);
        this.session = session();
        this.table = settings.schema() + ".kept";
    }

    @Override
    public String place() {
        return settings.place();
    }

    @Override
    public boolean add(String name, byte[] content) throws IOException {
        return changed(
                        "INSERT INTO " + table + " (state, name, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        name,
                        content)
                == 1;
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        return Optional.ofNullable(found("SELECT name, content FROM " + table + " WHERE state = ? AND name = ?", name)
                .get(name));
    }

    @Override
    public SortedMap<String, byte[]> readAll(String beginning) throws IOException {
        return found(
                "SELECT name, content FROM " + table + " WHERE state = ? AND starts_with(name, ?) ORDER BY name",
                beginning);
    }

    @Override
    public SortedSet<String> names(String beginning) throws IOException {
        return session.done(connection -> {
            String words = "SELECT name FROM " + table + " WHERE state = ? AND starts_with(name, ?)";
            try (PreparedStatement statement = prepared(connection, words, beginning);
                    ResultSet rows = statement.executeQuery()) {
                SortedSet<String> names = new TreeSet<>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        });
    }

    @Override
    public void put(String name, byte[] content) throws IOException {
        changed(
                "INSERT INTO " + table + " AS old (state, name, content) VALUES (?, ?, ?) ON CONFLICT (state, name) DO"
                        + " UPDATE SET content = EXCLUDED.content, since = now()",
                name,
                content);
    }

    @Override
    public void remove(Collection<String> names) throws IOException {
        session.done(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE state = ? AND name = ANY (?)")) {
                statement.setString(1, settings.state());
                statement.setArray(2, connection.createArrayOf("text", names.toArray()));
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public Optional<Shelf.Gate> pass(String name) throws IOException {
        Session own = session();
        boolean passed = own.done(connection -> {
            String words = "SELECT pg_try_advisory_lock(hashtextextended(?, 0))";
            try (PreparedStatement statement = connection.prepareStatement(words)) {
                statement.setString(1, settings.schema() + "/" + settings.state() + "/" + name);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() && rows.getBoolean(1);
                }
            }
        });
        if (!passed) {
            own.close();
            return Optional.empty();
        }
        return Optional.of(own::close);
    }

    private Session session() {
        return new Session(settings, PostgresSettings.properties(environment));
    }

    private int changed(String words, String name, byte[] content) throws IOException {
        return session.done(connection -> {
            try (PreparedStatement statement = prepared(connection, words, name)) {
                statement.setBytes(3, content);
                return statement.executeUpdate();
            }
        });
    }

    private SortedMap<String, byte[]> found(String words, String name) throws IOException {
        return session.done(connection -> {
            try (PreparedStatement statement = prepared(connection, words, name);
                    ResultSet rows = statement.executeQuery()) {
                SortedMap<String, byte[]> found = new TreeMap<>();
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getBytes(2));
                }
                return found;
            }
        });
    }

    private PreparedStatement prepared(Connection connection, String words, String name) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(words);
        statement.setString(1, settings.state());
        statement.setString(2, name);
        return statement;
    }
}
