package callmart.alert;

import callmart.alert.AlertFacts.Counted;
import callmart.alert.AlertFacts.Report;
import callmart.alert.AlertRule.BelowTarget;
import callmart.alert.AlertRule.Count;
import callmart.alert.AlertRule.Happened;
import callmart.alert.AlertRule.Heading;
import callmart.alert.AlertRule.KpiLimit;
import callmart.alert.AlertRule.Late;
import callmart.measure.Dimension;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Target;
import callmart.report.Text;
import callmart.report.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Holds the rules against the facts of a day. The same facts give the same alerts, but for run and time. Decision 43. */
public final class AlertEvaluation {

    private static final int DECIMALS = 6;

    private final AlertFacts facts;
    private final LocalDate day;
    private final String run;
    private final Instant now;
    private final Texts texts;
    private final List<Alert> alerts = new ArrayList<>();

    private AlertEvaluation(AlertFacts facts, LocalDate day, String run, Instant now, Texts texts) {
        this.facts = facts;
        this.day = day;
        this.run = run;
        this.now = now;
        this.texts = texts;
    }

    /** All alerts of the day by the rules of some kinds, in the order of the rules. */
    public static List<Alert> of(AlertRules rules, Predicate<AlertRule.Kind> kinds, AlertFacts facts, LocalDate day, String run,
            Instant now, Texts texts) {
        AlertEvaluation evaluation = new AlertEvaluation(facts, day, run, now, texts);
        rules.list().stream().filter(rule -> kinds.test(rule.kind())).forEach(evaluation::hold);
        return List.copyOf(evaluation.alerts);
    }

    private void hold(AlertRule rule) {
        if (rule instanceof KpiLimit limit) {
            kpi(limit);
        } else if (rule instanceof Count count) {
            counts(count);
        } else if (rule instanceof BelowTarget below) {
            below.kpis().forEach(kpi -> belowTarget(below, kpi));
        } else if (rule instanceof Late late) {
            facts.reports(day).forEach(report -> late(late, report));
        } else if (rule instanceof Happened happened) {
            happened(happened);
        }
    }

    private void kpi(KpiLimit rule) {
        if (rule.by().isPresent()) {
            facts.by(rule.kpi(), rule.by().get(), day).forEach((key, ratio) -> kpi(rule, key, ratio));
        } else {
            Optional.ofNullable(facts.daily(rule.kpi(), day, day).get(day)).ifPresent(ratio -> kpi(rule, Dimension.NO_VALUE, ratio));
        }
    }

    private void kpi(KpiLimit rule, String key, Ratio value) {
        boolean all = key.equals(Dimension.NO_VALUE);
        if (rule.limit().passedBy(value)) {
            raise(rule, all ? rule.kpi().id() : rule.kpi().label() + " " + key, value.value(DECIMALS), Optional.of(rule.limit().value()),
                    texts.of(all ? Text.ALERT_KPI : Text.ALERT_KPI_OF, rule.kpi().label(), shown(rule, value), rule.limit().comparison()
                            + " " + rule.kpi().unit().shown(rule.limit().value()), key));
        }
    }

    private void counts(Count rule) {
        Map<String, List<Counted>> bySubject = facts.counts(rule.query(), day).stream().filter(row -> rule.limit().passedBy(row.value()))
                .collect(Collectors.groupingBy(Counted::subject, LinkedHashMap::new, Collectors.toList()));
        bySubject.forEach((subject, rows) -> {
            BigDecimal peak = rows.stream().map(Counted::value).max(rule.limit().order()).orElseThrow();
            raise(rule, rows.get(0).role().orElse(rule.heading().recipients()), subject, Optional.of(peak),
                    Optional.of(rule.limit().value()), texts.of(Text.ALERT_COUNT, subject, peak.toPlainString(), spans(rows),
                            rule.limit().comparison() + " " + rule.limit().value().toPlainString(), rows.stream()
                            .flatMap(row -> row.note().stream()).distinct().map(note -> texts.of(Text.WORD_COMMA) + note)
                            .collect(Collectors.joining())));
        });
    }

