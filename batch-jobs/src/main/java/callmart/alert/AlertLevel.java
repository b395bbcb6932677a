package callmart.alert;

import callmart.report.Text;

/** How grave an alert is, from the mildest. */
public enum AlertLevel {
    YELLOW(Text.ALERT_YELLOW), ORANGE(Text.ALERT_ORANGE), RED(Text.ALERT_RED);

    private final Text text;

    AlertLevel(Text text) {
        this.text = text;
    }

    /** As readers see it. */
    public Text text() {
        return text;
    }
}
