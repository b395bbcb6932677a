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
import callmart.report.Finding;
import callmart.report.Formats;
import callmart.report.MeasureRow;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.Texts.Limit;
import callmart.report.definition.FiguresLayout;
import callmart.report.definition.FiguresLayout.ChartKind;
import callmart.report.definition.FiguresLayout.TableKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sentences that open an operations report, made by rules: what misses its target, what changed most, the worst hour
 * or day and category, agents far from the mean. Words and limits are those of {@code texts.yml}; the reasons for the limits are in
 * {@code docs/decisions}.
 */
final class Findings {

    private final FiguresLayout layout;
    private final List<Figure> figures;
    private final List<Card> cards;
    private final FiguresData data;
    private final Period period;
    private final String serviceLevelId;
    private final Texts texts;

    Findings(FiguresLayout layout, List<Card> cards, FiguresData data, Period period, String serviceLevel) {
        this.layout = layout;
        this.figures = layout.figures();
        this.cards = cards;
        this.data = data;
        this.period = period;
        this.serviceLevelId = serviceLevel;
        this.texts = data.texts();
    }

    /**
     * @param kpis what the analysis of KPIs says; empty when the report has none
     * @param incidents what the problems of systems say; empty when there are none
     */
    List<Finding> list(String kpis, String incidents) {
        List<Finding> sentences = new ArrayList<>(targets());
        if (!kpis.isEmpty()) {
            sentences.subList(Math.min(1, sentences.size()), sentences.size()).clear();
        }
        sentences.addAll(List.of(new Finding(kpis), new Finding(incidents), change()));
        if (serviceLevel().isPresent() && !missed(serviceLevelId)) {
            worstSlot().ifPresent(row -> sentences.add(new Finding(texts.of(Text.FINDING_WORST_SLOT, slot(row),
                    serviceLevel().get().label(), texts.of(period).slots(), rate(row), data.count(row, MeasureRole.OFFERED),
                    data.count(row, MeasureRole.LOST)), serviceLevelId, row.id(), "")));
        }
        if (shows(TableKind.CATEGORIES)) {
            worst(data.rows(TableKind.CATEGORIES), Limit.CALLS_OF_A_CATEGORY).ifPresent(row -> sentences.add(new Finding(
                    texts.of(Text.FINDING_WORST_CATEGORY, row.label(), serviceLevel().orElseThrow().label(), rate(row),
                    data.count(row, MeasureRole.OFFERED), data.count(row, MeasureRole.LOST)), serviceLevelId, row.id(), "")));
        }
        if (layout.charts().contains(ChartKind.TRAFFIC)) {
            addTraffic(sentences);
        }
        if (shows(TableKind.AGENTS)) {
            addWorkload(sentences);
        }
        AgentOutliers.sentence(figures, data).map(Finding::new).ifPresent(sentences::add);
        return sentences.stream().filter(found -> !found.text().isEmpty()).map(found -> new Finding(sentence(found.text()), found.figure(),
                found.place(), sentence(found.otherwise()))).toList();
    }

    private String sentence(String text) {
        return text.isEmpty() ? "" : texts.of(Text.WORD_SENTENCE, text);
    }

    private boolean shows(TableKind kind) {
        return layout.tables().contains(kind);
    }

    /** One sentence a missed target, or one that all are met. */
    private List<Finding> targets() {
        List<Figure> withTarget = figures.stream().filter(figure -> figure.target().isPresent()).sorted(
                Comparator.comparing((Figure figure) -> !figure.id().equals(serviceLevelId))).toList();
        List<Figure> missed = withTarget.stream().filter(figure -> missed(figure.id())).toList();
        if (!missed.isEmpty()) {
            return missed.stream().map(this::missedSentence).filter(found -> !found.text().isEmpty()).toList();
        }
        String met = withTarget.stream().filter(figure -> total(figure).isPresent())
                .map(figure -> texts.of(Text.WORD_KPI, figure.label(), Formats.value(figure, total(figure))))
                .collect(Collectors.joining(texts.of(Text.WORD_AND)));
        return met.isEmpty() ? List.of() : List.of(new Finding(texts.of(Text.FINDING_MET, met)));
    }

    private Finding missedSentence(Figure figure) {
        Optional<MeasureRow> worst = worstSlot().filter(row -> figure.id().equals(serviceLevelId));
        return new Finding(missedSentence(figure, worst.map(row -> texts.of(Text.FINDING_MISSED_WORST, slot(row), rate(row))).orElse("")),
                figure.id(), worst.map(MeasureRow::id).orElse(""), missedSentence(figure, ""));
    }

    private String missedSentence(Figure figure, String worst) {
        Target target = figure.target().orElseThrow();
        Ratio value = total(figure).orElseThrow();
        Ratio limit = new Ratio(target.limit(), BigDecimal.ONE);
        BigDecimal gap = Changes.amount(FigureUnit.PERCENT, Optional.of(value), Optional.of(limit)).orElseThrow();
        return texts.of(target.direction() == Target.Direction.AT_LEAST ? Text.FINDING_MISSED_BELOW : Text.FINDING_MISSED_ABOVE,
                figure.label(), Formats.valueWithUnit(figure, total(figure)), Formats.distance(figure.unit(), gap), worst);
    }

    /** The volume, and the share that moved most, against the first earlier period that has data; without one the busiest hour of a day. */
    private Finding change() {
        int comparisons = cards.isEmpty() ? 0 : cards.get(0).earlier().size();
        return IntStream.range(0, comparisons)
                .filter(i -> cards.stream().anyMatch(card -> card.since(card.earlier().get(i)).amount().isPresent()))
                .boxed().findFirst().map(this::change).orElseGet(this::busiestAlone);
    }

