package callmart.operate;

import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code callmart.retention} of {@code application.yml}: how many days things are kept. Twelve months are 365 days, fewer their share,
 rounded up.
 *
 * @param days kind to days; a kind that is missing is kept for ever
 */
public record RetentionSettings(Map<Kind, Integer> days) {

    private static final Pattern AGE = Pattern.compile("([1-9][0-9]{0,4})([dm])");
    private static final int MONTHS = 12;
    private static final int DAYS_OF_A_YEAR = 365;

    /** What can be removed. */
    public enum Kind {
        /** Report files, counted from the last day of their period. */
        REPORTS("reports", 35),
        /** Messages under {@code out/mail}, from when they were written. */
        MAILS("mails", 35),
        /** Files under {@code var/log}, from when they were written last. */
        LOGS("logs", 7),
        /** Refused rows with what was delivered, from when they were refused. */
        REJECTED_ROWS("rejected-rows", 7),
        /** Runs, row accounting, warnings and checks, from when they were recorded. */
        RUN_RECORDS("run-records", 400),
        /** What killed runs left behind: staging tables and drafts of files. */
        LEFT_OVERS("left-overs", 1),
        /** Facts, from their business day. Measures stay. */
        FACTS("facts", 400),
        /** Numbers and words of customers in facts, refused rows and warnings, from their business day; keys take their place. */
        PERSONAL("personal", 180),
        /** Who read what, from when it was done. */
        AUDIT("audit", 30);

        private final String key;
        private final int least;

        Kind(String key, int least) {
            this.key = key;
            this.least = least;
        }

        /** The word of the configuration. */
        public String key() {
            return key;
        }
    }

    public RetentionSettings {
        days = Map.copyOf(days);
        days.forEach((kind, number) -> {
            if (number < kind.least) {
                throw new IllegalArgumentException(kind.key + " are needed for at least " + kind.least + " days, found " + number + "d");
            }
        });
    }

    /** The values that hold when nothing is configured: reports and facts are kept for ever. */
    public static RetentionSettings defaults() {
        return new RetentionSettings(Map.of(Kind.MAILS, 400, Kind.LOGS, 60, Kind.REJECTED_ROWS, 90, Kind.RUN_RECORDS, 800,
                Kind.LEFT_OVERS, 2, Kind.AUDIT, 400));
    }

    /** Reads the mapping; what is wrong is recorded in its faults. A key that is there without a value is kept for ever. */
    public static RetentionSettings read(Optional<YamlNode> node) {
        if (node.isEmpty()) {
            return defaults();
        }
        Map<String, YamlNode> given = node.get().entries();
        YamlMap map = node.get().map("reports", "mails", "logs", "rejected-rows", "run-records", "left-overs", "facts",
                "personal", "audit");
        Map<Kind, Integer> days = new TreeMap<>(defaults().days());
        for (Kind kind : Kind.values()) {
            if (given.containsKey(kind.key)) {
                days.remove(kind);
                map.find(kind.key).flatMap(value -> read(kind, value)).ifPresent(number -> days.put(kind, number));
            }
        }
        return new RetentionSettings(days);
    }

    private static Optional<Integer> read(Kind kind, YamlNode value) {
        return value.parsed(Optional.empty(), text -> {
            Matcher matcher = AGE.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("expected days such as 90d, months such as 18m, or nothing to keep for ever; found '"
                        + text + "'");
            }
            int number = Integer.parseInt(matcher.group(1));
            if (matcher.group(2).equals("m")) {
                number = (number * DAYS_OF_A_YEAR + MONTHS - 1) / MONTHS;
            }
            new RetentionSettings(Map.of(kind, number));
            return Optional.of(number);
        });
    }

    /** The first day that is kept; empty when all are. */
    public Optional<LocalDate> keptFrom(Kind kind, LocalDate today) {
        return Optional.ofNullable(days.get(kind)).map(today::minusDays);
    }
}
