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

    /** What a check says should be so, for readers; of one that is gone its name. */
    public String of(String name) {
        return labels().getOrDefault(name, name);
    }

    /** The same for those who look for the check: with its name. */
    public String named(String name) {
        return labels().containsKey(name) ? of(name) + "（" + name + "）" : name;
    }
}
