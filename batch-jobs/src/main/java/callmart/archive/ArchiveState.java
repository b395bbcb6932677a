package callmart.archive;

/** How a report of a period stands against its deadline, as the page says it: a word and a sign, the colour only goes with them. */
public enum ArchiveState {
    ON_TIME("按时送达", "按时", "√", Look.GOOD),
    LATE("迟到送达", "迟到", "◆", Look.BAD),
    RENDERED("已生成，未发送", "未发", "□", Look.PLAIN),
    DUE("待交付", "待交", "○", Look.PLAIN),
    UNCONFIRMED("是否送达待确认", "待核", "？", Look.BAD),
    WITHHELD("暂缓，数据不全", "暂缓", "■", Look.BAD),
    FAILED("发送失败", "失败", "×", Look.BAD),
    OVERDUE("逾期未交付", "逾期", "▼", Look.BAD);

    /** The colour that goes with the word. */
    public enum Look {
        GOOD, BAD, PLAIN
    }

    private final String word;
    private final String shortWord;
    private final String sign;
    private final Look look;

    ArchiveState(String word, String shortWord, String sign, Look look) {
        this.word = word;
        this.shortWord = shortWord;
        this.sign = sign;
        this.look = look;
    }

    /** In full, such as 按时送达. */
    public String word() {
        return word;
    }

    /** Two characters, for the narrow cells of the calendar. */
    public String shortWord() {
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
