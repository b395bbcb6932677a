package callmart.extract.excel;

import callmart.extract.CountedInput;
import callmart.extract.ExtractionException;
import callmart.extract.RowCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/** Streams a sheet of an XLSX workbook. In memory are the shared texts and one row; both are bounded, whatever the file unpacks to. */
final class XlsxRows extends SheetRows {

    private final OPCPackage archive;
    private final List<String> strings;
    private final List<CellFormat> formats;
    private final CellTexts texts;
    private final CountedInput input;
    private final long size;
    private final XMLStreamReader xml;
    private int row;
    private int column;
    private long characters;
    private String[] cells = new String[0];

    private XlsxRows(String source, OPCPackage archive, XlsxParts parts, SheetName sheet)
            throws IOException, XMLStreamException, InvalidFormatException {
        super(source, sheet, MergedScan.of(parts.open(sheet)));
        this.archive = archive;
        this.strings = parts.sharedStrings(source);
        this.formats = parts.formats();
        this.texts = new CellTexts(parts.from1904());
        this.size = parts.size(sheet);
        this.input = new CountedInput(parts.open(sheet));
        this.xml = WorkbookXml.open(input);
    }

    /**
     * Opens a file that is known to be an archive.
     *
     * @param wanted the sheet, empty for the first visible one
     * @throws ExtractionException when it is not a workbook, damaged, or lacks the sheet
     */
    static XlsxRows open(Path file, String source, Optional<String> wanted) {
        OPCPackage archive = null;
        try {
            archive = OPCPackage.open(new ZipFileZipEntrySource(new ZipSecureFile(file.toFile())));
            XlsxParts parts = XlsxParts.of(archive).orElseThrow(() -> new ExtractionException(source
                    + " is an archive but no XLSX workbook; save it as .xlsx, or have an XLSX file delivered; nothing of it was loaded"));
            return new XlsxRows(source, archive, parts, SheetName.choose(source, wanted, parts.sheets()));
        } catch (ExtractionException e) {
            revert(archive);
            throw e;
        } catch (IOException | XMLStreamException | InvalidFormatException | RuntimeException e) {
            revert(archive);
            throw Damage.at(source, e);
        }
    }

    @Override
    int row() {
        return row;
    }

    @Override
    double done() {
        return size <= 0 ? 0 : Math.min(1, (double) input.count() / size);
    }

    @Override
    SheetRow read() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                start();
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row") && column > 0) {
                return new SheetRow(row, Arrays.copyOf(cells, column));
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        input.close();
        revert(archive);
    }

    private static void revert(OPCPackage archive) {
        if (archive != null) {
            archive.revert();
        }
    }

    private void start() throws XMLStreamException {
        if (xml.getLocalName().equals("row")) {
            String number = WorkbookXml.attribute(xml, "r");
            row = number == null ? row + 1 : Integer.parseInt(number);
            column = 0;
            characters = 0;
        } else if (xml.getLocalName().equals("c")) {
            String name = WorkbookXml.attribute(xml, "r");
            int at = name == null ? column : CellNames.column(name);
            put(at, cell(at));
        }
    }

    private void put(int at, String text) {
        if (at >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max(at + 1, Math.min(2 * cells.length, CellNames.MOST_COLUMNS)));
        }
        if (at > column) {
            Arrays.fill(cells, column, at, null);
        }
        cells[at] = text;
        characters += text == null ? 0 : text.length();
        if (characters > RowCursor.MOST_CHARACTERS) {
            throw new IllegalStateException("a row has more than " + RowCursor.MOST_CHARACTERS + " characters");
        }
        column = Math.max(column, at + 1);
    }

    /** The text of the cell whose element has begun, up to its end. */
    private String cell(int at) throws XMLStreamException {
        String type = WorkbookXml.attribute(xml, "t");
        String style = WorkbookXml.attribute(xml, "s");
        String value = null;
        boolean formula = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = WorkbookXml.text(xml);
                    case "f" -> formula = true;
                    case "is" -> value = WorkbookXml.richText(xml);
                    default -> { }
                }
            }
        }
        if (value == null || value.isEmpty()) {
            return formula && (type == null || type.equals("n")) ? CellTexts.withoutValue(row, at) : null;
        }
        return text(type == null ? "n" : type, value, style, at);
    }

    private String text(String type, String value, String style, int at) {
        return switch (type) {
            case "s" -> strings.get(Integer.parseInt(value.strip()));
            case "n" -> texts.number(value.strip(), style == null ? format(0) : format(Integer.parseInt(style)));
            case "b" -> CellTexts.bool(value.strip().equals("1") || value.strip().equals("true"));
            case "e" -> CellTexts.error(value.strip(), row, at);
            case "d" -> CellTexts.isoDate(value.strip());
            case "str" -> WorkbookXml.decoded(value);
            default -> value;
        };
    }

    private CellFormat format(int style) {
        return style < formats.size() ? formats.get(style) : CellFormat.NUMBER;
    }
}
