package callmart.alert;

/** How grave an alert is, from the mildest. */
public enum AlertLevel {
    YELLOW("黄色"), ORANGE("橙色"), RED("红色");

    private final String label;

    AlertLevel(String label) {
        this.label = label;
    }

    /** Chinese, as reports show it. */
    public String label() {
        return label;
    }
}
