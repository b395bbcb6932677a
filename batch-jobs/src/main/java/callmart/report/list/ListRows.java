package callmart.report.list;

import callmart.report.Cell;
import callmart.report.DatasetRow;
import callmart.report.Excerpt;
import callmart.report.FieldFormat;
import callmart.report.Formats;
import callmart.report.ReportTable;
import callmart.report.StoredRows;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.ListColumn;
import callmart.report.definition.ListForm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gathers a list's rows as they come: cells, subtotals, sums, counts, and the few that the mail shows. */
final class ListRows {

    /** A mail shows at most so many rows. */
    private static final int MOST_MAIL_ROWS = 8;

    /** A longer text is shortened in the mail. */
    private static final int MAIL_TEXT = 90;

    /** Behind the key of a column whose total is a ratio: what it is divided by. */
    private static final String PER = "/";

    private final ListForm form;
    private final FieldValues values;
    private final Texts texts;
    private final StoredRows.Writer<ReportTable.Row> rows = StoredRows.ofCells();
    private final Map<String, BigDecimal> sums = new HashMap<>();
    private final Map<String, BigDecimal> groupSums = new HashMap<>();
    private final List<Integer> counts;
    private final List<ReportTable.Row> notable = new ArrayList<>();
    private int notables;
    private final List<ReportTable.Row> first = new ArrayList<>();
    private List<Cell> group;
    private String groupKey;
    private int size;

    ListRows(ListForm form, FieldValues values, Texts texts) {
        this.texts = texts;
        this.form = form;
        this.values = values;
        this.counts = new ArrayList<>(java.util.Collections.nCopies(form.counts().size(), 0));
    }

    void add(DatasetRow row) {
        form.group().ifPresent(key -> regroup(row.findText(key).orElse("")));
        List<Cell> cells = new ArrayList<>(form.columns().size());
        for (ListColumn column : form.columns()) {
            cells.add(values.cell(column, row));
            column.total().ifPresent(key -> sum(row, key, column.key()));
            column.totalPer().ifPresent(key -> sum(row, key, column.key() + PER));
        }
        for (int i = 0; i < form.counts().size(); i++) {
            if (form.counts().get(i).condition().holds(row)) {
                counts.set(i, counts.get(i) + 1);
            }
        }
        ReportTable.Row made = new ReportTable.Row(false, cells);
        rows.add(made);
        size++;
        group = cells;
        boolean isNotable = form.notable().isPresent() && form.notable().get().condition().holds(row);
        if (isNotable) {
            notables++;
            if (notable.size() < form.print().pages() * Excerpt.MOST_ROWS_A_PAGE) {
                notable.add(made);
            }
        } else if (first.size() < MOST_MAIL_ROWS) {
            first.add(made);
        }
    }

    private void sum(DatasetRow row, String key, String of) {
        if (row.find(key).isPresent()) {
            sums.merge(of, row.number(key), BigDecimal::add);
            groupSums.merge(of, row.number(key), BigDecimal::add);
        }
    }

    private void regroup(String key) {
        if (groupKey != null && !groupKey.equals(key)) {
            subtotal();
        }
        groupKey = key;
    }

    private void subtotal() {
        List<Cell> cells = totalCells(texts.of(Text.WORD_SUBTOTAL), groupSums);
        for (int i = 1; i < cells.size(); i++) {
            if (form.columns().get(i).total().isEmpty() && form.columns().get(i).format() == FieldFormat.TEXT) {
                cells.set(i, group.get(i));
            }
        }
        rows.add(new ReportTable.Row(true, cells));
        groupSums.clear();
    }

    int size() {
        return size;
    }

    /** The rows so far as a table, with the total row below when anything is summed. Ends the gathering. */
    ReportTable table(String id) {
        if (size > 0 && form.group().isPresent()) {
            subtotal();
        }
        if (size > 0 && hasTotal()) {
            rows.add(new ReportTable.Row(true, totalCells(texts.of(Text.WORD_SUM), sums)));
        }
        return new ReportTable(id, texts.of(Text.TITLE_ROWS), form.columns().stream().map(ListRows::column).toList(), rows.finish());
    }

    private boolean hasTotal() {
        return form.columns().stream().anyMatch(column -> column.total().isPresent());
    }

    static ReportTable.Column column(ListColumn column) {
        boolean wraps = column.format() == FieldFormat.TEXT || column.format().isSentences();
        return new ReportTable.Column(column.label(), column.align(), column.width(), wraps, column.meaning());
    }

