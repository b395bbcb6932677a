package callmart.contract;

/** What a slip is made of. */
public enum SlipKind {
    REVIEW("qa_reviews"), CASE("complaint_cases"), ABSENCE("attendance"), LATENESS("attendance"), BY_HAND("penalty_slips"),
    WARNING("complaint_warnings");

    private final String feed;

    SlipKind(String feed) {
        this.feed = feed;
    }

    /** The feed that it comes from. */
    public String feed() {
        return feed;
    }
}
