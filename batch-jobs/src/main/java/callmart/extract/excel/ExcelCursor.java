package callmart.extract.excel;

import callmart.extract.ExtractionException;
import callmart.extract.HeaderFinder;
import callmart.extract.Origin;
import callmart.extract.PlainCell;
import callmart.extract.RowCursor;
import callmart.extract.UnreadableCell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/**
 * Streams one worksheet. The header is {@linkplain HeaderFinder found} among the first rows and must hold two known ones. Rows have the
 * header's columns; what stands right of them is not read,
 * and blank rows are none. Any other row is a row, a repeated header or a sum too: the feed's types and rules refuse those.
 */
public final class ExcelCursor implements RowCursor {

    private static final int SHOWN_CELLS = 20;

    private final String source;
    private final SheetRows rows;
    private final FilledRows filled;
    private final List<String> header;
    private final Deque<SheetRow> ahead = new ArrayDeque<>();
    private List<String> titles = List.of();
    private List<MergedRegion> overDays = List.of();
    private int line;

    private ExcelCursor(String source, SheetRows rows, boolean hasHeader, Set<String> knownHeaders) {
        this.source = source;
        this.rows = rows;
        this.filled = new FilledRows(rows);
        this.header = hasHeader ? findHeader(knownHeaders) : numbers(knownHeaders);
    }

    /**
     * Opens an XLSX workbook.
     *
     * @param name how messages name it
     * @param knownHeaders plain headers that tell which row is the header
     * @throws ExtractionException when it is not a workbook, lacks the sheet, or has no header
     */
    public static ExcelCursor openXlsx(Path file, String name, Origin.InFiles origin, Set<String> knownHeaders) throws IOException {
        WorkbookKind.requireXlsx(file, name);
        return over(XlsxRows.open(file, name, origin.sheet()), name, origin.header(), knownHeaders);
    }

    /** Opens an XLS workbook; otherwise as {@link #openXlsx}. */
    public static ExcelCursor openXls(Path file, String name, Origin.InFiles origin, Set<String> knownHeaders) throws IOException {
        WorkbookKind.requireXls(file, name);
        return over(XlsRows.open(file, name, origin.sheet()), name, origin.header(), knownHeaders);
    }

    /**
     * Lets a cell that is merged over the columns of several days count for each of them.
     *
     * @param days plain headers of the days at which such a cell may begin
     */
    public ExcelCursor withMergedDays(Set<String> days) {
        overDays = days.isEmpty() ? List.of() : rows.merged().stream().filter(region -> region.lastColumn() > region.column()
                && region.column() < header.size() && days.contains(PlainCell.header(header.get(region.column())))).toList();
        return this;
    }

    private static ExcelCursor over(SheetRows rows, String name, boolean hasHeader, Set<String> knownHeaders) throws IOException {
        try {
            return new ExcelCursor(name, rows, hasHeader, knownHeaders);
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public List<String> titles() {
        return titles;
    }

    @Override
    public String[] next() {
        SheetRow row = ahead.isEmpty() ? read() : ahead.poll();
        if (row == null) {
            return null;
        }
        line = row.number();
        String[] cells = new String[header.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i < row.cells().length && row.cells()[i] != null ? row.cells()[i] : "";
        }
        for (MergedRegion region : overDays) {
            if (region.firstRow() <= line && line <= region.lastRow()) {
                Arrays.fill(cells, region.column(), Math.min(region.lastColumn() + 1, cells.length), cells[region.column()]);
            }
        }
        return cells;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String sheet() {
        return rows.sheet();
    }

    @Override
    public double done() {
        return rows.done();
    }

    @Override
    public String raw(String[] cells) {
        return CSVFormat.DEFAULT.format(Stream.of(cells).map(UnreadableCell::shown).toArray());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private SheetRow read() {
        try {
            return filled.next();
        } catch (IllegalStateException e) {
            throw Damage.below(source, sheet(), line, e);
        }
    }

    /** Leaves the rows below the header that had to be looked at in {@link #ahead}. */
    private List<String> findHeader(Set<String> known) {
        List<SheetRow> first = new ArrayList<>();
        SheetRow row = read();
        while (row != null && row.number() <= HeaderFinder.MOST_ROWS) {
            first.add(row);
            row = read();
        }
        List<List<String>> texts = first.stream().map(ExcelCursor::texts).toList();
        HeaderFinder.Found found = HeaderFinder.find(texts, known).orElseThrow(() -> noHeader(first));
        titles = HeaderFinder.titles(texts, found);
        ahead.addAll(first.subList(found.next(), first.size()));
        if (row != null) {
            ahead.add(row);
        }
        return found.texts();
    }

    /** Of a sheet without header; as wide as its first row, or as the columns that are mapped. */
    private List<String> numbers(Set<String> mapped) {
        SheetRow row = read();
        int widest = mapped.stream().filter(number -> number.matches("\\d{1,5}")).mapToInt(Integer::parseInt).max().orElse(0);
        if (row != null) {
            ahead.add(row);
            widest = Math.max(widest, row.cells().length);
        }
        return HeaderFinder.numbers(widest);
    }

    /** A row's texts as headers, without the blank ones at the end. */
    private static List<String> texts(SheetRow row) {
        List<String> texts = new ArrayList<>();
        int width = 0;
        for (String cell : row.cells()) {
            texts.add(cell == null ? "" : PlainCell.header(UnreadableCell.shown(cell)));
            width = texts.get(texts.size() - 1).isEmpty() ? width : texts.size();
        }
        return List.copyOf(texts.subList(0, width));
    }

    private ExtractionException noHeader(List<SheetRow> first) {
        String place = source + ", sheet '" + sheet() + "'";
        if (first.isEmpty()) {
            return new ExtractionException(place + ", has no header: its first " + HeaderFinder.MOST_ROWS
                    + " rows are empty; an empty day must"
                    + " have a header and no rows, or 'allow-empty: true' and no file. Name another sheet under 'sheet' in sources.yml,"
                    + " or have the file delivered again");
        }
        SheetRow fullest = first.get(0);
        List<String> found = List.of();
        for (SheetRow row : first) {
            List<String> texts = texts(row).stream().filter(text -> !text.isEmpty()).toList();
            fullest = texts.size() > found.size() ? row : fullest;
            found = texts.size() > found.size() ? texts : found;
        }
        return new ExtractionException(place + ", has no header: none of its first " + HeaderFinder.MOST_ROWS
                + " rows holds two of the headers"
                + " that 'columns' or the feed name. Row " + fullest.number() + " holds most: "
                + String.join(", ", found.subList(0, Math.min(SHOWN_CELLS, found.size()))) + (found.size() > SHOWN_CELLS ? ", …" : "")
                + ". Correct 'columns' or 'sheet' of this source in sources.yml, or have the file delivered again;"
                + " nothing of it was loaded");
    }
}
