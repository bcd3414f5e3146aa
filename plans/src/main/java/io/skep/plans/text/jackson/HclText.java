package io.skep.plans.text.jackson;

import io.skep.plans.text.hcl.Spelled;
import io.skep.plans.text.jackson.Draft.Entries;
import io.skep.plans.text.jackson.Draft.Items;
import io.skep.plans.text.jackson.Draft.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes drafts down as HCL, without its layout. */
final class HclText {
    private final StringBuilder out = new StringBuilder();

    private HclText() {}

    /** Why a draft cannot be written. */
    static final class Unwritable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unwritable(String message) {
            super(message, null, false, false);
        }
    }

    static String of(Entries file) {
        HclText text = new HclText();
        text.body(file);
        return text.out.toString();
    }

    private void body(Entries body) {
        boolean first = true;
        for (Map.Entry<String, Draft> entry : body.entries().entrySet()) {
            String name = entry.getKey();
            if (!Spelled.isName(name)) {
                throw new Unwritable("\"" + name + "\" is no name of an attribute or block.");
            }
            if (body.blocks().contains(name) || isLabelled(entry.getValue())) {
                out.append(first ? "" : "\n");
                blocks(name, entry.getValue(), List.of());
            } else {
                out.append(name).append(" = ");
                value(entry.getValue());
                out.append('\n');
            }
            first = false;
        }
    }

    private static boolean isLabelled(Draft draft) {
        return switch (draft) {
            case Written _ -> false;
            case Items list -> !list.items().isEmpty() && list.items().stream().allMatch(HclText::isLabelled);
            case Entries object ->
                !object.labels().isEmpty()
                        || (!object.entries().isEmpty()
                                && object.entries().values().stream().allMatch(HclText::isLabelled));
        };
    }

    /** One block, or those of a list or map; {@code labels} are the keys of maps around. */
    private void blocks(String type, Draft draft, List<String> labels) {
        switch (draft) {
            case Written(String text) -> {
                if (!text.equals("null")) {
                    throw new Unwritable("The block \"" + type + "\" has no object but " + text + ".");
                }
            }
            case Items list -> {
                String between = "";
                for (Draft item : list.items()) {
                    out.append(between);
                    blocks(type, item, labels);
                    between = "\n";
                }
            }
            case Entries object
            when object.labels().isEmpty() && isLabelled(object) -> {
                String between = "";
                for (Map.Entry<String, Draft> entry : object.entries().entrySet()) {
                    out.append(between);
                    blocks(type, entry.getValue(), with(labels, Spelled.quoted(entry.getKey())));
                    between = "\n";
                }
            }
            case Entries object -> block(type, object, labels);
        }
    }

    private void block(String type, Entries object, List<String> keys) {
        List<String> labels =
                object.labels().values().stream().map(HclText::label).toList();
        int common = Math.min(keys.size(), labels.size());
        if (!labels.isEmpty()
                && !keys.subList(keys.size() - common, keys.size())
                        .equals(labels.subList(labels.size() - common, labels.size()))) {
            throw new Unwritable(
                    "The keys " + keys + " of the map of blocks \"" + type + "\" are not their labels " + labels + ".");
        }
        out.append(type);
        (labels.size() >= keys.size() ? labels : keys)
                .forEach(label -> out.append(' ').append(label));
        if (object.entries().isEmpty()) {
            out.append(" {}\n");
            return;
        }
        out.append(" {\n");
        body(object);
        out.append("}\n");
    }

    private static String label(Draft draft) {
        return switch (draft) {
            case Written(String text) when text.startsWith("\"") -> text;
            case Written(String text) when !text.equals("null") -> Spelled.quoted(text);
            case Written _, Items _, Entries _ -> throw new Unwritable("A label is a text, and not null.");
        };
    }

    private static List<String> with(List<String> labels, String label) {
        List<String> more = new ArrayList<>(labels);
        more.add(label);
        return more;
    }

    private void value(Draft draft) {
        switch (draft) {
            case Written(String text) -> out.append(text);
            case Items list -> items(list);
            case Entries object -> object(object);
        }
    }

    private void items(Items list) {
        boolean lines = !list.items().stream().allMatch(Written.class::isInstance);
        out.append(lines ? "[\n" : "[");
        for (int index = 0; index < list.items().size(); index++) {
            value(list.items().get(index));
            boolean last = index == list.items().size() - 1;
            out.append(lines ? ",\n" : last ? "" : ", ");
        }
        out.append(']');
    }

    private void object(Entries object) {
        if (object.entries().isEmpty()) {
            out.append("{}");
            return;
        }
        out.append("{\n");
        object.entries().forEach((name, draft) -> {
            boolean plain = Spelled.isName(name) && !name.equals("for");
            out.append(plain ? name : Spelled.quoted(name)).append(" = ");
            value(draft);
            out.append('\n');
        });
        out.append('}');
    }
}
