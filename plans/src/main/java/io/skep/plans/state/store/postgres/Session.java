package io.skep.plans.state.store.postgres;

import io.skep.plans.failure.UserError;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.postgresql.Driver;

/** One connection to the database, made when it is first needed and made again when it was lost. Used by one thread at a time. */
final class Session {
    private static final String NO_SUCH_THING = "42P01";
    private static final String NO_SUCH_SCHEMA = "3F000";

    private final PostgresSettings settings;
    private final Properties properties;
    private final ReentrantLock turn = new ReentrantLock();
    private Optional<Connection> connection = Optional.empty();

    Session(PostgresSettings settings, Properties properties) {
        this.settings = settings;
        this.properties = properties;
    }

    @FunctionalInterface
    interface Work<T> {
        T done(Connection connection) throws SQLException;
    }

    /** What the work gives. After a failure the connection is a new one. */
    <T> T done(Work<T> work) throws IOException {
        turn.lock();
        try {
            Connection open = opened();
            try {
                return work.done(open);
            } catch (SQLException missing) {
                if (!NO_SUCH_THING.equals(missing.getSQLState()) && !NO_SUCH_SCHEMA.equals(missing.getSQLState())) {
                    throw missing;
                }
                makeTable(open);
                return work.done(open);
            }
        } catch (SQLException failed) {
            close();
            throw failure(failed);
        } finally {
            turn.unlock();
        }
    }

    /** Ends the connection, if there is one. */
    void close() {
        turn.lock();
        try {
            if (connection.isPresent()) {
                connection.get().close();
            }
        } catch (SQLException alreadyLost) {
            connection.ifPresent(Session::abort);
        } finally {
            connection = Optional.empty();
            turn.unlock();
        }
    }

    private static void abort(Connection lost) {
        try {
            lost.abort(Runnable::run);
        } catch (SQLException gone) {
            throw new IllegalStateException("the driver cannot let a connection go", gone);
        }
    }

    private Connection opened() throws SQLException {
        if (connection.isEmpty()) {
            Connection made = new Driver().connect(settings.url(), properties);
            if (made == null) {
                throw new UserError("The address of the state's database is none: " + settings.place());
            }
            connection = Optional.of(made);
            try (Statement statement = made.createStatement()) {
                // What is told as added must outlive a crash of the server, whatever its own setting is.
                statement.execute("SET synchronous_commit = on");
            }
        }
        return connection.get();
    }

    private void makeTable(Connection open) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + settings.schema());
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS " + settings.schema() + ".kept (state text NOT NULL, name text"
                            + " COLLATE \"C\" NOT NULL, content bytea NOT NULL, since timestamptz NOT NULL DEFAULT now(),"
                            + " PRIMARY KEY (state, name))");
        }
    }

    /** Classes of SQLSTATE that no further try mends: wrong words, no right, no such database, wrong password. */
    private IOException failure(SQLException failed) {
        String code = Optional.ofNullable(failed.getSQLState()).orElse("");
        if (code.startsWith("42") || code.startsWith("28") || code.startsWith("3D") || code.startsWith("0A")) {
            throw new UserError(
                    "The database of the state, " + settings.place() + ", refused: " + message(failed)
                            + ". Look at PGUSER, PGPASSWORD and the user's rights: skep makes the schema "
                            + settings.schema()
                            + " where it is missing.",
                    failed);
        }
        return new IOException(message(failed), failed);
    }

    private static String message(SQLException failed) {
        return Optional.ofNullable(failed.getMessage())
                .orElse("?")
                .lines()
                .findFirst()
                .orElse("?");
    }
}
