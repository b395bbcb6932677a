package callmart.report.figures;

import callmart.calendar.Period;
import callmart.measure.kpi.FigureUnit;
import callmart.measure.kpi.MeasureRole;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import callmart.report.Card;
import callmart.report.Cell;
import callmart.report.Changes;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.report.MeasureRow;
import callmart.report.definition.FiguresLayout;
import callmart.report.definition.FiguresLayout.ChartKind;
import callmart.report.definition.FiguresLayout.TableKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sentences that open an operations report, made by rules: what misses its target, what changed most, the worst hour
 * or day and category, agents far from the mean. The reasons for the limits are in {@code docs/decisions}.
 */
final class Findings {

    /** At most so many sentences. */
    static final int MOST = 5;

    /** An hour with fewer calls is not called the worst. */
    static final BigDecimal LEAST_CALLS_OF_AN_HOUR = BigDecimal.valueOf(20);

    /** A day of a longer period with fewer calls is not called the worst. */
    static final BigDecimal LEAST_CALLS_OF_A_DAY = BigDecimal.valueOf(50);

    /** A category with fewer calls is not called the worst. */
    static final BigDecimal LEAST_CALLS_OF_A_CATEGORY = BigDecimal.valueOf(30);

    private final FiguresLayout layout;
    private final List<Figure> figures;
    private final List<Card> cards;
    private final FiguresData data;
    private final Period period;
    private final String serviceLevelId;

    Findings(FiguresLayout layout, List<Card> cards, FiguresData data, Period period, String serviceLevel) {
        this.layout = layout;
        this.figures = layout.figures();
        this.cards = cards;
        this.data = data;
        this.period = period;
        this.serviceLevelId = serviceLevel;
    }

    /**
     * @param kpis what the analysis of KPIs says; empty when the report has none
     * @param incidents what the problems of systems say; empty when there are none
     */
    List<String> list(Optional<String> kpis, Optional<String> incidents) {
        List<String> sentences = new ArrayList<>(targets());
        if (kpis.isPresent()) {
            sentences.subList(Math.min(1, sentences.size()), sentences.size()).clear();
            sentences.add(kpis.get());
        }
        incidents.ifPresent(sentences::add);
        change().ifPresent(sentences::add);
        if (serviceLevel().isPresent() && !missed(serviceLevelId)) {
            worstSlot().ifPresent(row -> sentences.add(slot(row) + serviceLevel().get().label() + "为" + PeriodWords.of(period).slot()
                    + "最低（" + rate(row) + "），" + calls(row)));
        }
        if (shows(TableKind.CATEGORIES)) {
            worst(data.rows(TableKind.CATEGORIES), LEAST_CALLS_OF_A_CATEGORY).ifPresent(row -> sentences.add(
                    row.label() + "的" + serviceLevel().orElseThrow().label() + "在各业务类别中最低（" + rate(row) + "），"
                            + calls(row)));
        }
        if (layout.charts().contains(ChartKind.TRAFFIC)) {
            new TrafficFindings(layout, data, period).list().forEach(sentences::add);
        }
        if (shows(TableKind.AGENTS)) {
            new WorkloadFindings(layout, data).list().forEach(sentences::add);
        }
        AgentOutliers.sentence(figures, data).ifPresent(sentences::add);
        return sentences.stream().limit(MOST).map(sentence -> sentence + "。").toList();
    }

    private boolean shows(TableKind kind) {
        return layout.tables().contains(kind);
    }

    /** One sentence a missed target, or one that all are met. */
    private List<String> targets() {
        List<Figure> withTarget = figures.stream().filter(figure -> figure.target().isPresent()).sorted(
                Comparator.comparing((Figure figure) -> !figure.id().equals(serviceLevelId))).toList();
        List<String> missed = withTarget.stream().filter(figure -> missed(figure.id())).map(this::missedSentence).toList();
        if (!missed.isEmpty()) {
            return missed;
        }
        String met = withTarget.stream().filter(figure -> total(figure).isPresent())
                .map(figure -> figure.label() + " " + Formats.value(figure, total(figure)))
                .collect(Collectors.joining("、"));
        return met.isEmpty() ? List.of() : List.of(met + "，均达到目标");
    }

