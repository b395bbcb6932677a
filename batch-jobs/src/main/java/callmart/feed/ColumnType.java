package callmart.feed;

/** The type of a canonical column and the ClickHouse type that holds it. */
public enum ColumnType {
    /** Any text; high cardinality. */
    TEXT("String", "Nullable(String)"),
    /** A text that may hold a one-time code, which is shown nowhere. */
    MESSAGE("String", "Nullable(String)"),
    /** A telephone number as a text; one that a spreadsheet shortened is refused. */
    PHONE("String", "Nullable(String)"),
    /** A text with few different values: queues, agents, teams. */
    NAME("LowCardinality(String)", "LowCardinality(Nullable(String))"),
    /** One of the column's words. */
    WORD("LowCardinality(String)", "LowCardinality(Nullable(String))"),
    /**
     * A word of a configured list, such as a business category, or one of the column's words; an unknown one becomes {@code other} and
     * is counted as a warning.
     */
    CATEGORY("LowCardinality(String)", "LowCardinality(Nullable(String))"),
    /** A time of day of the business zone, held as {@code HH:mm}; 24:00 is the end of the day. */
    CLOCK("LowCardinality(String)", "LowCardinality(Nullable(String))"),
    /** A whole number from -2^31 to 2^31 - 1. */
    INT("Int32", "Nullable(Int32)"),
    /** A number with up to 3 decimals; more are refused. */
    DECIMAL("Decimal(18, 3)", "Nullable(Decimal(18, 3))"),
    /** Yes or no. */
    BOOL("UInt8", "Nullable(UInt8)"),
    /** A calendar date. */
    DATE("Date", "Nullable(Date)"),
    /** A calendar month, held as its first day. */
    MONTH("Date", "Nullable(Date)"),
    /** An instant with milliseconds. */
    TIME("DateTime64(3, 'UTC')", "Nullable(DateTime64(3, 'UTC'))");

    private final String required;
    private final String nullable;

    ColumnType(String required, String nullable) {
        this.required = required;
        this.nullable = nullable;
    }

    /** The ClickHouse type of a column that always has a value, or may have none. */
    public String clickHouse(boolean alwaysPresent) {
        return alwaysPresent ? required : nullable;
    }

    /** Whether a row holds the value as a text; otherwise as a number. */
    public boolean isText() {
        return this == TEXT || this == MESSAGE || this == PHONE || this == NAME || this == WORD || this == CATEGORY
                || this == CLOCK;
    }
}
