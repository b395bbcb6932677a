package callmart.mail;

/** How much of a report stands in the message that carries it. */
public enum BodyDetail {
    /** All that a mail shows of it. */
    FULL,
    /** The headline cards, or how many rows a list has; no row of a table, and no picture. */
    SUMMARY,
    /** That the report is attached; no figure, neither in the subject. */
    NONE
}
