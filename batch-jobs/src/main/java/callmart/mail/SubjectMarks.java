package callmart.mail;

/** What stands before a subject so that its reader knows why the mail comes now. */
public final class SubjectMarks {

    /** Sent after its deadline. */
    public static final String LATE = "【迟到】";
    /**
     * Sent after its deadline, and its readers were told at the deadline that it is withheld; or an alert about a day that was measured
     * again.
     */
    public static final String AFTER_NOTICE = "【补发】";
    /** A correction of what was sent before. */
    public static final String CORRECTED = "【更正】";
    /** Sent once more, asked for by hand. */
    public static final String AGAIN = "【重发】";
    /** Says that a report is withheld. */
    public static final String WITHHELD = "【缓发】";
    /** Alerts. */
    public static final String ALERT = "【预警】";

    /** Stands between a report's title and its headline. */
    private static final String BAR = "｜";

    private SubjectMarks() {
    }

    /** What follows a title. */
    static String headline(String words) {
        return BAR + words;
    }

    /** A whole subject behind another title. */
    static String asHeadline(String subject) {
        return subject.replace(BAR, " ");
    }

    static String withoutHeadline(String subject) {
        return subject.replaceFirst(BAR + ".*", "");
    }
}
