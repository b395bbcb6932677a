package callmart.extract;

import java.time.format.DateTimeFormatter;

/** What a form yields for a row: nothing, a text with the format of the header it came from, or an instant. */
final class Slot {

    private enum Kind {
        ABSENT, TEXT, INSTANT
    }

    private Kind kind = Kind.ABSENT;
    private String text;
    private DateTimeFormatter format;
    private long millis;

    void absent() {
        kind = Kind.ABSENT;
    }

    void text(String value, DateTimeFormatter itsFormat) {
        kind = Kind.TEXT;
        text = value;
        format = itsFormat;
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

    long millis() {
        return millis;
    }
}
