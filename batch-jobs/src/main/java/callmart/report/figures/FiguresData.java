package callmart.report.figures;

import callmart.calendar.Period;
import callmart.measure.kpi.Measure;
import callmart.measure.kpi.MeasureRole;
import callmart.report.DatasetRow;
import callmart.report.DatasetSource;
import callmart.report.Formats;
import callmart.report.LongRows;
import callmart.report.MeasureRow;
import callmart.report.StoredRows;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.FiguresLayout.TableKind;
import callmart.report.figures.FiguresTables.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dataset of one period in the report's order: a total, and rows by day, category, hour, queue and agent as far as the
 * dataset gives them.
 */
final class FiguresData {

    /** The row that no agent belongs to, such as lost calls. */
    static final String NOBODY = "agent:";

    private static final String AGENT = "agent";
    private static final List<DatasetSource.Order> IN_ORDER = List.of(DatasetSource.Order.parse("section"),
            DatasetSource.Order.parse("key"));

    /** The section of the dataset that has the period's sums. */
    static final String TOTAL = "total";

    private static final int HOURS = 24;

    private final Period period;
    private final FiguresReport.Names names;
    private final Function<Period, Set<String>> absent;
    private final Set<String> absentInAll;
    private final Map<String, Map<String, DatasetRow>> sections = new HashMap<>();
    private final Optional<MeasureRow> total;
    private final Map<TableKind, List<Line>> lines = new EnumMap<>(TableKind.class);

    /**
     * @param read sections of the dataset that are read; none: all
     * @param absent the measures that have no value in a period, of days in their own one
     */
    FiguresData(DatasetSource source, String dataset, List<String> read, Period period, FiguresReport.Names names,
            Function<Period, Set<String>> absent) {
        this.period = period;
        this.absent = absent;
        this.absentInAll = absent.apply(period);
        this.names = names;
        Agents agents = new Agents();
        source.forEach(dataset, Map.of("from", period.from(), "to", period.to(), "sections", read), IN_ORDER, row -> {
            String section = row.text("section");
            String key = row.findText("key").orElse("");
            if (section.equals(AGENT) && !key.isEmpty()) {
                agents.add(key, row);
            } else {
                sections.computeIfAbsent(section, name -> new TreeMap<>()).putIfAbsent(key, row);
            }
        });
        this.total = Optional.ofNullable(section(TOTAL).get("")).map(row -> row("total:" + period, texts().of(Text.WORD_SUM_OF, period),
                row));
        lines.put(TableKind.DAYS, days());
        lines.put(TableKind.CATEGORIES, categories());
        lines.put(TableKind.HOURS, hours());
        lines.put(TableKind.QUEUES, queues());
        lines.put(TableKind.HEAT, slots());
        lines.put(TableKind.AGENTS, LongRows.joined(List.of(agents.lines(),
                named(AGENT, key -> List.of(texts().of(Text.WORD_NOBODY), "")))));
    }

    /** Empty when the period has no rows at all. */
    Optional<MeasureRow> total() {
        return total;
    }

    /**
     * The rows of a table, without a total. Days: every day of the period. Categories: every configured one, then unknown codes,
     * then the calls without one, if any. Hours: all 24. Queues and agents: those that occur, by name, the rows without one last.
     */
    List<Line> lines(TableKind kind) {
        return lines.getOrDefault(kind, List.of());
    }

    /** The measure that plays the role. */
    String id(MeasureRole role) {
        return names.measures().id(role);
    }

    /** What the measure that plays the role is called; empty where it is never counted. */
    String label(MeasureRole role) {
        return names.measures().find(id(role)).map(Measure::label).orElse("");
    }

    /** The row's sum of the measure that plays the role; 0 where the row leaves it out. */
    BigDecimal sum(MeasureRow row, MeasureRole role) {
        return row.measure(id(role));
    }

    /** The same as reports show it. */
    String count(MeasureRow row, MeasureRole role) {
        return Formats.count(sum(row, role));
    }

    Texts texts() {
        return names.texts();
    }

    /** The lines that have measures; of agents, who may be many, all have them. */
    List<MeasureRow> rows(TableKind kind) {
        return kind == TableKind.AGENTS ? LongRows.map(lines(kind), line -> line.row().orElseThrow())
                : lines(kind).stream().flatMap(line -> line.row().stream()).toList();
    }

    /** The agents without the row that belongs to none. */
    Stream<MeasureRow> agents() {
        return rows(TableKind.AGENTS).stream().filter(row -> !row.id().equals(NOBODY));
    }

    /** The id's own name; the id when nobody gave one. */
    String agentName(String id) {
        return names.agents().getOrDefault(id, id);
    }

