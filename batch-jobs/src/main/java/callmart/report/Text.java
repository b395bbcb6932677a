package callmart.report;

import callmart.config.EnumWord;
import java.util.List;
import java.util.Locale;

/**
 * What reports of figures and lists say beside the names of figures, and what a statement begins with.
 * The words stand in {@code texts.yml}: a constant's name up to its
 * first {@code _} is the section, the rest the key; the arguments are the places that the text may have, in the order in which values are
 * given. Decision 336.
 */
public enum Text {

    FINDING_MET("kpis"), FINDING_MISSED_BELOW("kpi", "value", "gap", "worst"), FINDING_MISSED_ABOVE("kpi", "value", "gap", "worst"),
    FINDING_MISSED_WORST("slot", "value"), FINDING_VOLUME("kpi", "value", "change", "most"), FINDING_VOLUME_MOST("slot", "offered"),
    FINDING_BUSIEST("kpi", "value", "slot", "offered"),
    FINDING_MOVED("kpi", "change"),
    FINDING_WORST_SLOT("slot", "kpi", "period", "value", "offered", "losses"),
    FINDING_WORST_CATEGORY("category", "kpi", "value", "offered", "losses"), FINDING_PEAK("slot", "offered", "outbound"),
    FINDING_LOSING_QUEUE("queue", "offered", "losses"), FINDING_TALKS("agents", "mean", "agent", "most"),
    FINDING_BUSY("agent", "busy", "logged-in"), FINDING_OUTLIERS("kpi", "agents", "mean"), FINDING_OUTLIER("agent", "value"),
    FINDING_KPIS_MET("kpis"), FINDING_KPIS_MISSED("kpis", "missed", "named", "more"), FINDING_KPIS_MORE,
    FINDING_INCIDENTS("incidents", "minutes", "seats", "open"), FINDING_INCIDENTS_OPEN("open"),
    FINDING_ROWS_PEAK("from", "to", "rows", "unit", "share"), FINDING_ROWS_MOST("key", "rows", "unit", "share", "before"),
    FINDING_ROWS_BEFORE("period", "rows", "unit"), FINDING_ROWS_OLDEST("at"),

    TITLE_TOTAL, TITLE_REASONS, TITLE_DAYS, TITLE_CATEGORIES, TITLE_HOURS, TITLE_QUEUES, TITLE_AGENTS, TITLE_PAST, TITLE_INTERVALS,
    TITLE_WAITS, TITLE_BEST("kpi", "least", "agents"), TITLE_HEAT, TITLE_KPIS, TITLE_INCIDENTS, TITLE_NO_INCIDENTS("period"),
    TITLE_EQUIPMENT, TITLE_NO_EQUIPMENT("period"), TITLE_ALERTS, TITLE_NO_ALERTS("period"), TITLE_ROUTES, TITLE_OVERFLOW,
    TITLE_NO_OVERFLOW("period"), TITLE_STAFFING("week"), TITLE_OUTLOOK("last"), TITLE_ROWS, TITLE_ROWS_AHEAD("label"),
    TITLE_SOME_ROWS("rows", "shown", "unit", "ahead"), TITLE_PART("title", "rows"),

    CHART_HOURS("kpi"), CHART_DAYS("kpi"), CHART_KPI("kpi"), CHART_CATEGORIES, CHART_TRAFFIC_HOURS, CHART_TRAFFIC_DAYS, CHART_QUEUES,
    CHART_TALKS("agents"), CHART_BUSY("agents"), CHART_RATINGS, CHART_NO_RATINGS("period"), CHART_RATED, CHART_SATISFIED, CHART_NEUTRAL,
    CHART_DISSATISFIED, CHART_INBOUND, CHART_CALLS, CHART_ANSWERED, CHART_SELF_SERVICE, CHART_LOST, CHART_TURNED_AWAY,
    CHART_SLICE("label", "count", "percent"), CHART_SLICE_OF_NOTHING("label", "count"),

