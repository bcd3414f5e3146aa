package io.skep.provision.ssh;

import io.skep.plans.remote.Command;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The shell lines that run a command exactly once under an id, whatever breaks in between. Each id has a folder:
 *
 * <ul>
 *   <li>{@code command}, {@code run}: what is to run and the runner around it;
 *   <li>{@code begun}: a link made by the runner as its first act, naming its process. Making a link fails where one is there, so of two
 *       runners only one gets past it;
 *   <li>{@code out}: what the command has printed so far; {@code rc}: its exit status, there only when all is written;
 *   <li>{@code told}: somebody was given the result of a command that failed. Asked again, it runs again.
 * </ul>
 *
 * @param id of the act
 */
record DetachedScripts(String id) {

    private static final String ALL = "/var/lib/skep/steps";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,120}");

    DetachedScripts {
        if (!SAFE.matcher(id).matches()) {
            throw new IllegalArgumentException("not an id of letters, digits, dots and dashes: " + id);
        }
    }

    /** Starts the command unless it was started before; run again any number of times. Old folders are cleaned. */
    String start(Command command) {
        String folder = folder();
        return String.join(
                "\n",
                "set -eu",
                "umask 077",
                "mkdir -p " + folder,
                "find " + ALL + " -mindepth 2 -maxdepth 2 -name rc -mmin +1440 ! -path " + folder
                        + "/rc -exec sh -c 'rm -rf -- \"${1%/rc}\"' sh '{}' ';'",
                "[ ! -e " + folder + "/told ] || mv " + folder + " " + folder + ".told.$$",
                "mkdir -p " + folder,
                "[ -e " + folder + "/rc ] || [ -L " + folder + "/begun ] || {",
                "  printf '%s\\n' " + quoted(command.line()) + " > " + folder + "/command.$$",
                "  mv " + folder + "/command.$$ " + folder + "/command",
                "  printf '%s\\n' " + quoted(runner()) + " > " + folder + "/run.$$",
                "  mv " + folder + "/run.$$ " + folder + "/run",
                "  if [ -d /run/systemd/system ]; then",
                "    systemd-run --quiet --collect --unit=skep-" + id + " sh " + folder + "/run ||",
                "      [ -L " + folder + "/begun ] || systemctl is-active --quiet skep-" + id,
                "  else",
                "    setsid sh " + folder + "/run < /dev/null > /dev/null 2>&1 &",
                "  fi",
                "}");
    }

    /** Prints {@code done STATUS}, {@code running PROCESS}, {@code waiting} or {@code broken}. */
    String state() {
        String folder = folder();
        return String.join(
                "\n",
                "finished() { [ -e " + folder + "/rc ] && echo \"done $(cat " + folder + "/rc)\"; }",
                "finished && exit 0",
                "pid=$(readlink " + folder + "/begun) || { echo waiting; exit 0; }",
                "tr '\\0' ' ' 2> /dev/null < \"/proc/$pid/cmdline\" | grep -qF " + folder
                        + "/run && { echo \"running $pid\"; exit 0; }",
                // It may have ended between the two looks.
                "finished || echo broken");
    }

    /** Prints what the command printed from a byte on (counted from 0), and goes on until the process ends. */
    String follow(long from, String process) {
        return "while [ ! -e " + folder() + "/out ] && [ -e /proc/" + quoted(process) + " ]; do sleep 0.05; done\n"
                + "exec tail -c +" + (from + 1) + " -s 0.2 --pid=" + quoted(process) + " -f " + folder() + "/out";
    }

    /** Prints what the command printed from a byte on (counted from 0). */
    String rest(long from) {
        return "[ ! -e " + folder() + "/out ] || tail -c +" + (from + 1) + " " + folder() + "/out";
    }

    /** Notes that somebody was given the result of a command that failed. */
    String told() {
        return ": > " + folder() + "/told";
    }

    /** Sets the folder of a command aside that died without a status, so that its id is free again. */
    String setAside() {
        String aside = folder() + ".broken.$$";
        return "mv " + folder() + " " + aside + " && echo broken > " + aside + "/rc";
    }

    private String runner() {
        String folder = folder();
        return String.join(
                "\n",
                "export LC_ALL=C HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "cd /",
                "ln -s \"$$\" " + folder + "/begun || exit 0",
                "sh " + folder + "/command > " + folder + "/out 2>&1 < /dev/null",
                "echo \"$?\" > " + folder + "/rc.new",
                "sync " + folder + "/out " + folder + "/rc.new",
                "mv " + folder + "/rc.new " + folder + "/rc");
    }

    private String folder() {
        return ALL + "/" + id;
    }

    private static String quoted(String word) {
        return Command.quoted(List.of(word));
    }
}
