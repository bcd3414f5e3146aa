package io.skep.plans.text.eval.function;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/** Reads CSV (RFC 4180) into objects: the first record names the columns, and each further one gives an object. */
final class CsvReading {

    private final String csv;
    private int at;
    private int line = 1;

    private CsvReading(String csv) {
        this.csv = csv;
    }

    static Value value(String csv) {
        return new CsvReading(csv).objects();
    }

    private Value objects() {
        skipBlankLines();
        if (at >= csv.length()) {
            throw wrong("there is no line with the names of the columns");
        }
        List<String> names = record();
        if (new HashSet<>(names).size() < names.size()) {
            throw wrong("two columns have the same name");
        }
        List<Value> objects = new ArrayList<>();
        skipBlankLines();
        while (at < csv.length()) {
            objects.add(object(names, record()));
            Limits.elements(objects.size());
            skipBlankLines();
        }
        return new Items(objects);
    }

    private Value object(List<String> names, List<String> fields) {
        if (fields.size() != names.size()) {
            throw wrong("this record has " + fields.size() + " fields, and there are " + names.size() + " columns");
        }
        TreeMap<String, Value> entries = new TreeMap<>();
        for (int index = 0; index < names.size(); index++) {
            entries.put(names.get(index), new Text(fields.get(index)));
        }
        return new Entries(entries);
    }

    private void skipBlankLines() {
        while (lineBreak() > 0) {
            endLine();
        }
    }

    private List<String> record() {
        List<String> fields = new ArrayList<>();
        while (true) {
            fields.add(at < csv.length() && csv.charAt(at) == '"' ? quoted() : plain());
            if (at >= csv.length() || csv.charAt(at) != ',') {
                endLine();
                return fields;
            }
            at++;
        }
    }

    private String plain() {
        int start = at;
        while (at < csv.length() && csv.charAt(at) != ',' && lineBreak() == 0) {
            if (csv.charAt(at) == '"') {
                throw wrong("a quote stands inside a field that does not begin with one");
            }
            at++;
        }
        return csv.substring(start, at);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        int opened = line;
        at++;
        while (at < csv.length()) {
            char letter = csv.charAt(at);
            if (letter == '"' && !csv.startsWith("\"\"", at)) {
                at++;
                if (at < csv.length() && csv.charAt(at) != ',' && lineBreak() == 0) {
                    throw wrong("after the closing quote of a field there is more");
                }
                return field.toString();
            }
            boolean lineBreak = lineBreak() > 0;
            at += letter == '"' ? 2 : Math.max(1, lineBreak());
            line += lineBreak ? 1 : 0;
            field.append(lineBreak ? '\n' : letter);
        }
        line = opened;
        throw wrong("a quoted field has no closing quote");
    }

    /** How many chars of line break stand here. */
    private int lineBreak() {
        if (csv.startsWith("\r\n", at)) {
            return 2;
        }
        return csv.startsWith("\n", at) ? 1 : 0;
    }

    private void endLine() {
        int length = lineBreak();
        at += length;
        line += length > 0 ? 1 : 0;
    }

    private Problem wrong(String what) {
        return Arguments.wrong(0, "This is not CSV: in line " + line + " " + what + ".");
    }
}
