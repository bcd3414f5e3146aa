package io.skep.plans.state.store.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One page of what is in a bucket: the answer to ListObjectsV2.
 *
 * @param further what to ask for the next page with; empty after the last
 */
record Listing(List<String> keys, Optional<String> further) {
    Listing {
        keys = List.copyOf(keys);
    }

    static Listing read(byte[] xml) throws IOException {
        List<String> further = texts(xml, "NextContinuationToken");
        return new Listing(texts(xml, "Key"), further.stream().findFirst());
    }

    /** The code of an error, such as {@code NoSuchBucket}; empty where the answer holds none. */
    static String code(byte[] answer) {
        try {
            return texts(answer, "Code").stream().findFirst().orElse("");
        } catch (IOException noXml) {
            return "";
        }
    }

    private static List<String> texts(byte[] xml, String element) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<String> texts = new ArrayList<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(element)) {
                    texts.add(reader.getElementText());
                }
            }
        } catch (XMLStreamException noXml) {
            throw new IOException("the answer is no XML", noXml);
        }
        return texts;
    }
}