    private String missedSentence(Figure figure) {
        Target target = figure.target().orElseThrow();
        Ratio value = total(figure).orElseThrow();
        Ratio limit = new Ratio(target.limit(), BigDecimal.ONE);
        BigDecimal gap = Changes.amount(FigureUnit.PERCENT, Optional.of(value), Optional.of(limit)).orElseThrow();
        String distance = figure.unit() == FigureUnit.PERCENT
                ? Formats.points(gap) + " 个百分点"
                : Formats.withUnit(figure.unit(), gap.abs().movePointLeft(2));
        return figure.label() + " " + Formats.valueWithUnit(figure, total(figure))
                + (target.direction() == Target.Direction.AT_LEAST ? "，低于目标 " : "，高于目标 ") + distance
                + (figure.id().equals(serviceLevelId) ? worstSlot()
                        .map(row -> "，" + slot(row) + "最低（" + rate(row) + "）").orElse("") : "");
    }

    /** The volume, and the share that moved most, against the first earlier period that has data. */
    private Optional<String> change() {
        int comparisons = cards.isEmpty() ? 0 : cards.get(0).earlier().size();
        return IntStream.range(0, comparisons)
                .filter(i -> cards.stream().anyMatch(card -> card.since(card.earlier().get(i)).amount().isPresent()))
                .boxed().findFirst().flatMap(this::change);
    }

    private Optional<String> change(int comparison) {
        Optional<String> volume = cards.stream().filter(card -> card.figure().unit() == FigureUnit.COUNT).findFirst()
                .filter(card -> change(card, comparison).amount().isPresent())
                .map(card -> card.figure().label() + " " + card.valueText() + "，" + card.changeTexts().get(comparison));
        Optional<String> share = cards.stream().filter(card -> card.figure().unit() == FigureUnit.PERCENT)
                .filter(card -> change(card, comparison).amount().filter(amount -> amount.signum() != 0).isPresent())
                .max(Comparator.comparing(card -> change(card, comparison).amount().orElseThrow().abs()))
                .map(card -> "变化最大的是" + card.figure().label() + "（" + card.changeTexts().get(comparison) + "）");
        String both = Stream.of(volume, share).flatMap(Optional::stream).collect(Collectors.joining("；"));
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    private static Cell.Change change(Card card, int comparison) {
        return card.since(card.earlier().get(comparison));
    }

    /** The worst hour of a day, the worst day of a longer period. */
    private Optional<MeasureRow> worstSlot() {
        return period.kind() == Period.Kind.DAY
                ? worst(data.rows(TableKind.HOURS), LEAST_CALLS_OF_AN_HOUR)
                : worst(data.rows(TableKind.DAYS), LEAST_CALLS_OF_A_DAY);
    }

    /** The lowest service level among rows with enough calls; the first of equals; absent when there is nothing to compare. */
    private Optional<MeasureRow> worst(List<MeasureRow> rows, BigDecimal leastCalls) {
        List<MeasureRow> enough = rows.stream().filter(row -> data.sum(row, MeasureRole.OFFERED).compareTo(leastCalls) >= 0).toList();
        Optional<Figure> level = serviceLevel();
        if (enough.size() < 2 || level.isEmpty()) {
            return Optional.empty();
        }
        return enough.stream().min((a, b) -> {
            Ratio left = level.get().ratio(a.measures());
            Ratio right = level.get().ratio(b.measures());
            return left.numerator().multiply(right.denominator()).compareTo(right.numerator().multiply(left.denominator()));
        });
    }

    private boolean missed(String id) {
        return figures.stream().filter(figure -> figure.id().equals(id)).findFirst()
                .flatMap(figure -> total(figure).flatMap(figure::meets)).filter(met -> !met).isPresent();
    }

    private Optional<Ratio> total(Figure figure) {
        return data.total().map(row -> figure.ratio(row.measures())).filter(Ratio::hasValue);
    }

    private Optional<Figure> serviceLevel() {
        return figures.stream().filter(figure -> figure.id().equals(serviceLevelId)).findFirst();
    }

    private String rate(MeasureRow row) {
        Figure figure = serviceLevel().orElseThrow();
        return Formats.value(figure, Optional.of(figure.ratio(row.measures())));
    }

    private String slot(MeasureRow row) {
        return period.kind() == Period.Kind.DAY ? row.id().substring(row.id().indexOf(':') + 1) + " 时" : row.label();
    }

    private String calls(MeasureRow row) {
        return "占用 " + Formats.count(data.sum(row, MeasureRole.OFFERED)) + " 次，呼损 "
                + Formats.count(data.sum(row, MeasureRole.LOST)) + " 次";
    }
}
