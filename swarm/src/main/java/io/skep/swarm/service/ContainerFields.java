package io.skep.swarm.service;

import static io.skep.plans.schema.Attribute.defaulted;
import static io.skep.plans.schema.Attribute.optional;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;

/**
 * The fields of {@code TaskTemplate.ContainerSpec}: what runs in a task. Source: the Engine API's documents of 1.40 to
 * 1.48, definition {@code TaskSpec}.
 */
final class ContainerFields {

    private static final Type TEXT = new Type.Text();
    private static final Type WHOLE = new Type.Number(true);
    private static final Type TRUTH = new Type.Bool();
    private static final Type TIME = new Type.Duration();
    private static final Type ORDERED = new Type.ListOf(TEXT, true);
    private static final Type NAMES = new Type.ListOf(TEXT, false);
    private static final Type MAP = new Type.MapOf(TEXT, false);
    private static final Type HOSTS =
            new Type.ListOf(new Type.Form("[^:\\s]+:\\S+", "a name and an address such as \"db:10.0.0.5\""), false);
    private static final Type ULIMITS =
            new Type.MapOf(new Type.Form("-?\\d{1,18}(:-?\\d{1,18})?", "a limit such as 1024 or \"1024:2048\""), false);
    private static final Value NONE = Values.texts(List.of());

    static final FieldTable TABLE = new FieldTable(List.of(
            row(
                    defaulted("command", ORDERED, NONE, "Words in place of the image's entry point."),
                    "Command",
                    Shape.TEXTS),
            row(defaulted("args", ORDERED, NONE, "Words in place of the image's command."), "Args", Shape.TEXTS),
            row(defaulted("container_labels", MAP, Entries.NONE, "Labels of its containers."), "Labels", Shape.MAP),
            row(optional("user", TEXT, "The user its processes run as."), "User", Shape.TEXT),
            row(defaulted("groups", ORDERED, NONE, "Further groups its processes belong to."), "Groups", Shape.TEXTS),
            row(optional("workdir", TEXT, "The folder they start in."), "Dir", Shape.TEXT),
            row(optional("hostname", TEXT, "The host name in the container."), "Hostname", Shape.TEXT),
            row(defaulted("hosts", HOSTS, NONE, "Names and addresses for its /etc/hosts."), "Hosts", ListShape.HOSTS),
            row(
                    optional("stop_grace_period", TIME, "The time between the signal to stop and the kill."),
                    "StopGracePeriod",
                    Shape.NANOS),
            row(
                    optional("stop_signal", TEXT, "The signal that stops it: SIGTERM as always."),
                    "StopSignal",
                    Shape.TEXT),
            row(optional("tty", TRUTH, "Whether it has a terminal."), "TTY", Shape.TRUTH),
            row(optional("stdin", TRUTH, "Whether its standard input stays open."), "OpenStdin", Shape.TRUTH),
            row(optional("init", TRUTH, "Whether an init process reaps its children."), "Init", Shape.CHOICE),
            row(
                    optional("read_only", TRUTH, "Whether its root file system cannot be written to."),
                    "ReadOnly",
                    Shape.TRUTH),
            row(
                    optional(
                            "isolation",
                            new Type.OneOf(List.of("default", "process", "hyperv")),
                            "How Windows separates it."),
                    "Isolation",
                    Shape.TEXT),
            row(defaulted("sysctls", MAP, Entries.NONE, "Kernel settings of its name space."), "Sysctls", Shape.MAP),
            row(
                    defaulted("cap_add", NAMES, NONE, "Capabilities it has besides the usual ones: CAP_NET_ADMIN.")
                            .since("1.41"),
                    "CapabilityAdd",
                    Shape.NAMES),
            row(
                    defaulted("cap_drop", NAMES, NONE, "Usual capabilities it does not have.")
                            .since("1.41"),
                    "CapabilityDrop",
                    Shape.NAMES),
            row(
                    defaulted("ulimits", ULIMITS, Entries.NONE, "Limits of its processes: { nofile = \"1024:2048\" }.")
                            .since("1.41"),
                    "Ulimits",
                    ListShape.ULIMITS),
            row(
                    optional("oom_score_adj", WHOLE, "How early it is ended when memory runs out: -1000 to 1000.")
                            .since("1.46"),
                    "OomScoreAdj",
                    Shape.NUMBER),
            row(
                    "dns",
                    defaulted("servers", ORDERED, NONE, "Name servers it asks."),
                    "DNSConfig/Nameservers",
                    Shape.TEXTS),
            row(
                    "dns",
                    defaulted("search", ORDERED, NONE, "Domains in which short names are looked up."),
                    "DNSConfig/Search",
                    Shape.TEXTS),
            row(
                    "dns",
                    defaulted("options", ORDERED, NONE, "Options of resolv.conf(5)."),
                    "DNSConfig/Options",
                    Shape.TEXTS),
            row(
                    "health",
                    optional("start_interval", TIME, "The time between two checks while it starts.")
                            .since("1.44"),
                    "Healthcheck/StartInterval",
                    Shape.NANOS),
            row(
                    "privileges",
                    optional("no_new_privileges", TRUTH, "Whether its processes cannot gain privileges.")
                            .since("1.44"),
                    "Privileges/NoNewPrivileges",
                    Shape.TRUTH),
            row(
                    "privileges",
                    optional(
                                    "apparmor",
                                    new Type.OneOf(List.of("default", "disabled")),
                                    "Whether AppArmor confines it.")
                            .since("1.44"),
                    "Privileges/AppArmor/Mode",
                    Shape.TEXT),
            row(
                    "privileges.seccomp",
                    optional(
                                    "mode",
                                    new Type.OneOf(List.of("default", "unconfined", "custom")),
                                    "Which calls of the kernel it may make.")
                            .since("1.44"),
                    "Privileges/Seccomp/Mode",
                    Shape.TEXT),
            row(
                    "privileges.seccomp",
                    optional("profile", TEXT, "The profile of mode custom, as JSON.")
                            .since("1.44"),
                    "Privileges/Seccomp/Profile",
                    Shape.BASE64),
            row(
                    "privileges.credential_spec",
                    optional("file", TEXT, "A file in the engine's folder of credential specs."),
                    "Privileges/CredentialSpec/File",
                    Shape.TEXT),
            row(
                    "privileges.credential_spec",
                    optional("registry", TEXT, "A value in the registry of Windows."),
                    "Privileges/CredentialSpec/Registry",
                    Shape.TEXT),
            selinux(optional("disable", TRUTH, "Whether SELinux leaves it alone."), "Disable", Shape.TRUTH),
            selinux(optional("user", TEXT, "The user of its label."), "User", Shape.TEXT),
            selinux(optional("role", TEXT, "The role of its label."), "Role", Shape.TEXT),
            selinux(optional("type", TEXT, "The type of its label."), "Type", Shape.TEXT),
            selinux(optional("level", TEXT, "The level of its label."), "Level", Shape.TEXT)));

    private ContainerFields() {}

    private static Field row(Attribute attribute, String place, Spelling shape) {
        return row("", attribute, place, shape);
    }

    private static Field row(String block, Attribute attribute, String place, Spelling shape) {
        return new Field(block, attribute, "/TaskTemplate/ContainerSpec/" + place, shape);
    }

    private static Field selinux(Attribute attribute, String place, Shape shape) {
        return row("privileges.selinux", attribute, "Privileges/SELinuxContext/" + place, shape);
    }
}