    private List<Cell> totalCells(String label, Map<String, BigDecimal> from) {
        List<Cell> cells = new ArrayList<>();
        for (ListColumn column : form.columns()) {
            BigDecimal sum = column.totalPer().isEmpty() ? from.get(column.key())
                    : ListAnalysis.quotient(from.getOrDefault(column.key(), BigDecimal.ZERO),
                            from.getOrDefault(column.key() + PER, BigDecimal.ZERO));
            if (column.total().isEmpty()) {
                cells.add(new Cell.Text(cells.isEmpty() ? label : ""));
            } else if (!column.totalUnit().isEmpty()) {
                cells.add(new Cell.Text(sum == null ? Formats.NO_VALUE : Formats.decimal("#,##0.##", sum) + " " + column.totalUnit()));
            } else {
                cells.add(new Cell.Field(column.format().isWords() ? FieldFormat.INT : column.format(), sum));
            }
        }
        return cells;
    }

    /** {@code 12 条，其中需回复 3 条、紧急 2 条}; of a list that tells its sums those with a value: {@code 费用 4.85}. */
    String totals() {
        if (!form.story().sums().isEmpty()) {
            List<Cell> totals = totalCells("", sums);
            return form.story().sums().stream().map(this::place).filter(i -> !totals.get(i).text().equals(Formats.NO_VALUE))
                    .map(i -> texts.of(Text.WORD_KPI, form.columns().get(i).label(), totals.get(i).text()))
                    .collect(Collectors.joining(texts.of(Text.WORD_AND)));
        }
        String all = texts.of(Text.WORD_ROWS, Formats.count(BigDecimal.valueOf(size)), form.unit());
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            parts.add(texts.of(Text.WORD_ROWS_OF, form.counts().get(i).label(), Formats.count(BigDecimal.valueOf(counts.get(i))),
                    form.unit()));
        }
        return parts.isEmpty() ? all : texts.of(Text.WORD_ROWS_IN_ALL, all, String.join(texts.of(Text.WORD_AND), parts));
    }

    /** What the PDF shows when there are too many rows for it. */
    Excerpt excerpt() {
        List<ReportTable.Row> shown = new ArrayList<>();
        if (size > 0 && hasTotal()) {
            shown.add(new ReportTable.Row(true, totalCells(texts.of(Text.WORD_SUM), sums)));
        }
        shown.addAll(notable);
        ReportTable table = new ReportTable("notable", texts.of(Text.TITLE_ROWS), form.columns().stream().map(ListRows::column).toList(),
                shown);
        return new Excerpt(form.print(), form.print().columns().stream().map(this::place).toList(), table,
        form.notable().map(ListForm.Notable::label).orElse(""), notables, size, form.unit());
    }

    /** Notable rows before the others, in the columns that the mail has room for. */
    ReportTable mail() {
        List<ReportTable.Row> shown = new ArrayList<>(notable.subList(0, Math.min(MOST_MAIL_ROWS, notable.size())));
        first.stream().limit(MOST_MAIL_ROWS - shown.size()).forEach(shown::add);
        List<Integer> places = form.mail().stream().map(this::place).toList();
        Optional<String> ahead = form.notable().filter(any -> notables > 0 && size > notables).map(ListForm.Notable::label);
        String title = size > MOST_MAIL_ROWS ? texts.of(Text.TITLE_SOME_ROWS, Formats.count(BigDecimal.valueOf(size)), shown.size(),
                form.unit(), ahead.map(label -> texts.of(Text.WORD_AHEAD, label)).orElse(""))
                : ahead.map(label -> texts.of(Text.TITLE_ROWS_AHEAD, label)).orElse(texts.of(Text.TITLE_ROWS));
        return new ReportTable("mail", title, places.stream().map(i -> column(form.columns().get(i))).toList(),
                shown.stream().map(row -> new ReportTable.Row(false, places.stream().map(i -> shortened(row.cells().get(i))).toList()))
                        .toList());
    }

    private int place(String key) {
        return form.columns().stream().map(ListColumn::key).toList().indexOf(key);
    }

    private static Cell shortened(Cell cell) {
        String text = cell.text();
        return text.codePointCount(0, text.length()) <= MAIL_TEXT ? cell
                : new Cell.Text(text.substring(0, text.offsetByCodePoints(0, MAIL_TEXT)) + "……");
    }
}
