package callmart.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A day small enough to work by hand: 200 calls, 184 of them answered in 15 s (92.00 %), 117 of 120 ratings satisfied
 * (97.50 %). Callers who hung up in a queue gave up, the other lost ones waited too long; one was turned away.
 * The day before has 190 calls, 178 in 15 s; the week before has no data.
 */
public final class SmallDay {

    private static final List<String> MEASURES = List.of("seizures", "answered", "lost", "talks", "answered_in_target",
            "wait_answered_s", "wait_lost_s", "talk_s", "queued", "queue_hangups", "transferred_out", "surveys_offered",
            "surveys_rated", "satisfied", "dissatisfied", "ivr_only");

    private SmallDay() {
    }

    public static Map<LocalDate, List<DatasetRow>> days() {
        return Map.of(TestReports.DAY, today(), TestReports.DAY.minusDays(1), List.of(row("total", null,
                "190 180 10 185 178 900 280 33300 70 9 5 160 100 99 1 20")));
    }

    /** The small day with its worst category under another code. */
    public static Map<LocalDate, List<DatasetRow>> withCategory(String code) {
        List<DatasetRow> rows = new ArrayList<>(today());
        rows.set(2, row("category", code, "40 36 4 37 34 180 122.2 6660 15 3 1 31 25 24 0 8"));
        return Map.of(TestReports.DAY, rows);
    }

    private static List<DatasetRow> today() {
        List<DatasetRow> rows = new ArrayList<>(List.of(
                row("total", null, "200 190 10 195 184 950 305.5 35100 80 8 5 171 120 117 1 21"),
                row("category", "property", "150 144 6 148 141 720 183.3 26640 60 5 4 130 90 88 1 10"),
                row("category", "sales", "40 36 4 37 34 180 122.2 6660 15 3 1 31 25 24 0 8"),
                row("category", null, "10 10 0 10 9 50 0 1800 5 0 0 10 5 5 0 3"),
                row("hour", "9", "120 116 4 118 114 580 122 21240 45 3 3 104 75 74 0 9"),
                row("hour", "11", "50 45 5 47 42 225 152.75 8460 25 4 1 40 27 26 1 6"),
                row("hour", "14", "30 29 1 30 28 145 30.75 5400 10 1 1 27 18 17 0 6")));
        String[] talkSeconds = {"4500", "4650", "4800", "4950", "4500", "12600"};
        for (int i = 0; i < talkSeconds.length; i++) {
            rows.add(row("agent", String.valueOf(1018 + i),
                    "30 30 0 30 28 150 0 " + talkSeconds[i] + " 12 0 1 27 19 18 0 0"));
        }
        rows.add(row("agent", null, "10 0 10 0 0 0 305.5 0 8 8 0 0 0 0 0 21"));
        return rows;
    }

    private static DatasetRow row(String section, String key, String numbers) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("section", section);
        values.put("key", key);
        String[] parts = numbers.split(" ");
        for (int i = 0; i < parts.length; i++) {
            values.put(MEASURES.get(i), parts[i].contains(".") ? (Object) new java.math.BigDecimal(parts[i])
                    : (Object) Long.valueOf(parts[i]));
        }
        addReasons(values, (Long) values.get("lost"), (Long) values.get("queue_hangups"), section.equals("total") ? 1 : 0);
        return new DatasetRow(values);
    }

    /** Those who hung up gave up, the other lost ones waited too long. */
    static void addReasons(Map<String, ? super Long> row, long lost, long gaveUp, long turnedAway) {
        row.put("lost_abandoned", gaveUp);
        row.put("lost_timeout", lost - gaveUp);
        List.of("lost_key", "lost_empty", "lost_full", "lost_closed", "lost_other", "lost_short").forEach(none -> row.put(none, 0L));
        row.put("turned_away", turnedAway);
    }

    /** A day on which nobody asked for an agent. */
    public static Map<LocalDate, List<DatasetRow>> nobody() {
        return Map.of();
    }
}
