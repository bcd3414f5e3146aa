package io.skep.cli.adopt;

import io.skep.plans.resource.Address;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Nested;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.ValueText;
import io.skep.swarm.document.Adopted;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Blocks in HCL, in the order of their schemas; to be laid out afterwards. Pure.
 *
 * @param named the resources that the topology has: what refers to others does so by their names
 */
public record BlockText(Set<Address> named) {

    public BlockText {
        named = Set.copyOf(named);
    }

    /** A whole block with its label; without one where there is only one of its kind. */
    public String block(Adopted adopted, boolean label) {
        return adopted.address().kind()
                + (label ? " " + ValueText.quoted(adopted.address().name()) : "")
                + braces(adopted.schema(), adopted.body());
    }

    /** What stands between the braces, with them. */
    public String braces(Schema schema, Entries body) {
        String inner = inner(schema, body);
        return inner.isEmpty() ? " {}\n" : " {\n" + inner + "}\n";
    }

    private String inner(Schema schema, Entries body) {
        StringBuilder text = new StringBuilder();
        for (Attribute attribute : schema.attributes()) {
            Value value = body.get(attribute.name());
            if (!(value instanceof Value.Nothing)) {
                text.append(attribute.name())
                        .append(" = ")
                        .append(value(attribute.type(), value))
                        .append('\n');
            }
        }
        for (Nested nested : schema.blocks()) {
            List<Value> blocks = body.get(nested.name()) instanceof Items(List<Value> items)
                    ? items
                    : List.of(body.get(nested.name()));
            for (Value block : blocks) {
                if (block instanceof Entries entries) {
                    text.append(text.isEmpty() ? "" : "\n")
                            .append(nested.name())
                            .append(braces(nested.schema(), entries));
                }
            }
        }
        return text.toString();
    }

    private String value(Type type, Value value) {
        if (type instanceof Type.Reference(String kind) && value instanceof Text(String name)) {
            boolean ours = named.contains(Address.of(kind, name)) && ValueText.isName(name);
            return ours ? kind + "." + name : ValueText.quoted(name);
        } else if (type instanceof Type.ListOf(Type element, boolean _) && value instanceof Items(List<Value> items)) {
            return items.stream().map(item -> value(element, item)).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Entries entries && entries.entries().size() > 1) {
            return entries.entries().entrySet().stream()
                    .map(entry -> ValueText.key(entry.getKey()) + " = " + ValueText.line(entry.getValue()) + "\n")
                    .collect(Collectors.joining("", "{\n", "}"));
        } else if (value instanceof Text(String text) && heredoc(text)) {
            return "<<EOT\n" + text.replace("${", "$${").replace("%{", "%%{") + "EOT";
        }
        return ValueText.line(value);
    }

    /** Whether a text reads better in lines. */
    private static boolean heredoc(String text) {
        return text.endsWith("\n")
                && text.indexOf('\n') < text.length() - 1
                && text.lines().noneMatch(line -> line.strip().equals("EOT"));
    }
}
