package io.skep.cli;

import io.skep.plans.failure.Locked;
import io.skep.plans.failure.StalePlan;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns whatever a command threw into words for people and an {@link ExitCode}: the one place where that is done. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult typed) {
        return told(failure, command.getErr());
    }

    /** Tells of a failure and answers the exit code's number. */
    static int told(Exception failure, PrintWriter err) {
        ExitCode exit = exitCodeOf(failure);
        if (exit == ExitCode.BUG) {
            err.println("This is a fault in skep " + Version.NUMBER + " itself. Please report it with these lines:");
            failure.printStackTrace(err);
        } else {
            err.println("Error: " + messageOf(failure));
        }
        err.flush();
        return exit.number();
    }

    private static String messageOf(Exception failure) {
        return switch (failure) {
            case InterruptedException _ -> "Broken off. What was begun is recorded; apply goes on from there.";
            case UncheckedIOException wrapped -> withCause(textOf(wrapped), String.valueOf(wrapped.getCause()));
            default -> textOf(failure);
        };
    }

    private static String withCause(String message, String cause) {
        String reason = cause.substring(cause.indexOf(": ") + 1).strip();
        return message.contains(reason) ? message : message + ": " + cause;
    }

    private static String textOf(Exception failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    static ExitCode exitCodeOf(Exception failure) {
        return switch (failure) {
            case StalePlan _ -> ExitCode.STALE_PLAN;
            case Locked _ -> ExitCode.LOCKED;
            case UserError _, RemoteException _, UncheckedIOException _ -> ExitCode.FAILED;
            case InterruptedException _ -> ExitCode.INTERRUPTED;
            default -> ExitCode.BUG;
        };
    }
}