    private Finding busiestAlone() {
        if (period.kind() != Period.Kind.DAY) {
            return new Finding("");
        }
        return volume().flatMap(card -> busiest().map(row -> new Finding(texts.of(Text.FINDING_BUSIEST, card.figure().label(),
                card.valueText(), slot(row), data.count(row, MeasureRole.OFFERED)), card.figure().id(), row.id(), "")))
                .orElseGet(() -> new Finding(""));
    }

    /** The first number of anything. */
    private Optional<Card> volume() {
        return cards.stream().filter(card -> card.figure().unit() == FigureUnit.COUNT).findFirst();
    }

    private Finding change(int comparison) {
        Optional<MeasureRow> busiest = busiest();
        return new Finding(change(comparison, busiest.map(row -> texts.of(Text.FINDING_VOLUME_MOST, slot(row),
                data.count(row, MeasureRole.OFFERED))).orElse("")), volume().map(card -> card.figure().id()).orElse(""),
                busiest.map(MeasureRow::id).orElse(""), change(comparison, ""));
    }

    private String change(int comparison, String most) {
        Optional<String> volume = volume().filter(card -> change(card, comparison).amount().isPresent())
                .map(card -> texts.of(Text.FINDING_VOLUME, card.figure().label(), card.valueText(),
                        card.changeText(card.earlier().get(comparison)), most));
        Optional<String> share = cards.stream().filter(card -> card.figure().unit() == FigureUnit.PERCENT)
                .filter(card -> change(card, comparison).amount().filter(amount -> amount.signum() != 0).isPresent())
                .max(Comparator.comparing(card -> change(card, comparison).amount().orElseThrow().abs()))
                .map(card -> texts.of(Text.FINDING_MOVED, card.figure().label(), card.changeText(card.earlier().get(comparison))));
        return Stream.of(volume, share).flatMap(Optional::stream).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(texts.of(Text.WORD_SEMICOLON)));
    }

    /** The hour of a day, the day of a longer period, with most calls; none where a sentence of its own tells the peak. */
    private Optional<MeasureRow> busiest() {
        return layout.charts().contains(ChartKind.TRAFFIC) ? Optional.empty()
                : most(data.rows(slots()).stream(), MeasureRole.OFFERED).filter(row -> shows(slots()));
    }

    private TableKind slots() {
        return period.kind() == Period.Kind.DAY ? TableKind.HOURS : TableKind.DAYS;
    }

    private static Cell.Change change(Card card, int comparison) {
        return card.since(card.earlier().get(comparison));
    }

    /** The peak, and the queue that lost most calls. */
    private void addTraffic(List<Finding> sentences) {
        data.rows(slots()).stream().filter(row -> inAndOut(row).signum() > 0)
                .max(Comparator.comparing(this::inAndOut)).ifPresent(row -> sentences.add(new Finding(texts.of(Text.FINDING_PEAK,
                        row.label(), data.count(row, MeasureRole.OFFERED), data.count(row, MeasureRole.OUTBOUND)))));
        if (shows(TableKind.QUEUES)) {
            most(data.rows(TableKind.QUEUES).stream(), MeasureRole.LOST).ifPresent(row -> sentences.add(new Finding(
                    texts.of(Text.FINDING_LOSING_QUEUE, row.label(), data.count(row, MeasureRole.OFFERED), data.count(row,
                    MeasureRole.LOST)))));
        }
    }

    private BigDecimal inAndOut(MeasureRow row) {
        return data.sum(row, MeasureRole.OFFERED).add(data.sum(row, MeasureRole.OUTBOUND));
    }

    /** How talks are spread over agents, and who was busy longest. */
    private void addWorkload(List<Finding> sentences) {
        List<BigDecimal> talks = data.agents().map(row -> data.sum(row, MeasureRole.TALKS)).filter(sum -> sum.signum() > 0).toList();
        most(data.agents(), MeasureRole.TALKS).ifPresent(row -> sentences.add(new Finding(texts.of(Text.FINDING_TALKS, talks.size(),
                mean(talks), row.label(), data.count(row, MeasureRole.TALKS)))));
        if (figures.stream().anyMatch(figure -> figure.id().equals(data.id(MeasureRole.BUSY)))) {
            most(data.agents(), MeasureRole.BUSY).ifPresent(row -> sentences.add(new Finding(texts.of(Text.FINDING_BUSY, row.label(),
                    Formats.duration(data.sum(row, MeasureRole.BUSY)), Formats.duration(data.sum(row, MeasureRole.LOGGED_IN))))));
        }
    }

    private static String mean(List<BigDecimal> values) {
        return Formats.seconds(values.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), 1, RoundingMode.HALF_UP));
    }

    private Optional<MeasureRow> most(Stream<MeasureRow> rows, MeasureRole role) {
        return rows.filter(row -> data.sum(row, role).signum() > 0).max(Comparator.comparing(row -> data.sum(row, role)));
    }

    /** The worst hour of a day, the worst day of a longer period. */
    private Optional<MeasureRow> worstSlot() {
        return period.kind() == Period.Kind.DAY
                ? worst(data.rows(TableKind.HOURS), Limit.CALLS_OF_AN_HOUR)
                : worst(data.rows(TableKind.DAYS), Limit.CALLS_OF_A_DAY);
    }

    /** The lowest service level among rows with enough calls; the first of equals; absent when there is nothing to compare. */
    private Optional<MeasureRow> worst(List<MeasureRow> rows, Limit leastCalls) {
        List<MeasureRow> enough = rows.stream().filter(row -> data.sum(row, MeasureRole.OFFERED).compareTo(texts.of(leastCalls)) >= 0)
                .toList();
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
        return period.kind() == Period.Kind.DAY ? texts.of(Text.WORD_HOUR, row.id().substring(row.id().indexOf(':') + 1)) : row.label();
    }
}