    HEADING_KPI, HEADING_REASON, HEADING_TARGET, HEADING_VERDICT, HEADING_CHANGE("period"), HEADING_DATE, HEADING_CATEGORY,
    HEADING_INTERVAL, HEADING_QUEUE, HEADING_AGENT_ID, HEADING_NAME, HEADING_FORECAST_OFFERED, HEADING_FORECAST_REQUIRED,
    HEADING_REQUIRED, HEADING_PRESENT, HEADING_WAIT, HEADING_SHARE, HEADING_SHARE_OF_ANSWERED, HEADING_SHARE_OF_LOST, HEADING_RANK,
    HEADING_SLIPS, HEADING_NUMERATOR, HEADING_DENOMINATOR, HEADING_OCCURRED_AT, HEADING_CONTENT, HEADING_REPORTED, HEADING_REPORTER,
    HEADING_RECOVERED_AT, HEADING_DOWNTIME_MINUTES, HEADING_AFFECTED_SEATS, HEADING_SOLUTION, HEADING_DEVICE, HEADING_KIND, HEADING_MODEL,
    HEADING_INSTALLED_ON, HEADING_MAINTAINED_ON, HEADING_STATUS, HEADING_FAULTS, HEADING_HOURS_BETWEEN_FAULTS, HEADING_LEVEL,
    HEADING_ALERT, HEADING_NOTIFIED, HEADING_ROUTE, HEADING_FROM_QUEUE, HEADING_TO_QUEUE, HEADING_ENTRIES, HEADING_ENTRIES_ANSWERED,
    HEADING_ROSTER_HOURS, HEADING_PLANNED_HOURS, HEADING_SHORT_HOURS, HEADING_MOST_SHORT, HEADING_CONTRACT, HEADING_ASSESSED,
    HEADING_SO_FAR, HEADING_OWED, HEADING_REMAINDER,

    STATEMENT_OWED("vendor", "contract", "covers", "amount", "capitals", "version"), STATEMENT_CAPITALS("words"), STATEMENT_DRAFT,
    STATEMENT_VERSION("version", "difference", "reasons"), STATEMENT_DIFFERENCE("before", "difference"),
    STATEMENT_COUNTS("missed", "kpis", "bonus", "listed", "slips", "caps"), STATEMENT_BONUS("amount"), STATEMENT_TERMS_CHANGED,
    STATEMENT_INCOMPLETE("slips", "named", "more"), STATEMENT_INCOMPLETE_MORE, STATEMENT_NO_CONTRACT, STATEMENT_OF_ALL,
    STATEMENT_OF_TEAMS("teams"), STATEMENT_OF_QUEUES("queues"),

    WORD_SENTENCE("sentence"), WORD_AND, WORD_SEMICOLON, WORD_KPI("kpi", "value"), WORD_SUM, WORD_SUBTOTAL, WORD_YES, WORD_NO,
    WORD_HOUR("hour"), WORD_WITHIN("seconds"), WORD_OF_WHICH("label"), WORD_NOBODY, WORD_NO_QUEUE, WORD_NO_ROUTE,
    WORD_INCIDENTS("incidents"), WORD_DEVICES("devices"), WORD_NOT_RECOVERED, WORD_OPEN("open"), WORD_ROWS("rows", "unit"),
    WORD_ROWS_OF("label", "rows", "unit"), WORD_ROWS_IN_ALL("rows", "parts"), WORD_ROWS_TOLD("rows", "story"), WORD_AHEAD("label"),
    WORD_NO_DATA, WORD_NO_CALLS("period"), WORD_NO_TRAFFIC("period"), WORD_SELF_SERVICE_ONLY("period", "calls"), WORD_SUM_OF("period"),
    WORD_KPIS_OF("period"), WORD_SAME_AS("period"), WORD_SLOT("slot"), WORD_REMAINDER_AT_LEAST("value"), WORD_REMAINDER_AT_MOST("value"),
    WORD_SECURE, WORD_OUT_OF_REACH, WORD_MISSING("planned", "done", "missing");

    private final List<String> places;

    Text(String... places) {
        this.places = List.of(places);
    }

    List<String> places() {
        return places;
    }

    String section() {
        return name().substring(0, name().indexOf('_')).toLowerCase(Locale.ROOT) + "s";
    }

    String key() {
        return EnumWord.dashed(this).substring(section().length());
    }

    /** The column of a dataset that this heading stands above. */
    public String column() {
        return EnumWord.of(this).substring(section().length());
    }

    /** A finding may be left out; a heading may not. */
    boolean isOptional() {
        return section().equals("findings");
    }
}
