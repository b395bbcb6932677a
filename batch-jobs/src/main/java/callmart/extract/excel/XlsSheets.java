package callmart.extract.excel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * What must be known of an XLS workbook before its rows: which sheets there are, and where cells are merged, which the file tells
 * after the rows.
 */
final class XlsSheets {

    private final List<BoundSheetRecord> bound = new ArrayList<>();
    private final Set<Integer> worksheets = new HashSet<>();
    private final Map<Integer, List<MergedRegion>> merged = new HashMap<>();
    private final Map<Integer, Integer> lastRows = new HashMap<>();

    private XlsSheets() {
    }

    /** Reads the workbook's stream to its end. */
    static XlsSheets of(RecordFactoryInputStream records) {
        XlsSheets sheets = new XlsSheets();
        int depth = 0;
        int stream = -1;
        for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
            if (record instanceof BOFRecord begin) {
                stream += depth == 0 ? 1 : 0;
                if (depth == 0 && begin.getType() == BOFRecord.TYPE_WORKSHEET) {
                    sheets.worksheets.add(stream);
                }
                depth++;
            } else if (record instanceof EOFRecord) {
                depth--;
            } else if (record instanceof BoundSheetRecord sheet) {
                sheets.bound.add(sheet);
            } else if (record instanceof MergeCellsRecord regions && depth == 1) {
                sheets.add(stream, regions);
            } else if (record instanceof CellValueRecordInterface cell && depth == 1) {
                sheets.lastRows.put(stream, cell.getRow() + 1);
            }
        }
        return sheets;
    }

    /** The worksheets in the order of their tabs. */
    List<SheetName> names() {
        return bound.stream().filter(sheet -> worksheets.contains(stream(sheet))).map(XlsSheets::name).toList();
    }

    /** Which of the workbook's streams holds a sheet; 0 is the workbook's own. */
    int stream(SheetName wanted) {
        return bound.stream().filter(sheet -> name(sheet).equals(wanted)).mapToInt(this::stream).findFirst().orElseThrow();
    }

    List<MergedRegion> merged(int stream) {
        return merged.getOrDefault(stream, List.of());
    }

    /** The number of the last row with a cell; 0 of an empty sheet. */
    int lastRow(int stream) {
        return lastRows.getOrDefault(stream, 0);
    }

    /** The streams follow each other in the order of their positions, which is not always that of the tabs. */
    private int stream(BoundSheetRecord sheet) {
        return 1 + bound.stream().sorted(Comparator.comparing(BoundSheetRecord::getPositionOfBof)).toList().indexOf(sheet);
    }

    private static SheetName name(BoundSheetRecord sheet) {
        return new SheetName(sheet.getSheetname(), !sheet.isHidden() && !sheet.isVeryHidden());
    }

    private void add(int stream, MergeCellsRecord regions) {
        for (int i = 0; i < regions.getNumAreas(); i++) {
            CellRangeAddress area = regions.getAreaAt(i);
            merged.computeIfAbsent(stream, key -> new ArrayList<>()).add(new MergedRegion(area.getFirstRow() + 1, area.getLastRow() + 1,
                    area.getFirstColumn(), area.getLastColumn()));
        }
    }
}
