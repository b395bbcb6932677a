package callmart.report.xlsx;

import callmart.measure.kpi.FigureUnit;
import callmart.measure.kpi.Target;
import callmart.measure.kpi.Ratio;
import callmart.report.Cell;
import callmart.report.Cell.Tone;
import callmart.report.FieldFormat;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.report.MeasureRow;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Align;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a document's cells: words as words, measures as numbers, ratios and changes as formulas over the base data with
 * their value stored beside, for readers that compute nothing.
 */
final class CellWriter {

    /** Seconds of a day, which is 1 in a workbook. */
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

    private final Styles styles;
    private final BaseSheet base;

    /** For documents without figures, whose cells need no base data. */
    CellWriter(Styles styles) {
        this(styles, null);
    }

    CellWriter(Styles styles, BaseSheet base) {
        this.styles = styles;
        this.base = base;
    }

    void write(org.apache.poi.ss.usermodel.Cell target, Cell cell, Styles.Role role, Align align) {
        write(target, cell, role, align, "");
    }

    /** @param prefix words before a change; empty for none */
    void write(org.apache.poi.ss.usermodel.Cell target, Cell cell, Styles.Role role, Align align, String prefix) {
        if (cell instanceof Cell.Value value) {
            value(target, value, value.tone(), role, align);
        } else if (cell instanceof Cell.Toned toned) {
            value(target, toned.value(), toned.tone(), role, align);
        } else if (cell instanceof Cell.Change change) {
            change(target, change, role, align, prefix);
        } else if (cell instanceof Cell.Gap gap) {
            gap(target, gap, role, align);
        } else if (cell instanceof Cell.Field field && !field.format().isWords() && field.value() != null) {
            target.setCellStyle(styles.of(role, field.format().pattern(field.value()), align, field.tone()));
            field(target, field);
        } else if (cell instanceof Cell.Count count && count.number() != null) {
            target.setCellValue(count.number());
            target.setCellStyle(styles.of(role, "#,##0", align, Tone.NONE));
        } else {
            words(target, cell.text(), role, align, cell.tone());
        }
    }

    private static void field(org.apache.poi.ss.usermodel.Cell target, Cell.Field field) {
        if (field.value() instanceof LocalDate date) {
            target.setCellValue(date);
        } else if (field.value() instanceof LocalDateTime time) {
            target.setCellValue(time);
        } else {
            target.setCellValue(number(field).doubleValue());
        }
    }

    /** As the workbook holds it: a duration is a share of a day. */
    static BigDecimal number(Cell.Field field) {
        BigDecimal number = (BigDecimal) field.value();
        return field.format() == FieldFormat.DURATION ? ofDay(number) : number;
    }

    /** Seconds as a workbook holds a duration. */
    static BigDecimal ofDay(BigDecimal seconds) {
        return seconds.divide(DAY, MathContext.DECIMAL64);
    }

    /** Leads from a cell to the base data that the row's first figure is computed from, where there are any. Decision 335. */
    void link(org.apache.poi.ss.usermodel.Cell from, ReportTable.Row row) {
        row.cells().stream().flatMap(cell -> cell instanceof Cell.Value value ? value.row().stream()
                : cell instanceof Cell.Toned toned ? toned.value().row().stream() : Stream.<MeasureRow>empty())
                .findFirst().ifPresent(measures -> base.link(from, measures));
    }

    void words(org.apache.poi.ss.usermodel.Cell target, String text, Styles.Role role, Align align, Tone tone) {
        target.setCellValue(text);
        target.setCellStyle(styles.outside(role, align, tone, text));
    }

