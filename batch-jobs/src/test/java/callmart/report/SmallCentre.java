package callmart.report;

import callmart.calendar.Period;
import callmart.report.definition.ReportDefinition;
import callmart.report.figures.AlertTable;
import callmart.report.figures.EquipmentTable;
import callmart.report.figures.IncidentTable;
import callmart.report.figures.BestAgents;
import callmart.report.figures.IntervalTable;
import callmart.report.figures.StaffingTable;
import callmart.report.figures.WaitTable;
import callmart.report.figures.TrafficTables;
import callmart.report.figures.PeriodMeasures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A centre of a few agents over many days, whose datasets are sums of the same small facts: by day, hour, queue, category and
 * agent. Days from {@link #FIRST} to {@link #LAST} are held. Days differ by simple rules, so that a sum can be worked by hand: every
 * agent row has 20 talks and one more for each unit of the day of the month.
 */
final class SmallCentre implements DatasetSource, PeriodMeasures {

    static final LocalDate FIRST = LocalDate.of(2026, 10, 1);

    /** 190 calls answered and 10 lost. */
    static final List<DatasetRow> WAITS = Stream.of("5 150 2", "10 176 4", "15 184 5", "20 187 6", "30 189 8", "60 190 10").map(line -> line.split(" "))
            .map(words -> new DatasetRow(Map.of("within_s", words[0], "answered", words[1], "lost", words[2], "all_answered", "190", "all_lost", "10")))
            .toList();
    static final List<DatasetRow> INTERVALS = List.of(interval("09:00", "09:29", "24", "23", "20", "21.500", "4"), interval("09:30", "09:59", "8", "6", "6",
            "12", null), interval("10:00", "10:29", null, null, null, null, "3.5"));
    static final LocalDate LAST = LocalDate.of(2026, 11, 22);

    private static final List<String> AGENTS = List.of("1018", "1019", "1020", "1021", "1023", "1099");

    /** What operations reports do not ask for. */
    private static final Set<String> OF_SHIFTS = Set.of("scheduled_s", "adherent_s", "excused_s", "shifts_due", "shifts_signed");

    /** A row of facts: where it belongs, and its measures. */
    private record Fact(LocalDate day, int hour, String queue, String category, String agent, Map<String, Long> measures) {

        Fact without(Set<String> names) {
            Map<String, Long> kept = new TreeMap<>(measures);
            kept.keySet().removeAll(names);
            return new Fact(day, hour, queue, category, agent, kept);
        }
    }

    private static List<Fact> facts(LocalDate day) {
        List<Fact> facts = new ArrayList<>();
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            return facts;
        }
        int more = day.getDayOfMonth();
        for (int i = 0; i < AGENTS.size(); i++) {
            long talks = 20 + more;
            facts.add(new Fact(day, 9 + i, i % 2 == 0 ? "咨询" : "报修", List.of("property", "sales", "service").get(i % 3), AGENTS.get(i),
                    measures("seizures", talks, "answered", talks, "lost", 0, "talks", talks, "answered_in_target",
                            talks - (i == 2 ? 6 : 1), "wait_answered_s", talks * 4, "talk_s", talks * (150 + 10 * i), "queued", talks / 2,
                            "transferred_out", 1, "surveys_offered", talks - 3, "surveys_rated", talks - 10,
                            "satisfied", talks - (i == 1 ? 12 : 10), "dissatisfied", i == 1 ? 1 : 0, "outbound_calls", i,
                            "outbound_answered", i / 2, "outbound_talk_s", 90 * (i / 2), "logged_in_s", 28_800, "busy_s", 600 * i,
                            "wrap_up_s", talks * 20, "away_s", 900 + 600 * i, "scheduled_s", 28_800, "adherent_s", 28_000 - 600 * i,
                            "excused_s", i == 3 ? 1_200 : 0, "shifts_due", 1, "shifts_signed", i % 2, "tickets", 8 + i, "qa_done", 25, "qa_compliant", i == 1 ? 22 : 25)));
        }
        facts.add(new Fact(day, 11, "咨询", "property", null, measures("seizures", 4, "lost", 4, "wait_lost_s", 130, "queued", 4,
                "queue_hangups", 3, "lost_abandoned", 2, "lost_key", 1, "lost_timeout", 1, "lost_short", 1)));
        facts.add(new Fact(day, 11, "报修", null, null, measures("turned_away", 2)));
        facts.add(new Fact(day, 14, null, null, null, measures("ivr_only", 30, "tickets", 1)));
        return facts;
    }

    private static Map<String, Long> measures(Object... namesAndNumbers) {
        Map<String, Long> measures = new TreeMap<>();
        for (int i = 0; i < namesAndNumbers.length; i += 2) {
            measures.put((String) namesAndNumbers[i], ((Number) namesAndNumbers[i + 1]).longValue());
        }
        return measures;
    }

    @Override
    public List<DatasetRow> read(String dataset, Map<String, Object> parameters) {
        LocalDate from = (LocalDate) parameters.get("from");
        LocalDate to = (LocalDate) parameters.get("to");
        List<Fact> facts = from.datesUntil(to.plusDays(1)).flatMap(day -> facts(day).stream()).toList();
        if (dataset.equals(IncidentTable.DATASET)) {
            return from.equals(FIRST) ? incidents() : List.of();
        }
        if (dataset.equals(BestAgents.SLIPS)) {
            return List.of(new DatasetRow(Map.of("agent_id", "1019", "slips", "2")));
        }
        if (dataset.equals(WaitTable.DATASET)) {
            return from.isBefore(FIRST) ? List.of() : WAITS;
        }
        if (dataset.equals(IntervalTable.DATASET)) {
            return INTERVALS;
        }
        if (dataset.equals(TrafficTables.ROUTES)) {
            return facts.isEmpty() ? List.of() : List.of(route("1-2", 28L, 100L), route(null, 2L, 30L));
        }
        if (dataset.equals(TrafficTables.OVERFLOW)) {
            return facts.isEmpty() ? List.of() : List.of(new DatasetRow(Map.of("from_queue", "咨询", "to_queue", "报修", "entries", 7L, "answered", 5L)));
        }
        if (dataset.equals(EquipmentTable.DATASET) || dataset.equals(AlertTable.DATASET) || dataset.equals(StaffingTable.DATASET)) {
            return List.of();
        }
        return rows(dataset, facts.stream().map(fact -> dataset.equals("agent_workload") ? fact : fact.without(OF_SHIFTS)).toList());
    }

    private static DatasetRow interval(String begins, String ends, String offered, String answered, String inTarget, String expected, String seats) {
        Map<String, Object> row = new HashMap<>(Map.of("begins", begins, "ends", ends));
        row.put("seizures", offered);
        row.put("answered", answered);
        row.put("answered_in_target", inTarget);
        row.put("forecast_offered", expected);
        row.put("forecast_required", null);
        row.put("required", seats);
        row.put("present", seats == null ? null : "2.94");
        return new DatasetRow(row);
    }

    private static List<DatasetRow> rows(String dataset, List<Fact> facts) {
        List<DatasetRow> rows = new ArrayList<>();
        if (!facts.isEmpty()) {
            rows.addAll(section("total", facts, fact -> null));
            rows.addAll(section("agent", facts, Fact::agent));
            if (!dataset.equals("agent_workload")) {
                rows.addAll(section("day", facts, fact -> fact.day().toString()));
                rows.addAll(section("category", facts, Fact::category));
                rows.addAll(section("hour", facts, fact -> String.valueOf(fact.hour())));
                rows.addAll(section("slot", facts, fact -> fact.day().getDayOfWeek().getValue() + "-" + fact.hour()));
                rows.addAll(section("queue", facts, Fact::queue));
            }
        }
        return rows;
    }

    private static List<DatasetRow> section(String section, List<Fact> facts, Function<Fact, String> key) {
        Map<String, Map<String, Object>> rows = new TreeMap<>();
        for (Fact fact : facts) {
            Map<String, Object> row = rows.computeIfAbsent(String.valueOf(key.apply(fact)), name -> empty(section, key.apply(fact)));
            fact.measures().forEach((measure, number) -> row.merge(measure, number, (a, b) -> (Long) a + (Long) b));
        }
        return rows.values().stream().map(DatasetRow::new).toList();
    }

    private static Map<String, Object> empty(String section, String key) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("section", section);
        row.put("key", key);
        Stream.of("seizures answered lost talks answered_in_target wait_answered_s wait_lost_s talk_s queued queue_hangups"
                .split(" ")).forEach(measure -> row.put(measure, 0L));
        Stream.of("transferred_out surveys_offered surveys_rated satisfied dissatisfied ivr_only outbound_calls outbound_answered"
                .split(" ")).forEach(measure -> row.put(measure, 0L));
        Stream.of("lost_abandoned lost_key lost_timeout lost_empty lost_full lost_closed lost_other lost_short turned_away".split(" "))
                .forEach(measure -> row.put(measure, 0L));
        Stream.of("outbound_talk_s logged_in_s busy_s wrap_up_s away_s tickets qa_done qa_compliant".split(" ")).forEach(measure -> row.put(measure, 0L));
        return row;
    }

    private static DatasetRow route(String route, long ivrOnly, long seizures) {
        Map<String, Object> row = new LinkedHashMap<>(Map.of("ivr_only", ivrOnly, "seizures", seizures));
        row.put("route", route);
        return new DatasetRow(row);
    }

    private static List<DatasetRow> incidents() {
        return List.of(incident("2026-10-06 10:12", "交换机故障，大部分席位无法接听", 1L, "值班经理", "2026-10-06 10:47", 35L, 26L, "切换备用线路"),
                incident("2026-10-20 15:03", "=1+1 知识库查询缓慢", null, null, null, null, null, null));
    }

    private static DatasetRow incident(Object... values) {
        Map<String, Object> row = new LinkedHashMap<>();
        List<String> names = List.of("occurred_at", "content", "reported", "reporter", "recovered_at", "downtime_minutes",
                "affected_seats", "solution");
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), values[i]);
        }
        return new DatasetRow(row);
    }

    @Override
    public Optional<Map<String, BigDecimal>> sums(Period period) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        period.days().stream().flatMap(day -> facts(day).stream()).forEach(fact -> fact.measures().forEach((measure, number) ->
                sums.merge(measure, BigDecimal.valueOf(number), BigDecimal::add)));
        if (sums.isEmpty()) {
            return Optional.empty();
        }
        sums.put("qa_done", BigDecimal.valueOf(90));
        sums.put("qa_compliant", BigDecimal.valueOf(81));
        sums.put("qa_planned", BigDecimal.valueOf(90));
        sums.put("scheduled_s", BigDecimal.valueOf(3_600_000));
        sums.put("adherent_s", new BigDecimal("3456000.5"));
        sums.put("excused_s", new BigDecimal("36000"));
        return Optional.of(sums);
    }

    @Override
    public Set<String> absent(Period period) {
        return Set.of();
    }

    @Override
    public boolean isWhole(ReportDefinition report, Period period) {
        return !period.from().isBefore(FIRST) && !period.to().isAfter(LAST);
    }
}
