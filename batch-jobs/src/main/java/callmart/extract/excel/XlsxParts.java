package callmart.extract.excel;

import callmart.extract.ExtractionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.util.ZipArchiveThresholdInputStream;

/** The parts of an XLSX workbook beside its sheets' rows: which sheets there are, the shared texts, the number formats. */
final class XlsxParts {

    /** What one text takes beside its characters. */
    private static final int BYTES_A_TEXT = 56;
    private static final long MOST_BYTES_OF_TEXTS = 250_000_000;

    private final PackagePart workbook;
    private final List<SheetName> sheets = new ArrayList<>();
    private final Map<String, PackagePart> sheetParts = new HashMap<>();
    private boolean from1904;

    private XlsxParts(PackagePart workbook) {
        this.workbook = workbook;
    }

    /** Empty when the archive is not a workbook. */
    static Optional<XlsxParts> of(OPCPackage archive) throws IOException, XMLStreamException, InvalidFormatException {
        for (String type : List.of(PackageRelationshipTypes.CORE_DOCUMENT, PackageRelationshipTypes.STRICT_CORE_DOCUMENT)) {
            PackageRelationship core = archive.getRelationshipsByType(type).getRelationship(0);
            PackagePart part = core == null ? null : archive.getPart(core);
            if (part != null && part.getContentType().contains("sheet") && part.getContentType().endsWith("xml")) {
                XlsxParts parts = new XlsxParts(part);
                parts.readWorkbook();
                return Optional.of(parts);
            }
        }
        return Optional.empty();
    }

    /** The worksheets in the order of their tabs. */
    List<SheetName> sheets() {
        return sheets;
    }

    boolean from1904() {
        return from1904;
    }

    /** The sheet's XML. It is streamed, so it may unpack to any size: blank cells with a format pack to less than a hundredth. */
    InputStream open(SheetName sheet) throws IOException {
        InputStream in = sheetParts.get(sheet.name()).getInputStream();
        if (in instanceof ZipArchiveThresholdInputStream guarded) {
            guarded.setGuardState(false);
        }
        return in;
    }

    /** Bytes of the sheet's XML; negative when that is not known. */
    long size(SheetName sheet) {
        return sheetParts.get(sheet.name()).getSize();
    }

    /** @throws ExtractionException when they are more than fit in memory */
    List<String> sharedStrings(String source) throws IOException, XMLStreamException, InvalidFormatException {
        List<String> strings = new ArrayList<>();
        long bytes = 0;
        Optional<PackagePart> part = related("/sharedStrings");
        if (part.isPresent()) {
            try (InputStream in = part.get().getInputStream()) {
                XMLStreamReader xml = WorkbookXml.open(in);
                while (WorkbookXml.nextElement(xml)) {
                    if (xml.getLocalName().equals("si")) {
                        String text = WorkbookXml.richText(xml);
                        bytes += BYTES_A_TEXT + 2L * text.length();
                        if (bytes > MOST_BYTES_OF_TEXTS) {
                            throw tooMany(source, strings.size());
                        }
                        strings.add(text);
                    }
                }
            }
        }
        return strings;
    }

    /** The format of each cell style, in the order in which cells name them. */
    List<CellFormat> formats() throws IOException, XMLStreamException, InvalidFormatException {
        List<CellFormat> formats = new ArrayList<>();
        Optional<PackagePart> part = related("/styles");
        if (part.isPresent()) {
            Map<Integer, String> codes = new HashMap<>();
            String group = "";
            try (InputStream in = part.get().getInputStream()) {
                XMLStreamReader xml = WorkbookXml.open(in);
                while (WorkbookXml.nextElement(xml)) {
                    switch (xml.getLocalName()) {
                        case "numFmts", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs" -> group = xml.getLocalName();
                        case "numFmt" -> {
                            if (group.equals("numFmts")) {
                                codes.put(number(xml, "numFmtId"), WorkbookXml.attribute(xml, "formatCode"));
                            }
                        }
                        case "xf" -> {
                            if (group.equals("cellXfs")) {
                                int id = number(xml, "numFmtId");
                                formats.add(CellFormat.of(id, codes.get(id)));
                            }
                        }
                        default -> { }
                    }
                }
            }
        }
        return formats;
    }

    private static ExtractionException tooMany(String source, int texts) {
        return new ExtractionException(source + " holds more different texts than fit in memory (" + MOST_BYTES_OF_TEXTS / 1_000_000
                + " MB are passed after " + texts + "); have it delivered as CSV, or one file for each day; nothing of it was loaded");
    }

    private void readWorkbook() throws IOException, XMLStreamException, InvalidFormatException {
        try (InputStream in = workbook.getInputStream()) {
            XMLStreamReader xml = WorkbookXml.open(in);
            while (WorkbookXml.nextElement(xml)) {
                if (xml.getLocalName().equals("workbookPr")) {
                    from1904 = WorkbookXml.isTrue(xml, "date1904");
                } else if (xml.getLocalName().equals("sheet")) {
                    addSheet(xml);
                }
            }
        }
    }

    private void addSheet(XMLStreamReader xml) throws InvalidFormatException {
        PackageRelationship relation = workbook.getRelationship(WorkbookXml.attribute(xml, "id"));
        if (relation != null && relation.getRelationshipType().endsWith("/worksheet")) {
            String state = WorkbookXml.attribute(xml, "state");
            SheetName sheet = new SheetName(WorkbookXml.attribute(xml, "name"), state == null || state.equals("visible"));
            sheets.add(sheet);
            sheetParts.put(sheet.name(), workbook.getRelatedPart(relation));
        }
    }

    private Optional<PackagePart> related(String kind) throws InvalidFormatException {
        for (PackageRelationship relation : workbook.getRelationships()) {
            if (relation.getRelationshipType().endsWith(kind)) {
                return Optional.of(workbook.getRelatedPart(relation));
            }
        }
        return Optional.empty();
    }

    private static int number(XMLStreamReader xml, String attribute) {
        String value = WorkbookXml.attribute(xml, attribute);
        return value == null ? 0 : Integer.parseInt(value);
    }
}