    private void value(org.apache.poi.ss.usermodel.Cell target, Cell.Value value, Tone tone, Styles.Role role, Align align) {
        Figure figure = value.figure();
        boolean marked = role != Styles.Role.CARD_VALUE;
        target.setCellStyle(styles.of(role, Formats.pattern(value, marked ? tone : Tone.NONE), align, tone));
        if (value.row().isEmpty()) {
            target.setCellValue(Formats.NO_VALUE);
            return;
        }
        if (figure.denominator().isPresent()) {
            String denominator = denominator(figure, value.row().get());
            target.setCellFormula("IF(" + denominator + "=0,\"" + Formats.NO_VALUE + "\","
                    + numerator(figure, value.row().get()) + "/" + denominator + ")");
        }
        store(target, value.ratio().map(CellWriter::quotient).map(quotient -> figure.unit() == FigureUnit.DURATION
                ? ofDay(quotient) : quotient));
    }

    private void gap(org.apache.poi.ss.usermodel.Cell target, Cell.Gap gap, Styles.Role role, Align align) {
        Figure figure = gap.figure();
        if (gap.row().isEmpty() || figure.target().isEmpty()) {
            words(target, Formats.NO_VALUE, role, align, Tone.NONE);
            return;
        }
        target.setCellStyle(styles.of(role, Formats.gapPattern(figure.unit(), gap.amount()), align, Tone.NONE));
        String denominator = denominator(figure, gap.row().get());
        String value = numerator(figure, gap.row().get()) + "/" + denominator;
        String limit = figure.target().get().limit().toPlainString();
        String distance = "(" + (figure.target().get().direction() == Target.Direction.AT_LEAST ? limit + "-" + value : value + "-" + limit)
                + ")"
                + (figure.unit() == FigureUnit.PERCENT ? "*100" : "");
        target.setCellFormula("IF(" + denominator + "=0,\"" + Formats.NO_VALUE + "\"," + distance + ")");
        store(target, gap.amount());
    }

    private void change(org.apache.poi.ss.usermodel.Cell target, Cell.Change change, Styles.Role role, Align align, String prefix) {
        Figure figure = change.figure();
        if (change.row().isEmpty() || change.before().isEmpty()) {
            words(target, prefix + Formats.NO_VALUE, role, align, Tone.NONE);
            return;
        }
        target.setCellStyle(styles.of(role, Formats.changePattern(figure.unit(), prefix), align, Tone.NONE));
        target.setCellFormula(changeFormula(figure, change.row().get(), change.before().get()));
        store(target, change.amount());
    }

    private String changeFormula(Figure figure, MeasureRow row, MeasureRow before) {
        String now = numerator(figure, row);
        String then = numerator(figure, before);
        if (figure.denominator().isEmpty()) {
            return "IF(" + then + "=0,\"" + Formats.NO_VALUE + "\",(" + now + "-" + then + ")/" + then + "*100)";
        }
        String nowOver = denominator(figure, row);
        String thenOver = denominator(figure, before);
        String none = "IF(OR(" + nowOver + "=0," + thenOver + "=0"
                + (figure.unit() == FigureUnit.PERCENT ? "" : "," + then + "=0") + "),\"" + Formats.NO_VALUE + "\",";
        return figure.unit() == FigureUnit.PERCENT
                ? none + "(" + now + "/" + nowOver + "-" + then + "/" + thenOver + ")*100)"
                : none + "((" + now + "/" + nowOver + ")/(" + then + "/" + thenOver + ")-1)*100)";
    }

    private String numerator(Figure figure, MeasureRow row) {
        return base.formula(figure.numerator(), row);
    }

    private String denominator(Figure figure, MeasureRow row) {
        return base.formula(figure.denominator().orElseThrow(), row);
    }

    private static void store(org.apache.poi.ss.usermodel.Cell target, Optional<BigDecimal> number) {
        if (number.isPresent()) {
            target.setCellValue(number.get().doubleValue());
        } else {
            target.setCellValue(Formats.NO_VALUE);
        }
    }

    private static BigDecimal quotient(Ratio ratio) {
        return ratio.numerator().divide(ratio.denominator(), MathContext.DECIMAL64);
    }
}
