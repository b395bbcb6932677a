package callmart.report;

import callmart.config.EnumWord;
import java.util.List;
import java.util.Locale;

/**
 * What reports, statements, mails, alerts and the archive say beside the names of figures.
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
    TITLE_SOME_ROWS("rows", "shown", "unit", "ahead"), TITLE_PART("title", "rows"), TITLE_STATEMENT, TITLE_SIGNATURES, TITLE_KPI_LINES,
    TITLE_NOT_PRICED, TITLE_SLIPS, TITLE_MOVED, TITLE_SLIPS_BY_AGENT, TITLE_CAPS, TITLE_TERMS, TITLE_DIFFERENCE, TITLE_SCORES,

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
    HEADING_SO_FAR, HEADING_OWED, HEADING_REMAINDER, HEADING_ITEM, HEADING_EXPLANATION, HEADING_AMOUNT, HEADING_ROLE, HEADING_SIGNATURE,
    HEADING_OPINION, HEADING_PERIOD, HEADING_RULE, HEADING_VALUE, HEADING_POINTS, HEADING_PRICE, HEADING_CALCULATION, HEADING_ORIGIN,
    HEADING_SLIP_ID, HEADING_CODE, HEADING_OFFENCE, HEADING_CALL, HEADING_TICKET, HEADING_QUANTITY, HEADING_OUTCOME, HEADING_MOVED_AT,
    HEADING_DEADLINE, HEADING_MISSED_DEADLINE, HEADING_MOVED_TO, HEADING_SLIPS_OF("code"), HEADING_AMOUNT_OF("code"), HEADING_CAP,
    HEADING_BEFORE_CAP, HEADING_CAP_LIMIT, HEADING_CAP_AMOUNT, HEADING_TERM, HEADING_TERM_RULE, HEADING_CHANGED, HEADING_LINE,
    HEADING_VERSION("version"), HEADING_DIFFERENCE, HEADING_TEAM, HEADING_SCORE, HEADING_CHARGED_SLIPS, HEADING_AMOUNT_OF_SLIPS,
    HEADING_REMARK,

    STATEMENT_OWED("vendor", "contract", "covers", "amount", "capitals", "version"), STATEMENT_CAPITALS("words"), STATEMENT_DRAFT,
    STATEMENT_VERSION("version", "difference", "reasons"), STATEMENT_DIFFERENCE("before", "difference"),
    STATEMENT_COUNTS("missed", "kpis", "bonus", "listed", "slips", "caps"), STATEMENT_BONUS("amount"), STATEMENT_TERMS_CHANGED,
    STATEMENT_INCOMPLETE("slips", "named", "more"), STATEMENT_INCOMPLETE_MORE, STATEMENT_NO_CONTRACT, STATEMENT_OF_ALL,
    STATEMENT_OF_TEAMS("teams"), STATEMENT_OF_QUEUES("queues"), STATEMENT_NOTHING, STATEMENT_LINES("lines"), STATEMENT_SUM_OF_KPIS,
    STATEMENT_SLIPS("charged", "listed"), STATEMENT_SUM_OF_SLIPS, STATEMENT_SEE_TERMS, STATEMENT_DEDUCTED, STATEMENT_WITHOUT_BONUS,
    STATEMENT_GRANTED, STATEMENT_PAYABLE, STATEMENT_IN_CAPITALS("words"),

    ROLE_PREPARED, ROLE_CHECKED, ROLE_CLIENT, ROLE_VENDOR("vendor"), ROLE_DATE,

    LINE_NOT_TOLD_APART, LINE_ON_TARGET("value", "target"), LINE_TOO_FEW_CASES("cases"), LINE_NOT_PRICED,
    LINE_MONTH_OF_DAYS("value", "target"), LINE_NO_VALUE, LINE_POINTS("from", "less", "gap", "points", "price", "amount"),
    LINE_BONUS("from", "less", "gap", "points", "price", "amount"), LINE_WHOLE("points"), LINE_STARTED("points"), LINE_PRO_RATA("gap"),
    LINE_TIER("value", "side", "limit", "amount"), LINE_TIER_OF_FEE("value", "side", "limit", "fee", "share", "amount"),
    LINE_DAY("from", "less", "gap", "unit", "amount"), LINE_PERCENTAGE_POINTS, LINE_NO_TIER("value", "target"),

    RULE_TIERS, RULE_MONTH_OF_DAYS, RULE_DAY, RULE_DAY_POINTS("rounding"), RULE_POINTS("rounded", "bonus"), RULE_ROUNDED("rounding"),
    RULE_BONUS, RULE_WHOLE, RULE_STARTED, RULE_PRO_RATA,

    SLIP_NO_CODE, SLIP_MINUTES("quantity"), SLIP_HOURS("quantity"), SLIP_MERGED("slip"), SLIP_PENDING, SLIP_OVERTURNED,
    SLIP_REVOKED, SLIP_WITHOUT_CODE, SLIP_UNKNOWN_CODE, SLIP_NEGATIVE, SLIP_CHARGED, SLIP_CHARGED_SO("notes"), SLIP_OWN_AMOUNT,
    SLIP_PRICE_OF_DAY, SLIP_APPEALED, SLIP_NO_CALL,

    CAP_NONE, CAP_KPI("kpi"), CAP_AGENT("agent", "name"), CAP_MONTH, CAP_DEDUCTION, CAP_NO_LINES, CAP_LINES("caps"),

    REASON_CLOSED, REASON_TERMS, REASON_PROGRAM, REASON_LOADED("loads"), REASON_DAY("feed", "day"), REASON_DAYS("feed", "from", "to"),
    REASON_VERSIONS("versions"), REASON_VERSION("feed", "record", "when"), REASON_MORE,

    CHANGE_ADDED, CHANGE_REMOVED, CHANGE_CHANGED, CHANGE_MOVED("slip"), CHANGE_TOTAL,

    TERM_FEE, TERM_FEE_IS, TERM_PART_OF_FEE, TERM_PART_OF_FEE_IS("parts"), TERM_STRETCH("fee", "days", "month"), TERM_SLIP("title"),
    TERM_UNTIL("day"), TERM_TARGET("sign", "limit", "rule"), TERM_POINT("rounding"), TERM_DAY, TERM_DAY_POINT("rounding"),
    TERM_WHOLE, TERM_STARTED, TERM_PRO_RATA, TERM_BONUS("kpi"), TERM_BONUS_IS("rounding"), TERM_TIER("side", "limit", "share"),
    TERM_TIER_SHARE("share"), TERM_ABOVE, TERM_BELOW, TERM_KPI_CAP("kpi"), TERM_KPI_CAP_IS("month"), TERM_AGENT_CAP,
    TERM_AGENT_CAP_IS("month"), TERM_MONTH_CAP, TERM_MONTH_CAP_IS("share"), TERM_OF_MONTH("amount"), TERM_ORIGINS,
    TERM_ORIGINS_ARE("origins"), TERM_REVIEWS, TERM_CASES("nature", "code"), TERM_BUSINESS, TERM_ATTITUDE, TERM_OTHER,
    TERM_ABSENT("code"), TERM_LATE("minutes", "code"), TERM_WARNINGS("codes"), TERM_BY_HAND,

    ALERT_YELLOW, ALERT_ORANGE, ALERT_RED, ALERT_KPI("kpi", "value", "limit"), ALERT_KPI_OF("kpi", "value", "limit", "key"),
    ALERT_COUNT("subject", "value", "spans", "limit", "notes"), ALERT_BELOW("kpi", "days", "target"), ALERT_LATE("report", "deadline"),
    ALERT_FEED("label", "feed"), ALERT_CHECK("check"), ALERT_RENDERING, ALERT_INCOMPLETE,

    MAIL_ALERT("level", "alert"), MAIL_ALERTS("alerts"), MAIL_ALERTS_TITLE("alert", "more", "day"), MAIL_ALERTS_MORE("alerts"),
    MAIL_FAILED, MAIL_UNCONFIRMED, MAIL_REFUSED, MAIL_REPORT("report", "period", "version"), MAIL_FAILED_SO("report", "error"),
    MAIL_UNCONFIRMED_SO("report", "error"), MAIL_REFUSED_SO("report", "addresses"), MAIL_WITHHELD("report", "deadline"),
    MAIL_WITHHELD_UNTIL, MAIL_RENDERING, MAIL_GAP_TO, MAIL_NEVER_LOADED("feed", "days"), MAIL_NOT_LOADED("feed", "days"),
    MAIL_NO_FORECAST("days"), MAIL_CHECK("days", "check"), MAIL_CORRECTED, MAIL_CORRECTED_IN_FILES, MAIL_VERSION("version"),
    MAIL_DIGEST("deadline", "reports"), MAIL_FILES, MAIL_FILES_OF("report"), MAIL_FILES_LEFT_OUT("files"), MAIL_ZIPPED("size", "limit"),
    MAIL_TOO_LARGE("size", "limit", "files"), MAIL_NOT_TAKEN("files"),

    NOTE_STARTS("feed", "day"), NOTE_NO_FEED("feed"), NOTE_NO_FEED_FOR("feed", "parts"), NOTE_NO_FIELD("feed", "field", "days", "figures"),
    NOTE_DAYS("from", "to", "days"), NOTE_CHECK("check", "days", "found"), NOTE_CHECK_DAYS("days"), NOTE_MORE_FOUND("found"), NOTE_LOADED,
    NOTE_FAILED, NOTE_FAILED_DAYS("days"), NOTE_OTHERS("left"), NOTE_CATEGORY("category", "rows"), NOTE_UNKNOWN("field", "value", "rows"),
    NOTE_SHORTENED("field", "rows"), NOTE_NO_COLUMN("source", "column", "field", "rows"), NOTE_OUTSIDE("source", "legs"),
    NOTE_FURTHER("warnings"), NOTE_AGENTS("feed", "agents", "named"), NOTE_HOLE("feed", "queue", "from", "to", "rows"),
    NOTE_HOLE_OF_QUEUE("queue"), NOTE_SHRUNKEN("feed", "rows", "usual"), NOTE_NO_FIRST_LEG("calls", "call"),

    DIFFERENCE_UNKNOWN, DIFFERENCE_OF_WORDS, DIFFERENCE_NO_TABLE("table"), DIFFERENCE_NEW_ROW("table", "row"),
    DIFFERENCE_NO_ROW("table", "row"), DIFFERENCE_CELL("table", "row", "column", "before", "after"), DIFFERENCE_EMPTY,
    DIFFERENCE_ROWS("table", "added", "removed", "before", "after"), DIFFERENCE_MORE("more"),

    ARCHIVE_TITLE, ARCHIVE_YEAR("year"), ARCHIVE_AS_OF("at", "zone"), ARCHIVE_CHANGED("at", "zone"), ARCHIVE_MONTH, ARCHIVE_BY_DAY,
    ARCHIVE_BY_MONTH, ARCHIVE_TARGET("target"), ARCHIVE_NO_TARGET, ARCHIVE_TREND("kpi", "span", "from", "to", "least", "most", "target"),
    ARCHIVE_STATE_ON_TIME, ARCHIVE_STATE_LATE, ARCHIVE_STATE_RENDERED, ARCHIVE_STATE_DUE, ARCHIVE_STATE_UNCONFIRMED,
    ARCHIVE_STATE_WITHHELD, ARCHIVE_STATE_FAILED, ARCHIVE_STATE_OVERDUE, ARCHIVE_SHORT_ON_TIME, ARCHIVE_SHORT_LATE,
    ARCHIVE_SHORT_RENDERED, ARCHIVE_SHORT_DUE, ARCHIVE_SHORT_UNCONFIRMED, ARCHIVE_SHORT_WITHHELD, ARCHIVE_SHORT_FAILED,
    ARCHIVE_SHORT_OVERDUE,
    ARCHIVE_COMPLETE, ARCHIVE_WITHHELD, ARCHIVE_REFUSED("addresses"), ARCHIVE_OFFERED, ARCHIVE_QUEUED, ARCHIVE_RETRIED("tries"),
    ARCHIVE_GIVEN_UP("tries"), ARCHIVE_GAP_TO, ARCHIVE_NEVER_LOADED("feed", "days"), ARCHIVE_NOT_LOADED("feed", "days"),
    ARCHIVE_NO_FORECAST("days"), ARCHIVE_CHECK("days", "check"), ARCHIVE_MAIL, ARCHIVE_FILE,

    SCORE_PART("component", "weight"), SCORE_TOP("share"), SCORE_NONE, SCORE_LEFT_OUT("components", "weight"),

    WORD_SENTENCE("sentence"), WORD_AND, WORD_COMMA, WORD_SEMICOLON, WORD_KPI("kpi", "value"), WORD_SUM, WORD_SUBTOTAL, WORD_YES, WORD_NO,
    WORD_HOUR("hour"), WORD_WITHIN("seconds"), WORD_OF_WHICH("label"), WORD_NOBODY, WORD_UNCATEGORISED, WORD_NO_QUEUE, WORD_NO_ROUTE,
    WORD_INCIDENTS("incidents"), WORD_DEVICES("devices"), WORD_NOT_RECOVERED, WORD_OPEN("open"), WORD_ROWS("rows", "unit"),
    WORD_ROWS_OF("label", "rows", "unit"), WORD_ROWS_IN_ALL("rows", "parts"), WORD_ROWS_TOLD("rows", "story"), WORD_AHEAD("label"),
    WORD_NO_DATA, WORD_NO_CALLS("period"), WORD_NO_TRAFFIC("period"), WORD_SELF_SERVICE_ONLY("period", "calls"), WORD_SUM_OF("period"),
    WORD_KPIS_OF("period"), WORD_SAME_AS("period"), WORD_SLOT("slot"), WORD_REMAINDER_AT_LEAST("value"), WORD_REMAINDER_AT_MOST("value"),
    WORD_WHOLE_MONTH, WORD_SECURE, WORD_OUT_OF_REACH, WORD_MISSING("planned", "done", "missing"),

    DEFAULT_REST_WORDS, DEFAULT_PROBLEMS_TO, DEFAULT_UNIT;

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
