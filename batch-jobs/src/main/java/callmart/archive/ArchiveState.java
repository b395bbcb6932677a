package callmart.archive;

import callmart.report.Text;

/** How a report of a period stands against its deadline, as the page says it: a word and a sign, the colour only goes with them. */
public enum ArchiveState {
    ON_TIME(Text.ARCHIVE_STATE_ON_TIME, Text.ARCHIVE_SHORT_ON_TIME, "√", Look.GOOD),
    LATE(Text.ARCHIVE_STATE_LATE, Text.ARCHIVE_SHORT_LATE, "◆", Look.BAD),
    RENDERED(Text.ARCHIVE_STATE_RENDERED, Text.ARCHIVE_SHORT_RENDERED, "□", Look.PLAIN),
    DUE(Text.ARCHIVE_STATE_DUE, Text.ARCHIVE_SHORT_DUE, "○", Look.PLAIN),
    UNCONFIRMED(Text.ARCHIVE_STATE_UNCONFIRMED, Text.ARCHIVE_SHORT_UNCONFIRMED, "？", Look.BAD),
    WITHHELD(Text.ARCHIVE_STATE_WITHHELD, Text.ARCHIVE_SHORT_WITHHELD, "■", Look.BAD),
    FAILED(Text.ARCHIVE_STATE_FAILED, Text.ARCHIVE_SHORT_FAILED, "×", Look.BAD),
    OVERDUE(Text.ARCHIVE_STATE_OVERDUE, Text.ARCHIVE_SHORT_OVERDUE, "▼", Look.BAD);

    /** The colour that goes with the word. */
    public enum Look {
        GOOD, BAD, PLAIN
    }

    private final Text word;
    private final Text shortWord;
    private final String sign;
    private final Look look;

    ArchiveState(Text word, Text shortWord, String sign, Look look) {
        this.word = word;
        this.shortWord = shortWord;
        this.sign = sign;
        this.look = look;
    }

    /** In full, such as 按时送达. */
    public Text word() {
        return word;
    }

    /** Two characters, for the narrow cells of the calendar. */
    public Text shortWord() {
        return shortWord;
    }

    public String sign() {
        return sign;
    }

    public Look look() {
        return look;
    }

    /** Whether somebody has to do something about it. */
    boolean needsCare() {
        return this == UNCONFIRMED || this == WITHHELD || this == FAILED || this == OVERDUE;
    }
}
