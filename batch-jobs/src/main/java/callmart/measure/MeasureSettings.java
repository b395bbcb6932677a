package callmart.measure;

import callmart.feed.Feeds;
import callmart.measure.kpi.MeasureCatalogue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the models of {@code sql/measures} are given beside the facts.
 *
 * @param sql the product's {@code sql} folder
 * @param zone business time zone
 * @param restWords what attendance calls a day without a shift, in lower case
 * @param answerTargetSeconds longest wait of a call that counts as answered in target
 * @param shortAbandonSeconds longest wait of a lost call that counts as given up at once
 * @param signMinutes so long before a shift's start and after its end an agent is to be signed in
 * @param answerRateTarget share of such calls below which a day's presence is assessed
 * @param intervals how calls are counted by intervals of the day
 * @param measures all measures
 * @param warnings the steps of complaint warnings
 * @param limits within what time steps and replies are due that no source gives a deadline for
 * @param agentGroups groups of agents by the beginning of their ids
 * @param quality pass marks, and the steps of trainings
 */
public record MeasureSettings(Path sql, ZoneId zone, List<String> restWords, int answerTargetSeconds, int shortAbandonSeconds,
        int signMinutes, BigDecimal answerRateTarget, Intervals intervals, MeasureCatalogue measures, WarningSteps warnings,
        Limits limits, AgentGroups agentGroups, QualityRules quality) {

    /**
     * How calls are counted by intervals of the day.
     *
     * @param minutes length of an interval
     * @param wrapUpSeconds what a talk is followed by where no source tells wrap-up
     * @param queueTeams queue to the teams that answer it
     */
    public record Intervals(int minutes, int wrapUpSeconds, Map<String, List<String>> queueTeams) {

        public Intervals {
            queueTeams = Collections.unmodifiableMap(new TreeMap<>(queueTeams));
        }
    }

    public MeasureSettings {
        restWords = List.copyOf(restWords);
    }

    /** What views have filled in: name to SQL. A query's parameter inside a view would have to be given by whoever reads it. */
    public Map<String, String> viewValues() {
        Map<String, String> values = new HashMap<>(warnings.viewValues());
        values.putAll(limits.viewValues());
        values.putAll(quality.viewValues());
        values.putAll(Map.of("tz", literal(zone.getId()), "rest_words", words(restWords), "feeds", words(Feeds.NAMES),
                "measure_needs", NeedsInSql.lines(measures), "held_words", NeedsInSql.heldWords(measures),
                "interval_minutes", String.valueOf(intervals.minutes()), "sign_minutes", String.valueOf(signMinutes),
                "queue_teams", queueTeams(), "agent_prefixes", agentGroups.inSql(),
                "first_time_days", String.valueOf(measures.daysBefore())));
        return values;
    }

    /** An array of queue and team. */
    private String queueTeams() {
        return "CAST([" + intervals.queueTeams().entrySet().stream().flatMap(entry -> entry.getValue().stream().map(team ->
                "(" + literal(entry.getKey()) + ", " + literal(team) + ")")).collect(Collectors.joining(", "))
                + "], 'Array(Tuple(String, String))')";
    }

    private static String words(Collection<String> words) {
        return "CAST([" + words.stream().map(MeasureSettings::literal).collect(Collectors.joining(", ")) + "], 'Array(String)')";
    }

    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** The query parameters of every model of a day. */
    public Map<String, Object> parameters(LocalDate day) {
        return parameters(day, day);
    }

    /** Those of models that take several days at once, from one to another, both included. */
    public Map<String, Object> parameters(LocalDate from, LocalDate to) {
        return Map.of("day", from, "from", from, "to", to, "tz", zone.getId(), "answer_target_s", answerTargetSeconds, "short_abandon_s",
        shortAbandonSeconds,
                "answer_rate_target", answerRateTarget.toPlainString(), "interval_minutes", intervals.minutes(), "talk_wrap_up_s",
                intervals.wrapUpSeconds());
    }
}
