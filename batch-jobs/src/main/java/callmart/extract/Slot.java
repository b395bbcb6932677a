package callmart.extract;

import java.time.format.DateTimeFormatter;

/** What a form yields for a row: nothing, a text with the format and unit of the header it came from, or an instant. */
final class Slot {

    private enum Kind {
        ABSENT, TEXT, INSTANT
    }

    private Kind kind = Kind.ABSENT;
    private String text;
    private DateTimeFormatter format;
    private DurationUnit unit = DurationUnit.UNSAID;
    private long millis;

    void absent() {
        kind = Kind.ABSENT;
        unit = DurationUnit.UNSAID;
    }

    /** A text that no header says more of. */
    void text(String value) {
        text(value, null, DurationUnit.UNSAID);
    }

    void text(String value, DateTimeFormatter itsFormat, DurationUnit itsUnit) {
        kind = Kind.TEXT;
        text = value;
        format = itsFormat;
        unit = itsUnit;
    }

    void instant(long value) {
        kind = Kind.INSTANT;
        millis = value;
    }

    boolean isAbsent() {
        return kind == Kind.ABSENT;
    }

    boolean isInstant() {
        return kind == Kind.INSTANT;
    }

    String text() {
        return text;
    }

    DateTimeFormatter format() {
        return format;
    }

    DurationUnit unit() {
        return unit;
    }

    long millis() {
        return millis;
    }
}
