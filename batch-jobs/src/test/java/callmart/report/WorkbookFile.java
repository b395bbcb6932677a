package callmart.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.SstDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.StyleSheetDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A workbook as programs that open it see it: a package of parts. Says what would make one offer a repair: parts without a content type,
 * relationships that lead nowhere, elements that the schema does not allow or wants in another order, styles and texts that are not there.
 */
public final class WorkbookFile {

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** What every program writes to keep the blanks of a text, though the schema does not mention it. */
    private static final String KEPT_BLANKS = "Attribute not allowed (no wildcards allowed): space@http://www.w3.org/XML/1998/namespace in element t@";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private WorkbookFile() {
    }

    /** What is wrong with the file; empty when nothing is. */
    public static List<String> faults(byte[] workbook) {
        WorkbookFile file = new WorkbookFile();
        try {
            file.read(workbook);
            if (file.faults.isEmpty()) {
                file.check();
            }
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        return file.faults;
    }

    private void read(byte[] workbook) throws IOException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String part = entry.getName();
                if (parts.put(part, zip.readAllBytes()) != null) {
                    faults.add(part + " is there twice");
                }
                try {
                    documents.put(part, factory.newDocumentBuilder().parse(new ByteArrayInputStream(parts.get(part))));
                } catch (SAXException e) {
                    faults.add(part + " is not XML: " + e.getMessage());
                }
            }
        }
        if (!parts.containsKey(CONTENT_TYPES)) {
            faults.add(CONTENT_TYPES + " is missing");
        }
    }

    private void check() {
        Map<String, String> types = contentTypes();
        documents.keySet().stream().filter(part -> part.endsWith(".rels")).forEach(this::checkTargets);
        types.forEach((part, type) -> {
            checkReferences(part);
            if (type.endsWith(".worksheet+xml")) {
                validate(part, in -> WorksheetDocument.Factory.parse(in));
                checkCells(part);
            } else if (type.endsWith(".sheet.main+xml")) {
                validate(part, in -> WorkbookDocument.Factory.parse(in));
            } else if (type.endsWith(".styles+xml")) {
                validate(part, in -> StyleSheetDocument.Factory.parse(in));
            } else if (type.endsWith(".sharedStrings+xml")) {
                validate(part, in -> SstDocument.Factory.parse(in));
            } else if (type.endsWith(".drawingml.chart+xml") || type.endsWith(".drawing+xml")) {
                faults.addAll(DrawingOrder.faults(part, documents.get(part)));
            }
        });
    }

    /** By part; what has none, and what is listed but not there, is a fault. */
    private Map<String, String> contentTypes() {
        Map<String, String> byEnding = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        for (Element entry : elements(documents.get(CONTENT_TYPES), "*")) {
            if (entry.getLocalName().equals("Default")) {
                byEnding.put(entry.getAttribute("Extension"), entry.getAttribute("ContentType"));
            } else if (entry.getLocalName().equals("Override")) {
                types.put(entry.getAttribute("PartName").substring(1), entry.getAttribute("ContentType"));
            }
        }
        types.keySet().stream().filter(part -> !parts.containsKey(part)).forEach(part -> faults.add(part + " has a content type but is not there"));
        types.keySet().retainAll(parts.keySet());
        for (String part : parts.keySet()) {
            String ending = part.substring(part.lastIndexOf('.') + 1);
            boolean plain = ending.equals("xml") && !types.containsKey(part) && !part.equals(CONTENT_TYPES);
            if (plain || !types.containsKey(part) && !byEnding.containsKey(ending)) {
                faults.add(part + " has no content type of its own");
            }
        }
        return types;
    }

    private void checkTargets(String relationships) {
        URI base = URI.create("/" + relationships.replaceAll("_rels/([^/]*)\\.rels$", "$1"));
        for (Element relationship : elements(documents.get(relationships), "Relationship")) {
            String target = base.resolve(relationship.getAttribute("Target")).getPath().substring(1);
            if (!relationship.getAttribute("TargetMode").equals("External") && !parts.containsKey(target)) {
                faults.add(relationships + " leads to " + target + ", which is not there");
            }
        }
    }

    private void checkReferences(String part) {
        Document relationships = documents.get(part.replaceFirst("([^/]*)$", "_rels/$1.rels"));
        Set<String> known = new TreeSet<>();
        if (relationships != null) {
            elements(relationships, "Relationship").forEach(relationship -> known.add(relationship.getAttribute("Id")));
        }
        for (Element element : elements(documents.get(part), "*")) {
            String id = element.getAttributeNS(RELATIONSHIPS, "id");
            if (!id.isEmpty() && !known.contains(id)) {
                faults.add(part + " refers to the relationship " + id + ", which it does not have");
            }
        }
    }

    /** Reads a part as its type. */
    private interface Reader {

        XmlObject read(ByteArrayInputStream in) throws IOException, XmlException;
    }

    private void validate(String part, Reader reader) {
        List<XmlError> errors = new ArrayList<>();
        try {
            reader.read(new ByteArrayInputStream(parts.get(part))).validate(new XmlOptions().setErrorListener(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlException e) {
            faults.add(part + " is none of its type: " + e.getMessage());
        }
        errors.stream().map(XmlError::getMessage).filter(message -> !message.contains(KEPT_BLANKS)).distinct()
                .forEach(message -> faults.add(part + ": " + message));
    }

    private void checkCells(String part) {
        int styles = count("xl/styles.xml", "cellXfs", "xf");
        int texts = count("xl/sharedStrings.xml", "sst", "si");
        Set<String> places = new TreeSet<>();
        for (Element cell : elements(documents.get(part), "c")) {
            String at = part + " " + cell.getAttribute("r");
            if (!places.add(cell.getAttribute("r"))) {
                faults.add(at + " is there twice");
            }
            if (!cell.getAttribute("s").isEmpty() && Integer.parseInt(cell.getAttribute("s")) >= styles) {
                faults.add(at + " has the style " + cell.getAttribute("s") + " of " + styles);
            }
            if (cell.getAttribute("t").equals("s") && Integer.parseInt(cell.getTextContent()) >= texts) {
                faults.add(at + " has the text " + cell.getTextContent() + " of " + texts);
            }
        }
    }

    private int count(String part, String parent, String child) {
        Function<Element, Boolean> isWithin = element -> element.getParentNode().getLocalName().equals(parent);
        return documents.containsKey(part) ? (int) elements(documents.get(part), child).stream().filter(isWithin::apply).count() : 0;
    }

    static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
