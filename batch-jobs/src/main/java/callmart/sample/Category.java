package callmart.sample;

/** What a call is about, with the length of such a conversation. */
enum Category {
    CONSTRUCTION("construction", "工程质量类", 165),
    DESIGN("design", "规划设计类", 155),
    SALES("sales", "销售管理类", 150),
    PROPERTY("property", "物业管理类", 155),
    SERVICE("service", "客户服务类", 140),
    MARKETING("marketing", "营销类", 125),
    OTHER("other", "其他", 105);

    private final String canonical;
    private final String label;
    private final int medianTalkSeconds;

    Category(String canonical, String label, int medianTalkSeconds) {
        this.canonical = canonical;
        this.label = label;
        this.medianTalkSeconds = medianTalkSeconds;
    }

    String canonical() {
        return canonical;
    }

    /** As the centre's own system spells it. */
    String label() {
        return label;
    }

    int medianTalkSeconds() {
        return medianTalkSeconds;
    }
}
