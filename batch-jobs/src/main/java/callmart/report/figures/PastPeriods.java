package callmart.report.figures;

import callmart.calendar.Period;
import callmart.report.Cell;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.report.MeasureRow;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import callmart.report.ReportTable.Row;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.FiguresLayout;
import callmart.report.definition.ReportDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The headline figures of the last eight periods of a report's kind, for a day those of its weekday: lines of cards, and a table. They
 * begin with the first period of which anything is known; a later one of which nothing is keeps its place. Decisions 334 and 378.
 */
final class PastPeriods {

    /** With the report's own. */
    private static final int COUNT = 8;

    private static final String DAY = "day";

    private final FiguresLayout layout;
    private final Texts texts;
    private final List<Period> periods;
    private final List<Optional<MeasureRow>> rows;

    /** @param now the period's own sums */
    PastPeriods(ReportDefinition definition, FiguresLayout layout, Period period, Optional<MeasureRow> now, DatasetSource source,
            PeriodMeasures measures, Texts texts) {
        this.texts = texts;
        this.layout = layout;
        List<Period> last = before(period);
        Map<LocalDate, DatasetRow> byDay = source.read(definition.dataset(), Map.of("from", last.get(0).from(), "to",
                last.get(COUNT - 2).to(), "sections", List.of(DAY))).stream().filter(row -> row.text("section").equals(DAY))
                .collect(Collectors.toMap(row -> LocalDate.parse(row.text("key")), row -> row));
        List<Optional<MeasureRow>> all = last.stream().map(one -> one.equals(period) ? now : sum(one, byDay, measures.absent(one))
                .filter(held -> measures.isWhole(definition, one))).toList();
        this.rows = all.stream().dropWhile(Optional::isEmpty).toList();
        this.periods = last.subList(COUNT - rows.size(), COUNT);
    }

    /** The oldest first, the period itself last. */
    private static List<Period> before(Period period) {
        return IntStream.range(0, COUNT).mapToObj(i -> COUNT - 1 - i).map(ago -> switch (period.kind()) {
            case DAY -> Period.day(period.from().minusWeeks(ago));
            case WEEK, MONTH, QUARTER, YEAR -> Stream.iterate(period, Period::previous).skip(ago).findFirst().orElseThrow();
        }).toList();
    }

    private Optional<MeasureRow> sum(Period period, Map<LocalDate, DatasetRow> byDay, Set<String> absent) {
        List<DatasetRow> days = period.days().stream().filter(byDay::containsKey).map(byDay::get).toList();
        Map<String, BigDecimal> sums = new TreeMap<>();
        layout.cards().stream().flatMap(figure -> figure.measures().stream()).filter(measure -> !absent.contains(measure)).distinct()
                .forEach(measure -> sums.put(measure, days.stream().map(row -> row.number(measure))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)));
        return days.isEmpty() ? Optional.empty() : Optional.of(new MeasureRow("past:" + period, texts.of(Text.WORD_SAME_AS, period), sums));
    }

    /** What the line of a card is drawn through; a ratio over few cases is no point of it. */
    List<Optional<MeasureRow>> of(Figure figure) {
        return rows.stream().map(row -> row.filter(found -> !layout.isOverFew(figure, found.measures()))).toList();
    }

    /** Empty where no earlier period has figures. */
    Optional<ReportTable> table() {
        if (base().isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(List.of(texts.left(Text.HEADING_KPI, 20)));
        periods.forEach(period -> columns.add(new Column(Formats.shortPeriod(period), Align.RIGHT, 12)));
        return Optional.of(new ReportTable("past", texts.of(Text.TITLE_PAST), columns, layout.cards().stream().map(figure -> {
            List<Cell> cells = new ArrayList<>(List.of(new Cell.Text(figure.headLabel())));
            rows.forEach(row -> cells.add(value(figure, row)));
            return new Row(false, cells);
        }).toList()));
    }

    private Cell value(Figure figure, Optional<MeasureRow> row) {
        Cell.Value value = new Cell.Value(figure, row);
        return row.filter(found -> layout.isOverFew(figure, found.measures())).isPresent() ? new Cell.Toned(value, Cell.Tone.FEW) : value;
    }

    /** What the cells of earlier periods are computed from. */
    List<MeasureRow> base() {
        return rows.stream().limit(rows.size() - 1L).flatMap(Optional::stream).toList();
    }
}
