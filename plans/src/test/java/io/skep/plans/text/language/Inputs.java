package io.skep.plans.text.language;

import java.util.List;
import java.util.Random;

/** Makes texts that look like topologies, and spoils them; the same seed makes the same texts. */
final class Inputs {

    private static final List<String> NAMES =
            List.of("a", "b", "x", "host", "swarm", "local", "var", "each", "é", "a-b");
    private static final List<String> OPERATORS =
            List.of("+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||");
    private static final List<String> ODD = List.of(
            "\0",
            "\uFEFF",
            "\uD800",
            "\r",
            "\r\n",
            "\t",
            "\u2028",
            "\u200D",
            "\u0301",
            "\uD83D\uDE00",
            "${",
            "%{",
            "$${",
            "~}",
            "}",
            "{",
            "[",
            "]",
            "(",
            ")",
            "\"",
            "'",
            "\\",
            "\\u",
            "<<EOT\n",
            "<<-X\n",
            "EOT\n",
            "#",
            "//",
            "/*",
            "*/",
            "...",
            "=>",
            "::",
            ".0",
            "[*]",
            ".*",
            "1e999999999",
            "9".repeat(1200),
            "0.0000001",
            "- ",
            ": ",
            "&a ",
            "*a",
            "<<: ",
            "!!str ",
            "|\n",
            ">\n",
            "---\n",
            "\n",
            ",",
            ";",
            "?",
            ":",
            "=",
            "null",
            "true",
            "for x in ",
            "if ",
            "else",
            "endif",
            "endfor",
            "\u00A0");

    private final Random random;
    private final List<String> functions;

    Inputs(long seed, List<String> functions) {
        this.random = new Random(seed);
        this.functions = functions;
    }

    /** An HCL file, mostly a right one. */
    String hcl() {
        StringBuilder text = new StringBuilder();
        int items = 1 + random.nextInt(4);
        for (int item = 0; item < items; item++) {
            text.append(item(2));
        }
        return spoiled(text.toString());
    }

    /** A JSON file whose strings hold expressions. */
    String json() {
        return spoiled("{" + "\"a\": " + json(3) + ", \"host\": {\"x\": " + json(3) + "}, \"//\": " + json(1) + "}");
    }

    /** A YAML file whose strings hold expressions. */
    String yaml() {
        return spoiled("a: " + yaml(3, "  ") + "\nhost:\n  x: " + yaml(3, "    ") + "\n");
    }

    private String item(int depth) {
        int kind = random.nextInt(depth > 0 ? 4 : 3);
        String name = any(NAMES);
        return switch (kind) {
            case 0 -> name + " = " + expression(3) + "\n";
            case 1 -> name + " = <<-EOT\n  " + template(2) + "\n    line\n  EOT\n";
            case 2 -> name + " { " + any(NAMES) + " = " + expression(2) + " }\n";
            default -> name + " \"" + any(NAMES) + "\" {\n" + item(depth - 1) + item(depth - 1) + "}\n";
        };
    }

    private String expression(int depth) {
        int kind = random.nextInt(depth > 0 ? 16 : 5);
        return switch (kind) {
            case 0 -> String.valueOf(random.nextInt(20) - 5);
            case 1 -> "\"" + any(NAMES) + "\"";
            case 2 ->
                any(List.of("true", "false", "null", "[]", "{}", "1.5", "later", "secret", "later.x", "secret[0]"));
            case 3 -> "var." + any(NAMES);
            case 4 -> "list";
            case 5 -> expression(depth - 1) + " " + any(OPERATORS) + " " + expression(depth - 1);
            case 6 -> expression(depth - 1) + " ? " + expression(depth - 1) + " : " + expression(depth - 1);
            case 7 -> "[" + expression(depth - 1) + ", " + expression(depth - 1) + "]";
            case 8 -> "{" + any(NAMES) + " = " + expression(depth - 1) + ", (" + expression(depth - 1) + ") = 1}";
            case 9 ->
                "[for k, v in " + expression(depth - 1) + " : " + expression(depth - 1) + " if " + expression(depth - 1)
                        + "]";
            case 10 -> "{for v in " + expression(depth - 1) + " : " + expression(depth - 1) + " => v...}";
            case 11 ->
                "(" + expression(depth - 1) + ")" + any(List.of("[*]", ".*", ".a", "[0]", ".0", "[*].a", "[\"a\"]"));
            case 12, 13 -> call(depth - 1);
            case 14 -> any(List.of("!", "-")) + expression(depth - 1);
            default -> "\"" + template(depth - 1) + "\"";
        };
    }

    private String call(int depth) {
        StringBuilder call = new StringBuilder(any(functions)).append('(');
        int count = random.nextInt(4);
        for (int index = 0; index < count; index++) {
            call.append(index == 0 ? "" : ", ").append(expression(depth));
        }
        return call.append(count > 0 && random.nextInt(8) == 0 ? "...)" : ")").toString();
    }

    private String template(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> "text ${" + expression(depth) + "} more";
            case 1 -> "%{ if " + expression(depth) + " ~} a %{ else }b%{~ endif }";
            case 2 -> "%{ for x in " + expression(depth) + " }${x}%{ endfor }";
            case 3 -> "${" + expression(depth) + "}";
            default -> "$${a} %%{b} \\n \\u00e9";
        };
    }

    private String json(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> String.valueOf(random.nextInt(100));
            case 1 -> any(List.of("true", "null", "1.5e3", "\"\""));
            case 2 -> "\"" + template(2).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case 3 -> "[" + json(depth - 1) + ", " + json(depth - 1) + "]";
            default -> "{\"" + any(NAMES) + "\": " + json(depth - 1) + ", \"z\": " + json(depth - 1) + "}";
        };
    }

    private String yaml(int depth, String indent) {
        return switch (random.nextInt(depth > 0 ? 8 : 4)) {
            case 0 -> String.valueOf(random.nextInt(100));
            case 1 -> "'" + template(2).replace("'", "''") + "'";
            case 2 -> "|\n" + indent + template(2);
            case 3 -> any(List.of("~", "true", "0x1F", ".inf", "*a", "&a x", "!!int 3", "plain ${1 + 1}"));
            case 4 -> "[" + yaml(0, indent) + ", " + yaml(0, indent) + "]";
            case 5 -> "\n" + indent + "- " + yaml(depth - 1, indent + "  ") + "\n" + indent + "- 2";
            default -> "\n" + indent + any(NAMES) + ": " + yaml(depth - 1, indent + "  ") + "\n" + indent + "z: &a 1";
        };
    }

    private String spoiled(String text) {
        StringBuilder spoiled = new StringBuilder(text);
        int times = random.nextInt(3) == 0 ? 0 : random.nextInt(4);
        for (int time = 0; time < times && !spoiled.isEmpty(); time++) {
            int at = random.nextInt(spoiled.length());
            int end = Math.min(spoiled.length(), at + 1 + random.nextInt(6));
            switch (random.nextInt(5)) {
                case 0 -> spoiled.delete(at, end);
                case 1 -> spoiled.insert(at, any(ODD));
                case 2 -> spoiled.replace(at, end, any(ODD));
                case 3 -> spoiled.insert(at, spoiled.substring(at, end).repeat(1 + random.nextInt(4)));
                default -> spoiled.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
            }
        }
        return spoiled.toString();
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
