package callmart.extract.excel;

import callmart.extract.RowCursor;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Pulls the XML of a workbook's parts. Elements and attributes are told by their local names, so that the strict kind of workbook,
 * which has namespaces of its own, is read like the usual one. Document types and outside entities are not followed.
 */
final class WorkbookXml {

    private static final XMLInputFactory FACTORY = factory();

    private WorkbookXml() {
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        synchronized (FACTORY) {
            return FACTORY.createXMLStreamReader(in);
        }
    }

    /** Moves to the next start of an element; false at the end. */
    static boolean nextElement(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /** An attribute of the current element in any namespace; null when it has none. */
    static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Whether an attribute of the current element says yes. */
    static boolean isTrue(XMLStreamReader xml, String name) {
        String value = attribute(xml, name);
        return "1".equals(value) || "true".equals(value);
    }

    /** The text of the current element, which has no others in it, up to its end; no longer than a row may be. */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw new XMLStreamException("an element stands in a text");
            } else if (xml.hasText() && event != XMLStreamConstants.COMMENT) {
                append(text, xml.getText());
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String more) throws XMLStreamException {
        if (text.length() + more.length() > RowCursor.MOST_CHARACTERS) {
            throw new XMLStreamException("a text has more than " + RowCursor.MOST_CHARACTERS + " characters");
        }
        text.append(more);
    }

    /** A text as the sheet shows it: {@code _x000D_} stands for the character of that number, {@code _x005F_} for the underscore. */
    static String decoded(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder();
        int from = 0;
        while (at >= 0) {
            if (isCode(text, at)) {
                decoded.append(text, from, at).append((char) Integer.parseInt(text, at + 2, at + 6, 16));
                from = at + 7;
                at = text.indexOf("_x", from);
            } else {
                at = text.indexOf("_x", at + 2);
            }
        }
        return decoded.append(text, from, text.length()).toString();
    }

    private static boolean isCode(String text, int at) {
        if (at + 7 > text.length() || text.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The text of a string item or an inline string, up to the end of the current element: plain or in runs of different fonts,
     * without the phonetic guide above it.
     */
    static String richText(XMLStreamReader xml) throws XMLStreamException {
        String outer = xml.getLocalName();
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(outer)) {
                break;
            } else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("rPh")) {
                richText(xml);
            } else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("t")) {
                append(text, text(xml));
            }
        }
        return decoded(text.toString());
    }
}
