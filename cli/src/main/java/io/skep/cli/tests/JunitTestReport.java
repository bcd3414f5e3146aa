package io.skep.cli.tests;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.DiagnosticText;
import io.skep.plans.text.Severity;
import io.skep.plans.text.Sources;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a file in JUnit's XML, which build servers show: a suite for each test file, a case for each run. Written when
 * all is over; there is none where nothing could be played.
 */
public final class JunitTestReport implements TestReport {

    private final Path target;
    private final Map<String, List<Played>> suites = new TreeMap<>();
    private final Map<String, String> leftovers = new TreeMap<>();

    /** @param target the file that is written; one that is there is replaced */
    public JunitTestReport(Path target) {
        this.target = target;
    }

    @Override
    public void begin(Collection<TestFile> files) {}

    @Override
    public void unreadable(Collection<Diagnostic> problems, Sources sources) {}

    @Override
    public void begin(TestFile file) {
        suites.put(file.name(), new ArrayList<>());
    }

    @Override
    public void begin(TestFile file, TestRun run) {}

    @Override
    public void end(TestFile file, Played played) {
        suites.computeIfAbsent(file.name(), _ -> new ArrayList<>()).add(played);
    }

    @Override
    public void tearDown(TestFile file) {}

    @Override
    public void left(TestFile file, List<Diagnostic> problems, List<Address> left) {
        leftovers.put(file.name(), text(problems, Sources.NONE) + "Not destroyed: " + left);
    }

    @Override
    public void end(TestFile file, Verdict verdict) {}

    @Override
    public void end(Totals totals) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (Map.Entry<String, List<Played>> suite : suites.entrySet()) {
                suite(xml, suite.getKey(), suite.getValue());
            }
            xml.writeEndDocument();
            xml.close();
            Files.writeString(target, text + "\n");
        } catch (XMLStreamException failed) {
            throw new IllegalStateException("cannot write XML", failed);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + target, failed);
        }
    }

    private void suite(XMLStreamWriter xml, String name, List<Played> cases) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", name);
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute("skipped", count(cases, Verdict.SKIP));
        xml.writeAttribute("failures", count(cases, Verdict.FAIL));
        xml.writeAttribute("errors", count(cases, Verdict.ERROR));
        for (Played each : cases) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("name", each.run().name());
            xml.writeAttribute("classname", name);
            verdict(xml, each);
            xml.writeEndElement();
        }
        if (leftovers.containsKey(name)) {
            xml.writeStartElement("system-err");
            xml.writeCharacters(clean(leftovers.getOrDefault(name, "")));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void verdict(XMLStreamWriter xml, Played played) throws XMLStreamException {
        switch (played.verdict()) {
            case PASS -> {}
            case SKIP -> xml.writeEmptyElement("skipped");
            case FAIL -> told(xml, "failure", played);
            case ERROR -> told(xml, "error", played);
        }
    }

    private static void told(XMLStreamWriter xml, String element, Played played) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute(
                "message",
                played.said().stream()
                        .filter(each -> each.severity() == Severity.ERROR)
                        .map(Diagnostic::summary)
                        .findFirst()
                        .orElse(""));
        xml.writeCharacters(clean(text(played.said(), played.sources())));
        xml.writeEndElement();
    }

    private static String text(List<Diagnostic> said, Sources sources) {
        return DiagnosticText.plain(sources).render(said);
    }

    private static String count(List<Played> cases, Verdict verdict) {
        return Long.toString(
                cases.stream().filter(each -> each.verdict() == verdict).count());
    }

    /** XML has no control characters. */
    private static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "\ufffd");
    }
}
