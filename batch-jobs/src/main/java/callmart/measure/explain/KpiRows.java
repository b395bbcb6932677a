package callmart.measure.explain;

import callmart.measure.MeasureModels;
import callmart.measure.MeasureSettings;
import callmart.measure.RowModel;
import callmart.measure.kpi.Expression;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.Target;
import callmart.measure.kpi.Unit;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows that a KPI counts in a period, from the same row models whose sums are the measures. Rows are read from the facts day by
 * day and handed over one by one; nothing is kept. Of a KPI of campaigns to date they are those of the campaigns that have a row in the
 * period, from the first day of each.
 */
public final class KpiRows {

    private final Warehouse warehouse;
    private final MeasureSettings settings;
    private final Kpi kpi;
    private final LocalDate from;
    private final LocalDate to;
    private final Optional<String> agent;
    private final List<RowModel> models;
    private final boolean isToDate;
    private final List<LocalDate> days;

    /**
     * @param from first business day
     * @param to last business day, included
     * @param agent only rows that are attributed to this agent; empty for all
     * @throws IllegalArgumentException when an agent is given and the KPI counts rows that have none
     */
    public KpiRows(Warehouse warehouse, MeasureModels models, MeasureSettings settings, Kpi kpi, LocalDate from, LocalDate to,
            Optional<String> agent) {
        this.warehouse = warehouse;
        this.settings = settings;
        this.kpi = kpi;
        this.from = from;
        this.to = to;
        this.agent = agent;
        this.models = models.rows(Stream.concat(kpi.numerator().measures().stream(), kpi.denominator().measures().stream()).toList());
        if (agent.isPresent() && !this.models.stream().allMatch(model -> model.dimensions().contains("agent_id"))) {
            throw new IllegalArgumentException(kpi.id() + " is not counted by agent; leave out --agent");
        }
        this.isToDate = kpi.periods() == Kpi.Periods.CAMPAIGN_TO_DATE;
        this.days = isToDate ? daysOfCampaigns() : from.datesUntil(to.plusDays(1)).toList();
    }

    private List<LocalDate> daysOfCampaigns() {
        return models.stream().map(RowModel::table).distinct().flatMap(table -> warehouse.query("SELECT DISTINCT business_date FROM "
                + table + " WHERE business_date <= {last:Date} AND campaign IN (" + campaigns(table) + ")",
                Map.of("first", from, "last", to), row -> row.date("business_date")).stream()).distinct().sorted().toList();
    }

    private static String campaigns(String table) {
        return "SELECT campaign FROM " + table + " WHERE business_date BETWEEN {first:Date} AND {last:Date}";
    }

    /** The models whose rows the KPI counts. */
    public List<RowModel> models() {
        return models;
    }

    /**
     * How many rows of which model count for what: those that fail a target first, then in the order of models and parts; parts
     * without rows are left out.
     */
    public List<RoleTotal> totals() {
        List<RoleTotal> totals = new ArrayList<>();
        for (RowModel model : models) {
            Map<RowRole, RoleTotal> byPart = new TreeMap<>();
            days.forEach(day -> warehouse.forEach("SELECT part, count() AS rows, sum(numerator) AS numerators,"
                    + " sum(denominator) AS denominators FROM (" + counted(model) + ") WHERE part != '' GROUP BY part", parameters(day),
                            row -> {
                        RowRole part = RowRole.valueOf(row.string("part"));
                        byPart.merge(part, new RoleTotal(model, part, row.longValue("rows"), row.decimal("numerators"),
                                row.decimal("denominators")), RoleTotal::plus);
                    }));
            totals.addAll(byPart.values());
        }
        totals.sort(Comparator.comparing(total -> total.part() != kpi.target().map(KpiRows::failing).orElse(RowRole.BOTH)));
        return totals;
    }

    private static RowRole failing(Target target) {
        return target.direction() == Target.Direction.AT_LEAST ? RowRole.DENOMINATOR : RowRole.BOTH;
    }

    /**
     * Rows of a model for a part, by day; within a day of a share those first that lack most of it, of an average the longest, then
     * in the order of their evidence. Beside the model's columns they have {@code numerator} and {@code denominator}.
     *
     * @param limit how many at most
     */
    public void forEach(RowModel model, RowRole part, long limit, BiConsumer<LocalDate, Row> consumer) {
        String order = Stream.concat(Stream.of((kpi.unit() == Unit.PERCENT ? "denominator - numerator" : "numerator") + " DESC"),
                columns(model).stream()).collect(Collectors.joining(", "));
        long[] left = {limit};
        for (LocalDate day : days) {
            if (left[0] <= 0) {
                return;
            }
            warehouse.forEach("SELECT * FROM (" + counted(model) + ") WHERE part = '" + part + "' ORDER BY " + order + " LIMIT " + left[0],
                    parameters(day), row -> {
                        left[0]--;
                        consumer.accept(day, row);
                    });
        }
    }

    /** The columns that tell a person which row it is: its evidence, then the dimensions that are not already there. */
    public static List<String> columns(RowModel model) {
        return Stream.concat(model.evidence().stream(), model.dimensions().stream()).toList();
    }

    private String counted(RowModel model) {
        return "SELECT " + String.join(", ", columns(model)) + ", " + sum(kpi.numerator(), model) + " AS numerator, "
                + sum(kpi.denominator(), model) + " AS denominator, multiIf(numerator != 0 AND denominator != 0, '" + RowRole.BOTH
                + "', denominator != 0, '" + RowRole.DENOMINATOR + "', numerator != 0, '" + RowRole.NUMERATOR + "', '') AS part FROM ("
                + model.sql() + ") AS model WHERE 1" + (agent.isPresent() ? " AND model.agent_id = {agent:String}" : "")
                + (isToDate ? " AND model.campaign GLOBAL IN (" + campaigns(model.table()) + ")" : "");
    }

    private static String sum(Expression formula, RowModel model) {
        return "toDecimal128(0, 3)" + formula.terms().stream().filter(term -> model.measures().contains(term.measure()))
                .map(term -> String.format(Locale.ROOT, " %s toDecimal128(model.%s, 3)", term.negative() ? "-" : "+", term.measure()))
                .collect(Collectors.joining());
    }

    private Map<String, Object> parameters(LocalDate day) {
        Map<String, Object> parameters = new HashMap<>(settings.parameters(day));
        agent.ifPresent(id -> parameters.put("agent", id));
        if (isToDate) {
            parameters.put("first", from);
            parameters.put("last", to);
        }
        return parameters;
    }
}
