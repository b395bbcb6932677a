package callmart.measure;

import java.util.Map;

/** What checks say should be so, in Chinese. Read from their files when first asked for. */
public final class CheckWords {

    private final Checks checks;
    private Map<String, String> labels;

    public CheckWords(Checks checks) {
        this.checks = checks;
    }

    /** Check to what should be so. */
    public synchronized Map<String, String> labels() {
        if (labels == null) {
            labels = checks.labels();
        }
        return labels;
    }

    /** Whether reports begin with what the check found. */
    public boolean isOpening(String name) {
        return checks.openings().contains(name);
    }

    /** What a check says should be so, with the check's name; of one that is gone the name alone. */
    public String of(String name) {
        return labels().containsKey(name) ? labels().get(name) + "（" + name + "）" : name;
    }
}
