package callmart.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A day of about three thousand calls, the same every time: for looking at, and for goldens of a full page. */
public final class BusyDay {

    private static final int[] BY_HOUR = {12, 6, 4, 3, 3, 6, 22, 74, 188, 286, 302, 264, 176, 198, 268, 281, 262, 214, 152, 118,
            92, 64, 38, 21};
    private static final String[] CATEGORIES = {"construction", "design", "sales", "property", "service", "marketing", "other",
            null};
    private static final int[] SHARES = {18, 5, 14, 33, 16, 6, 6, 2};

    private BusyDay() {
    }

    public static Map<LocalDate, List<DatasetRow>> days() {
        return Map.of(TestReports.DAY, rows(21, 1.0), TestReports.DAY.minusDays(1), rows(20, 0.95),
                TestReports.DAY.minusWeeks(1), rows(14, 1.03));
    }

    private static List<DatasetRow> rows(long seed, double volume) {
        Random random = new Random(seed);
        Map<String, Map<String, Object>> rows = new TreeMap<>();
        for (int hour = 0; hour < BY_HOUR.length; hour++) {
            long calls = Math.round(BY_HOUR[hour] * volume);
            double busy = hour == 11 ? 0.86 : hour == 15 ? 0.9 : 0.95;
            for (long call = 0; call < calls; call++) {
                add(rows, random, hour, busy);
            }
        }
        List<DatasetRow> all = new ArrayList<>();
        rows.values().forEach(row -> all.add(new DatasetRow(row)));
        return all;
    }

    private static void add(Map<String, Map<String, Object>> rows, Random random, int hour, double quick) {
        String category = pick(random.nextInt(100));
        boolean answered = random.nextDouble() < 0.975;
        String agent = answered ? String.valueOf(1001 + random.nextInt(24)) : null;
        Map<String, Long> call = new LinkedHashMap<>();
        boolean fast = answered && random.nextDouble() < quick + 0.03;
        boolean offered = answered && random.nextDouble() < 0.88;
        boolean rated = offered && random.nextDouble() < 0.62;
        double opinion = random.nextDouble();
        long talk = answered ? 40 + random.nextInt(300) + ("1023".equals(agent) ? 190 : 0) : 0;
        call.put("seizures", 1L);
        call.put("answered", bit(answered));
        call.put("lost", bit(!answered));
        call.put("talks", answered ? random.nextInt(50) == 0 ? 2L : 1L : 0L);
        call.put("answered_in_target", bit(fast));
        call.put("wait_answered_s", answered ? fast ? random.nextInt(12) : 16L + random.nextInt(60) : 0L);
        call.put("wait_lost_s", answered ? 0L : 10L + random.nextInt(80));
        call.put("talk_s", talk);
        call.put("queued", bit(random.nextDouble() < 0.4));
        call.put("queue_hangups", bit(!answered && random.nextDouble() < 0.8));
        call.put("transferred_out", bit(answered && random.nextDouble() < 0.03));
        call.put("surveys_offered", bit(offered));
        call.put("surveys_rated", bit(rated));
        call.put("satisfied", bit(rated && opinion < 0.972));
        call.put("dissatisfied", bit(rated && opinion >= 0.985));
        call.put("ivr_only", bit(random.nextInt(9) == 0));
        SmallDay.addReasons(call, call.get("lost"), call.get("queue_hangups"), 0);
        count(rows, "total", null, call);
        count(rows, "category", category, call);
        count(rows, "hour", String.valueOf(hour), call);
        count(rows, "agent", agent, call);
    }

    private static String pick(int percent) {
        int passed = 0;
        for (int i = 0; i < SHARES.length; i++) {
            passed += SHARES[i];
            if (percent < passed) {
                return CATEGORIES[i];
            }
        }
        return null;
    }

    private static long bit(boolean yes) {
        return yes ? 1 : 0;
    }

    private static void count(Map<String, Map<String, Object>> rows, String section, String key, Map<String, Long> call) {
        Map<String, Object> row = rows.computeIfAbsent(section + ":" + key, id -> new LinkedHashMap<>());
        row.put("section", section);
        row.put("key", key);
        call.forEach((measure, number) -> row.merge(measure, number, (a, b) -> (Long) a + (Long) b));
    }
}