    /** From when to when, with what overlaps as one. */
    private String spans(List<Counted> rows) {
        List<String> shown = new ArrayList<>();
        LocalDateTime from = null;
        LocalDateTime to = null;
        for (Counted row : rows.stream().sorted(Comparator.comparing(Counted::from)).toList()) {
            if (to != null && row.from().isAfter(to)) {
                shown.add(span(from, to));
                from = null;
                to = null;
            }
            from = from == null ? row.from() : from;
            to = to == null || row.to().isAfter(to) ? row.to() : to;
        }
        shown.add(span(from, to));
        return String.join(texts.of(Text.WORD_AND), shown);
    }

    private String span(LocalDateTime from, LocalDateTime to) {
        return minute(from).equals(minute(to)) ? minute(from) : minute(from) + "–" + minute(to);
    }

    private String minute(LocalDateTime at) {
        return (at.toLocalDate().equals(day) ? "" : at.toLocalDate() + " ") + at.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }

    private void belowTarget(BelowTarget rule, Kpi kpi) {
        Target target = kpi.target().orElseThrow();
        Map<LocalDate, Ratio> daily = facts.daily(kpi, day.minusDays(rule.days() - 1L), day);
        List<LocalDate> days = day.minusDays(rule.days() - 1L).datesUntil(day.plusDays(1)).toList();
        boolean all = days.stream().allMatch(one -> Optional.ofNullable(daily.get(one)).flatMap(ratio -> ratio.meets(target))
                .filter(met -> !met).isPresent());
        if (all) {
            raise(rule, kpi.id(), daily.get(day).value(DECIMALS), Optional.of(target.limit()),
                    texts.of(Text.ALERT_BELOW, kpi.label(), days.stream().map(one -> one + " " + kpi.unit().shown(daily.get(one),
                    value -> value.misses(target))).collect(Collectors.joining(texts.of(Text.WORD_AND))),
                    (target.direction() == Target.Direction.AT_LEAST ? "≥ " : "≤ ") + kpi.unit().shown(target.limit())));
        }
    }

    private void late(Late rule, Report report) {
        Instant lastNews = report.deadline().plus(Duration.ofDays(rule.withinDays()));
        report.firstMade().filter(made -> made.isAfter(report.deadline()) && !made.isAfter(lastNews)).ifPresent(made ->
                raise(rule, report.id() + " " + report.period(), Optional.empty(), Optional.empty(),
                        texts.of(Text.ALERT_LATE, report.title(), report.deadlineText())));
    }

    private void happened(Happened rule) {
        switch (rule.kind()) {
            case FEED_FAILED -> facts.failedFeeds(day).forEach((feed, label) -> raise(rule, feed, Optional.empty(), Optional.empty(),
                    texts.of(Text.ALERT_FEED, label, feed)));
            case CHECK_FAILED -> facts.failedChecks(day).forEach((check, words) -> raise(rule, check, Optional.empty(), Optional.empty(),
                    texts.of(Text.ALERT_CHECK, words)));
            case REPORT_WITHHELD -> facts.reports(day).stream().forEach(report -> report.withheld().ifPresent(why -> raise(rule,
                    report.id() + " " + report.period(), Optional.empty(), Optional.empty(),
                    report.title() + texts.of(Text.WORD_COMMA) + why)));
            default -> throw new IllegalStateException("the rule " + rule.heading().id() + " is of kind " + rule.kind());
        }
    }

    private static String shown(KpiLimit rule, Ratio ratio) {
        return rule.kpi().unit().shown(ratio, rule.limit()::passedBy) + "（" + ratio.numerator().stripTrailingZeros().toPlainString() + "/"
                + ratio.denominator().stripTrailingZeros().toPlainString() + "）";
    }

    private void raise(AlertRule rule, String subject, Optional<BigDecimal> value, Optional<BigDecimal> threshold, String what) {
        raise(rule, rule.heading().recipients(), subject, value, threshold, what);
    }

    private void raise(AlertRule rule, String recipients, String subject, Optional<BigDecimal> value, Optional<BigDecimal> threshold,
            String what) {
        Heading heading = rule.heading();
        alerts.add(new Alert(day, heading.id(), rule.kind(), heading.level(), subject, value, threshold,
                heading.label() + "：" + what, recipients, run, now));
    }
}
