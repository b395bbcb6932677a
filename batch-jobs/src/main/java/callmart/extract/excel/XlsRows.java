package callmart.extract.excel;

import callmart.extract.ExtractionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;

/** Streams a sheet of an XLS workbook, record by record. In memory are the shared texts, which the format bounds, and one row. */
final class XlsRows extends SheetRows {

    private final POIFSFileSystem file;
    private final RecordFactoryInputStream records;
    private final int lastRow;
    private final Map<Integer, String> codes = new HashMap<>();
    private final List<CellFormat> formats = new ArrayList<>();
    private final String[] cells = new String[256];
    private SSTRecord strings;
    private CellTexts texts = new CellTexts(false);
    private CellValueRecordInterface ahead;
    private volatile int row;

    private XlsRows(String source, POIFSFileSystem file, XlsSheets sheets, SheetName sheet) throws IOException {
        super(source, sheet, sheets.merged(sheets.stream(sheet)));
        this.file = file;
        int stream = sheets.stream(sheet);
        this.lastRow = sheets.lastRow(stream);
        this.records = records(file);
        enter(stream);
        this.ahead = nextCell();
    }

    /**
     * Opens a file that is known to hold an XLS workbook.
     *
     * @param wanted the sheet, empty for the first visible one
     * @throws ExtractionException when it is protected, damaged, or lacks the sheet
     */
    static XlsRows open(Path path, String source, Optional<String> wanted) throws IOException {
        POIFSFileSystem file = null;
        try {
            file = new POIFSFileSystem(path.toFile(), true);
            XlsSheets sheets = XlsSheets.of(records(file));
            return new XlsRows(source, file, sheets, SheetName.choose(source, wanted, sheets.names()));
        } catch (EncryptedDocumentException e) {
            close(file);
            throw WorkbookKind.isProtected(source);
        } catch (ExtractionException e) {
            close(file);
            throw e;
        } catch (IOException | RuntimeException e) {
            close(file);
            throw Damage.at(source, e);
        }
    }

    @Override
    int row() {
        return row;
    }

    @Override
    double done() {
        return lastRow == 0 ? 1 : Math.min(1, (double) row / lastRow);
    }

    @Override
    SheetRow read() {
        if (ahead == null) {
            return null;
        }
        int current = ahead.getRow();
        row = current + 1;
        Arrays.fill(cells, null);
        int width = 0;
        while (ahead != null && ahead.getRow() == current) {
            int at = ahead.getColumn();
            cells[at] = text(ahead, row, at);
            width = Math.max(width, at + 1);
            ahead = cells[at] == null && hasString(ahead) ? afterString(at) : nextCell();
        }
        return new SheetRow(row, Arrays.copyOf(cells, width));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static void close(POIFSFileSystem file) throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private static RecordFactoryInputStream records(POIFSFileSystem file) throws IOException {
        String entry = HSSFWorkbook.getWorkbookDirEntryName(file.getRoot());
        return new RecordFactoryInputStream(file.createDocumentInputStream(entry), false);
    }

    /** Reads up to the beginning of one of the workbook's streams, and what the cells refer to on the way. */
    private void enter(int wanted) {
        int depth = 0;
        int stream = -1;
        while (stream < wanted) {
            Record record = records.nextRecord();
            if (record instanceof BOFRecord) {
                stream += depth == 0 ? 1 : 0;
                depth++;
            } else if (record instanceof EOFRecord) {
                depth--;
            } else if (record instanceof DateWindow1904Record window) {
                texts = new CellTexts(window.getWindowing() == 1);
            } else if (record instanceof FormatRecord format) {
                codes.put(format.getIndexCode(), format.getFormatString());
            } else if (record instanceof ExtendedFormatRecord style) {
                formats.add(CellFormat.of(style.getFormatIndex(), codes.get((int) style.getFormatIndex())));
            } else if (record instanceof SSTRecord table) {
                strings = table;
            }
        }
    }

    /** The next cell of the sheet itself, not of a chart on it; null at the sheet's end. */
    private CellValueRecordInterface nextCell() {
        int depth = 1;
        while (true) {
            Record record = records.nextRecord();
            if (record == null) {
                throw new IllegalStateException("the sheet has no end");
            } else if (record instanceof BOFRecord) {
                depth++;
            } else if (record instanceof EOFRecord) {
                depth--;
                if (depth == 0) {
                    return null;
                }
            } else if (record instanceof CellValueRecordInterface cell && depth == 1) {
                return cell;
            }
        }
    }

    private static boolean hasString(CellValueRecordInterface cell) {
        return cell instanceof FormulaRecord formula && formula.hasCachedResultString();
    }

    /** Reads the text that follows a formula, then the next cell. */
    private CellValueRecordInterface afterString(int column) {
        Record record = records.nextRecord();
        while (record != null && !(record instanceof StringRecord) && !(record instanceof CellValueRecordInterface)) {
            record = records.nextRecord();
        }
        if (record instanceof CellValueRecordInterface cell) {
            return cell;
        } else if (record instanceof StringRecord text) {
            cells[column] = text.getString();
        }
        return nextCell();
    }

    /** The text of a cell; null when it is blank or its text follows. */
    private String text(CellValueRecordInterface cell, int number, int column) {
        if (cell instanceof LabelSSTRecord label) {
            return strings.getString(label.getSSTIndex()).getString();
        } else if (cell instanceof NumberRecord value) {
            return texts.number(value.getValue(), format(cell));
        } else if (cell instanceof BoolErrRecord value) {
            return value.isError() ? error(value.getErrorValue(), number, column) : CellTexts.bool(value.getBooleanValue());
        } else if (cell instanceof LabelRecord label) {
            return label.getValue();
        } else if (cell instanceof FormulaRecord formula) {
            return switch (formula.getCachedResultTypeEnum()) {
                case NUMERIC -> texts.number(formula.getValue(), format(cell));
                case BOOLEAN -> CellTexts.bool(formula.getCachedBooleanValue());
                case ERROR -> error(formula.getCachedErrorValue(), number, column);
                default -> null;
            };
        }
        return null;
    }

    private static String error(int code, int number, int column) {
        return CellTexts.error(FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#N/A", number, column);
    }

    private CellFormat format(CellValueRecordInterface cell) {
        int style = cell.getXFIndex();
        return style < formats.size() ? formats.get(style) : CellFormat.NUMBER;
    }
}
