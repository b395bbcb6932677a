package callmart.report.list;

import callmart.calendar.Period;
import callmart.report.Cell;
import callmart.report.Chart;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.FieldFormat;
import callmart.report.Formats;
import callmart.report.FreeText;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.ListPart;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tables and charts of a list's rows by something, each count beside that of the period before. Where that period was not loaded
 * as a whole there is nothing to compare with: its counts are left out, not 0.
 */
final class ListAnalysis {

    /** Behind the name of a count: that of the same weekday of the week before, where a query has it. */
    private static final String WEEK_BEFORE = "_week_before";
    private static final int MOST_BARS = 12;
    private static final int KEY_WIDTH = 22;
    private static final int NUMBER_WIDTH = 10;

    private record Line(String key, String label, Map<String, BigDecimal> counts, Optional<BigDecimal> before,
            Optional<BigDecimal> weekBefore, Optional<BigDecimal> share, boolean isShareOverFew) {

        /** A share over few is no point of a line. */
        private Optional<BigDecimal> drawn() {
            return share.filter(any -> !isShareOverFew);
        }
    }

    private final DatasetSource source;
    private final Map<String, Object> parameters;
    private final FieldValues values;
    private final Period period;
    private final boolean isCompared;
    private final Optional<String> weekBefore;
    private final Texts texts;
    private final Map<String, List<DatasetRow>> datasets = new HashMap<>();

    /**
     * @param isCompared whether the period before can be compared with
     * @param weekBefore what the same weekday of the week before is called; absent where it cannot be compared with
     */
    ListAnalysis(DatasetSource source, Map<String, Object> parameters, FieldValues values, Period period, boolean isCompared,
            Optional<String> weekBefore, Texts texts) {
        this.weekBefore = weekBefore;
        this.texts = texts;
        this.source = source;
        this.parameters = parameters;
        this.values = values;
        this.period = period;
        this.isCompared = isCompared;
    }

