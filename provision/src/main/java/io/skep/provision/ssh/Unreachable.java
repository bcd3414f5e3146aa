package io.skep.provision.ssh;

import io.skep.plans.remote.RemoteException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.SSHException;

/** Says why a host cannot be reached, and whether trying again may help. */
final class Unreachable {

    private Unreachable() {}

    /** The error for a failed attempt; {@code place} is {@code bravo (10.0.0.2:22)}. */
    static RemoteException because(String place, IOException failed) {
        return new RemoteException("cannot reach " + place + ": " + words(failed), retryable(failed), failed);
    }

    private static String words(IOException failed) {
        return switch (failed) {
            case NoRouteToHostException _ -> "no route to host; is the address right and the machine switched on?";
            case ConnectException refused
            when text(refused).contains("refused") ->
                "connection refused; is the host up, and does its SSH server listen on this port?";
            case SocketTimeoutException _ -> "no answer; is the address right, and does the firewall let SSH through?";
            case UnknownHostException _ -> "no such name in DNS; write its address in the driver block";
            case SSHException settled
            when text(settled).contains("settlement") ->
                "its SSH server has no algorithm in common with skep: " + text(settled);
            case SSHException closed ->
                "the connection was closed before login (" + text(closed) + "); the host may still be booting";
            default -> text(failed);
        };
    }

    private static boolean retryable(IOException failed) {
        return switch (failed) {
            case UnknownHostException _ -> false;
            case SSHException ssh ->
                ssh.getDisconnectReason() != DisconnectReason.KEY_EXCHANGE_FAILED
                        && !text(ssh).contains("settlement");
            default -> true;
        };
    }

    private static String text(Exception failed) {
        String message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }
}