    private List<Line> days() {
        Map<String, DatasetRow> byKey = section("day");
        return period.days().stream().map(day -> new Line(List.of(Formats.date(day)), Optional.ofNullable(byKey.get(day.toString()))
                .map(row -> row("day:" + day, Formats.date(day), row, absent.apply(Period.day(day)))))).toList();
    }

    private List<Line> categories() {
        Map<String, DatasetRow> byKey = section("category");
        List<String> codes = new ArrayList<>(names.categories().codes());
        byKey.keySet().stream().filter(code -> !code.isEmpty() && !codes.contains(code)).sorted(Comparator.naturalOrder())
                .toList().forEach(codes::add);
        List<Line> all = new ArrayList<>();
        codes.forEach(code -> all.add(Line.of(rowOrZero("category:" + code, names.categories().label(code), byKey.get(code)))));
        if (byKey.containsKey("")) {
            all.add(Line.of(row("category:", texts().of(Text.WORD_UNCATEGORISED), byKey.get(""))));
        }
        return all;
    }

    private List<Line> hours() {
        Map<String, DatasetRow> byKey = section("hour");
        List<Line> hours = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            hours.add(Line.of(rowOrZero("hour:" + hour, String.format(Locale.ROOT, "%02d:00–%02d:59", hour, hour),
                    byKey.get(String.valueOf(hour)))));
        }
        return hours;
    }

    /** Every weekday that has a row, at every hour that has one. */
    private List<Line> slots() {
        Map<String, DatasetRow> byKey = section("slot");
        List<String[]> keys = byKey.keySet().stream().map(key -> key.split("-")).toList();
        return keys.stream().map(key -> key[0]).distinct().flatMap(day -> keys.stream().map(key -> day + "-" + key[1]).distinct())
                .map(key -> Line.of(rowOrZero(HeatTable.ID + key, texts().of(Text.WORD_SLOT, key), byKey.get(key)))).toList();
    }

    private List<Line> queues() {
        return named("queue", key -> List.of(key.isEmpty() ? texts().of(Text.WORD_NO_QUEUE) : key));
    }

    /** Takes the agents as they come, each once. */
    private final class Agents {

        private final StoredRows.Writer<MeasureRow> rows = StoredRows.ofMeasures();
        private String last = "";

        private void add(String id, DatasetRow found) {
            MeasureRow row = row(NOBODY + id, label(List.of(id, agentName(id))), found);
            if (!id.equals(last) && isCounted(row)) {
                rows.add(row);
            }
            last = id;
        }

        private List<Line> lines() {
            return LongRows.map(rows.finish(), row -> {
                String id = row.id().substring(NOBODY.length());
                return new Line(List.of(id, agentName(id)), Optional.of(row));
            });
        }
    }

    /** The rows of a section that something was counted in; the one without a name is last. */
    private List<Line> named(String section, Function<String, List<String>> labels) {
        List<Line> named = new ArrayList<>();
        section(section).forEach((key, found) -> {
            MeasureRow row = row(section + ":" + key, label(labels.apply(key)), found);
            if (isCounted(row)) {
                named.add(new Line(labels.apply(key), Optional.of(row)));
            }
        });
        named.sort(Comparator.comparing(line -> line.row().orElseThrow().id().endsWith(":")));
        return named;
    }

    private static String label(List<String> labels) {
        return labels.stream().filter(label -> !label.isEmpty()).distinct().collect(Collectors.joining(" "));
    }

    private static boolean isCounted(MeasureRow row) {
        return row.measures().values().stream().anyMatch(value -> value.signum() != 0);
    }

    private Map<String, DatasetRow> section(String name) {
        return sections.getOrDefault(name, Map.of());
    }

    private MeasureRow rowOrZero(String id, String label, DatasetRow row) {
        if (row != null) {
            return row(id, label, row);
        }
        Map<String, BigDecimal> zeros = new TreeMap<>();
        total.ifPresent(sum -> sum.measures().keySet().forEach(measure -> zeros.put(measure, BigDecimal.ZERO)));
        return new MeasureRow(id, label, zeros);
    }

    private MeasureRow row(String id, String label, DatasetRow row) {
        return row(id, label, row, absentInAll);
    }

    private MeasureRow row(String id, String label, DatasetRow row, Set<String> absent) {
        Map<String, BigDecimal> values = new TreeMap<>();
        names.measures().list().stream().filter(measure -> row.values().containsKey(measure.id()) && !absent.contains(measure.id()))
                .forEach(measure -> values.put(measure.id(), row.number(measure.id())));
        return new MeasureRow(id, label, values);
    }
}