    /**
     * One row a value, most frequent first or in the order of time, and the total; only the total when neither period has a row with a
     * value, or days would be one day alone.
     */
    ReportTable table(ListPart.ByKey part, String id) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(part.keyLabel(), Align.LEFT, KEY_WIDTH));
        List<String> counts = List.copyOf(part.counts().keySet());
        columns.add(number(part.counts().get(counts.get(0))));
        columns.add(number(texts.of(Text.HEADING_SHARE)));
        if (part.isAlongTime()) {
            part.line().ifPresent(line -> columns.add(number(line.label())));
        } else if (isCompared) {
            columns.add(number(texts.of(period).before()));
            columns.add(number(texts.of(Text.HEADING_CHANGE, texts.of(period).before())));
        }
        counts.stream().skip(1).forEach(key -> columns.add(number(part.counts().get(key))));
        List<Line> lines = lines(part);
        Line total = new Line("", texts.of(Text.WORD_SUM), sum(lines, counts),
                before(part, () -> lines.stream().map(line -> line.before().orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add)),
                Optional.empty(), Optional.empty(), false);
        List<ReportTable.Row> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(row(part, false, line, counts, total)));
        rows.add(row(part, true, total, counts, total));
        return new ReportTable(id, part.title(), columns, rows);
    }

    private static Column number(String label) {
        return new Column(label, Align.RIGHT, NUMBER_WIDTH);
    }

    /** Names the most frequent value, unless that is none, and its change, when it has so many rows at least. @param unit what a row counts
    as */
    Optional<String> story(ListPart.ByKey part, int least, String unit) {
        String main = part.counts().keySet().iterator().next();
        List<Line> lines = lines(part);
        BigDecimal all = sum(lines, List.of(main)).get(main);
        return lines.stream().findFirst().filter(line -> !line.key().isEmpty() && line.counts().get(main).intValue() >= least).map(line -> {
            BigDecimal count = line.counts().get(main);
            String before = line.before().map(earlier -> earlier(texts.of(period).before(), earlier, unit)).orElse("")
                    + line.weekBefore().map(earlier -> earlier(weekBefore.orElseThrow(), earlier, unit)).orElse("");
            return texts.of(Text.FINDING_ROWS_MOST, line.label(), Formats.count(count), unit, Formats.percent(quotient(count, all)),
                    before);
        });
    }

    private String earlier(String period, BigDecimal count, String unit) {
        return texts.of(Text.FINDING_ROWS_BEFORE, period, Formats.count(count), unit);
    }

    private static ReportTable.Row row(ListPart.ByKey part, boolean isTotal, Line line, List<String> counts, Line total) {
        BigDecimal count = line.counts().get(counts.get(0));
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(line.label()));
        cells.add(new Cell.Field(FieldFormat.INT, count));
        BigDecimal all = total.counts().get(counts.get(0));
        cells.add(new Cell.Field(FieldFormat.PERCENT, quotient(count, all), !isTotal && part.areFew(all)));
        if (part.isAlongTime()) {
            part.line().ifPresent(drawn -> cells.add(new Cell.Field(FieldFormat.PERCENT, line.share().orElse(null),
                    line.isShareOverFew())));
        } else {
            line.before().ifPresent(before -> cells.addAll(List.of(new Cell.Field(FieldFormat.INT, before),
                    new Cell.Field(FieldFormat.CHANGE, quotient(count.subtract(before), before), !isTotal && part.areFew(before)))));
        }
        counts.stream().skip(1).forEach(key -> cells.add(new Cell.Field(FieldFormat.INT, line.counts().get(key))));
        return new ReportTable.Row(isTotal, cells);
    }

    /** Null where there is nothing to divide by. */
    static BigDecimal quotient(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, MathContext.DECIMAL64);
    }

    private List<Line> lines(ListPart.ByKey part) {
        if (part.isAlongTime() && period.kind() == Period.Kind.DAY) {
            return List.of();
        }
        String main = part.counts().keySet().iterator().next();
        Comparator<Line> order = part.isAlongTime() ? Comparator.comparing(Line::key)
                : Comparator.comparing((Line line) -> line.counts().get(main)).thenComparing(line -> line.before().orElse(BigDecimal.ZERO))
                        .reversed().thenComparing(Line::key);
        List<Line> lines = rows(part.dataset()).stream().filter(row -> row.text("section").equals(part.section())).map(row -> {
            Map<String, BigDecimal> counts = new HashMap<>();
            part.counts().keySet().forEach(key -> counts.put(key, row.number(key)));
            String key = row.findText("key").orElse("");
            return new Line(key, label(part, key), counts, before(part, () -> row.number(part.before())),
                    weekBefore.map(any -> main + WEEK_BEFORE).filter(row.values()::containsKey).map(row::number),
                    part.line().map(ListPart.Share::column).filter(column -> row.find(column).isPresent()).map(row::number),
                    part.line().flatMap(ListPart.Share::cases).filter(cases -> cases.areFew(row)).isPresent());
        }).filter(line -> isCompared || line.counts().get(main).signum() != 0).sorted(order).toList();
        return lines.stream().allMatch(line -> line.key().isEmpty()) ? List.of() : lines;
    }

    private Optional<BigDecimal> before(ListPart.ByKey part, Supplier<BigDecimal> count) {
        return isCompared && !part.isAlongTime() ? Optional.of(count.get()) : Optional.empty();
    }

    private String label(ListPart.ByKey part, String key) {
        String shown = key.isEmpty() ? part.absent() : part.words().map(list -> values.word(list, key)).orElse(key);
        return FreeText.clean(shown);
    }

    private List<DatasetRow> rows(String dataset) {
        return datasets.computeIfAbsent(dataset, name -> source.read(name, parameters));
    }

    private static Map<String, BigDecimal> sum(List<Line> lines, List<String> counts) {
        Map<String, BigDecimal> sums = new HashMap<>();
        counts.forEach(key -> sums.put(key, lines.stream().map(line -> line.counts().get(key)).reduce(BigDecimal.ZERO, BigDecimal::add)));
        return sums;
    }

    /** The most frequent values; empty when the part has no chart. */
    Optional<Chart> chart(ListPart.ByKey part, String id) {
        List<Line> lines = lines(part);
        String main = part.counts().keySet().iterator().next();
        return part.chart().map(kind -> switch (kind) {
            case BARS_AND_LINE -> new Chart(id, part.title(), kind,
                    lines.stream().map(this::onAxis).toList(),
                    List.of(counts(part.counts().get(main), main, lines)),
                    part.line().map(line -> new Chart.Series(line.label(), lines.stream().map(Line::drawn).toList())), Optional.empty());
            case RING -> ring(part, id, main, lines);
            default -> bars(part, id, main, lines.stream().limit(MOST_BARS).toList());
        });
    }

    private Chart bars(ListPart.ByKey part, String id, String main, List<Line> lines) {
        List<Chart.Series> series = new ArrayList<>();
        series.add(counts(texts.of(period).now(), main, lines));
        if (isCompared) {
            series.add(new Chart.Series(texts.of(period).before(), lines.stream().map(Line::before).toList()));
        }
        return new Chart(id, part.title(), Chart.Kind.COMPARISON, labels(lines), series, Optional.empty(), Optional.empty());
    }

    private Chart ring(ListPart.ByKey part, String id, String main, List<Line> lines) {
        BigDecimal all = sum(lines, List.of(main)).get(main);
        return new Chart(id, part.title(), Chart.Kind.RING,
                lines.stream().map(line -> slice(line.label(), line.counts().get(main), all)).toList(),
                List.of(counts(part.counts().get(main), main, lines)), Optional.empty(), Optional.empty());
    }

    private String slice(String label, BigDecimal count, BigDecimal all) {
        return all.signum() == 0 ? texts.of(Text.CHART_SLICE_OF_NOTHING, label, Formats.count(count))
                : texts.of(Text.CHART_SLICE, label, Formats.count(count), Formats.percent(quotient(count, all)));
    }

    private static Chart.Series counts(String label, String main, List<Line> lines) {
        return new Chart.Series(label, lines.stream().map(line -> Optional.of(line.counts().get(main))).toList());
    }

    /** A day as charts name it; another time as its table does. */
    private String onAxis(Line line) {
        return line.key().matches("\\d{4}-\\d{2}-\\d{2}") ? Formats.dayOf(period, LocalDate.parse(line.key())) : line.label();
    }

    private static List<String> labels(List<Line> lines) {
        return lines.stream().map(Line::label).toList();
    }
}
