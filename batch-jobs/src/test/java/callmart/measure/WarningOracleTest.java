package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Steps of complaint warnings against a counter of their own, which knows the ten steps by heart: seeded logs with planted moves, withdrawals,
 * returns and impossible ends, and each step at its limit to the millisecond.
 */
class WarningOracleTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 16);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 24);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
    private static final List<String> TIMES = List.of("determined_at", "reported_at", "reviewed_at", "returned_at", "escalated_at", "store_done_at",
            "guided_at", "feedback_at", "division_asked_at", "division_opinion_at", "recontacted_at", "closed_at");
    private static final List<String> STEPS = List.of("report", "review", "return", "store", "guidance", "feedback", "division", "recontact", "close", "again");

    @TempDir
    private Path folder;

    /** What a version of a round says. */
    private record Version(String warning, int round, Map<String, LocalDateTime> times, String result, Boolean satisfied, LocalDateTime updated) {
    }

    @Test
    void seeded_logs_are_counted_as_the_specification_says() throws IOException {
        List<Version> log = new ArrayList<>();
        Random random = new Random(7);
        for (int number = 0; number < 150; number++) {
            plant(log, random, "W" + number);
        }
        assertThat(log).hasSizeGreaterThan(800).anyMatch(version -> "returned".equals(version.result())).anyMatch(version -> version.round() > 2);

        assertThat(measured(log)).isEqualTo(counted(log));
        assertThat(dayByDay()).isEqualTo(counted(log));
    }

    /** Each step a round of its own, whose deadline is 20 November 12:00 and whose end is given. */
    @Test
    void each_step_at_its_limit_to_the_millisecond() throws IOException {
        LocalDateTime due = LocalDate.of(2026, 11, 20).atTime(12, 0);
        List<Version> log = new ArrayList<>();
        Map<String, Integer> lateBy = new LinkedHashMap<>(Map.of("early", -1, "exact", 0, "late", 1));
        for (String step : STEPS.subList(0, STEPS.size() - 1)) {
            lateBy.forEach((name, millis) -> log.add(oneStep(step, name, due, due.plusNanos(millis * 1_000_000L))));
            log.add(oneStep(step, "open", due, null));
            log.add(oneStep(step, "before", due, due.minus(limit(step)).minusNanos(1_000_000)));
        }
        assertThat(measured(log)).isEqualTo(counted(log));
        for (String step : STEPS.subList(0, STEPS.size() - 1)) {
            assertThat(measured(log.stream().filter(version -> version.warning().startsWith(step + "-")).toList()))
                    .as("%s: of five rounds one ended before it began and is neither due nor done", step)
                    .containsEntry("2026-11-20 " + step, "4 due, 2 on time");
        }
    }

    @Test
    void the_day_after_a_dissatisfied_customer_ends_with_its_last_millisecond() throws IOException {
        List<Version> log = new ArrayList<>();
        Map<String, LocalDateTime> next = Map.of("in_time", LocalDate.of(2026, 11, 21).atTime(LocalTime.of(23, 59, 59, 999_000_000)), "late",
                LocalDate.of(2026, 11, 22).atStartOfDay());
        next.forEach((warning, reported) -> {
            Map<String, LocalDateTime> times = new LinkedHashMap<>(Map.of("determined_at", LocalDate.of(2026, 11, 20).atTime(8, 0),
                    "recontacted_at", LocalDate.of(2026, 11, 20).atTime(9, 0)));
            log.add(new Version(warning, 1, times, null, false, times.get("recontacted_at")));
            log.add(new Version(warning, 2, Map.of("determined_at", reported, "reported_at", reported), null, null, reported.plusSeconds(1)));
        });

        assertThat(measured(log)).containsEntry("2026-11-21 again", "2 due, 1 on time").isEqualTo(counted(log));
    }

    /** The 20th was measured with the first start; what later days bring moves nothing of it. */
    @Test
    void a_version_that_moves_a_start_changes_no_day_that_was_measured() throws IOException {
        LocalDateTime at = LocalDate.of(2026, 11, 20).atTime(9, 0);
        Version first = new Version("W", 1, Map.of("determined_at", at, "reported_at", at.plusMinutes(20)), null, null, at.plusMinutes(20));
        Map<String, String> before = measured(List.of(first));
        Version moved = new Version("W", 1, Map.of("determined_at", at.plusHours(3), "reported_at", at.plusHours(4)), null, null,
                LocalDate.of(2026, 11, 21).atTime(13, 0));

        assertThat(before).isEqualTo(Map.of("2026-11-20 report", "1 due, 1 on time", "2026-11-20 review", "1 due, 0 on time"));
        assertThat(measured(List.of(first, moved))).isEqualTo(before);
    }

    /** Written after the deadline: the review, due at 10:20, is said to have ended before the report that it begins with. It takes nothing back and is no end. */
    @Test
    void an_end_before_the_start_does_not_meet_a_deadline_that_has_passed() throws IOException {
        LocalDateTime at = LocalDate.of(2026, 11, 20).atTime(9, 0);
        Map<String, LocalDateTime> times = Map.of("determined_at", at, "reported_at", at.plusMinutes(20));
        Map<String, LocalDateTime> backwards = Map.of("determined_at", at, "reported_at", at.plusMinutes(20), "reviewed_at", at);
        List<Version> log = List.of(new Version("W", 1, times, null, null, at.plusMinutes(25)), new Version("W", 1, backwards, "accepted", null, at.plusHours(2)));

        assertThat(measured(log)).isEqualTo(Map.of("2026-11-20 report", "1 due, 1 on time", "2026-11-20 review", "1 due, 0 on time")).isEqualTo(counted(log));
    }

    private static Version oneStep(String step, String name, LocalDateTime due, LocalDateTime end) {
        LocalDateTime start = due.minus(limit(step));
        Map<String, LocalDateTime> times = new LinkedHashMap<>(Map.of("determined_at", step.equals("report") ? start : due.minusDays(6)));
        if (!step.equals("report")) {
            times.put(begin(step), start);
        }
        if (end != null) {
            times.put(end(step), end);
        }
        String result = step.equals("return") ? "returned" : times.containsKey("escalated_at") ? "accepted" : null;
        if (result != null) {
            times.putIfAbsent("reviewed_at", due.minusDays(5));
        }
        return new Version(step + "-" + name, 1, times, result, null, due.plusHours(1));
    }

    private static String begin(String step) {
        return switch (step) {
            case "report" -> "determined_at";
            case "review" -> "reported_at";
            case "return" -> "reviewed_at";
            case "store", "guidance" -> "escalated_at";
            case "feedback" -> "guided_at";
            case "division" -> "division_asked_at";
            default -> "feedback_at";
        };
    }

    private static String end(String step) {
        return switch (step) {
            case "report" -> "reported_at";
            case "review" -> "reviewed_at";
            case "return" -> "returned_at";
            case "store" -> "store_done_at";
            case "guidance" -> "guided_at";
            case "feedback" -> "feedback_at";
            case "division" -> "division_opinion_at";
            case "recontact" -> "recontacted_at";
            default -> "closed_at";
        };
    }

    private static Duration limit(String step) {
        return switch (step) {
            case "report", "return", "feedback" -> Duration.ofMinutes(30);
            case "review", "store" -> Duration.ofHours(1);
            case "guidance" -> Duration.ofHours(3);
            case "division" -> Duration.ofHours(24);
            case "recontact" -> Duration.ofHours(6);
            default -> Duration.ofHours(48);
        };
    }

    /** A warning of one to three rounds: versions as the times come, some of which move, empty or contradict what was said. */
    private static void plant(List<Version> log, Random random, String warning) {
        LocalDateTime at = FIRST.plusDays(1 + random.nextInt(4)).atTime(7, 0).plusSeconds(random.nextInt(12 * 3600));
        for (int round = 1; round <= 3; round++) {
            Map<String, LocalDateTime> times = new LinkedHashMap<>();
            String result = null;
            Boolean satisfied = null;
            LocalDateTime updated = at;
            for (String time : TIMES) {
                boolean isReturned = "returned".equals(result);
                if (time.equals("returned_at") != isReturned && (isReturned || time.equals("returned_at")) || random.nextInt(12) == 0
                        && !time.equals("determined_at") || time.startsWith("division") && random.nextInt(2) == 0
                        || time.equals("escalated_at") && !"accepted".equals(result)) {
                    continue;
                }
                at = at.plusSeconds(time.equals("determined_at") ? 0 : random.nextInt(2 * 3600)).plusNanos(random.nextInt(1000) * 1_000_000L);
                times.put(time, random.nextInt(25) == 0 && !time.equals("determined_at") ? at.minusHours(4) : at);
                result = time.equals("reviewed_at") ? random.nextInt(8) == 0 ? "returned" : "accepted" : result;
                satisfied = time.equals("recontacted_at") ? Boolean.valueOf(random.nextBoolean()) : satisfied;
                LocalDateTime late = at.plusMinutes(random.nextInt(5) == 0 ? 400 : 1);
                updated = late.isAfter(updated) ? late : updated.plusSeconds(1);
                Map<String, LocalDateTime> said = new LinkedHashMap<>(times);
                if (random.nextInt(6) == 0) {
                    List<String> given = said.keySet().stream().filter(name -> !name.equals("reviewed_at") && !name.equals("recontacted_at")).toList();
                    String changed = given.get(random.nextInt(given.size()));
                    if (random.nextBoolean() && !changed.equals("determined_at")) {
                        said.remove(changed);
                    } else {
                        said.put(changed, said.get(changed).minusMinutes(random.nextInt(90)));
                    }
                }
                log.add(new Version(warning, round, said, result, satisfied, updated));
            }
            if (satisfied == null || satisfied) {
                return;
            }
            at = at.plusHours(4 + random.nextInt(40));
        }
    }

    /** Day and step to how many were due and on time, of those that had any. */
    private static Map<String, String> counted(List<Version> log) {
        Map<String, int[]> counts = new TreeMap<>();
        Map<List<Object>, List<Version>> rounds = log.stream().sorted(Comparator.comparing(Version::updated))
                .collect(Collectors.groupingBy(version -> List.of(version.warning(), version.round())));
        rounds.forEach((round, versions) -> {
            LocalDateTime nextReported = rounds.getOrDefault(List.of(round.get(0), (int) round.get(1) + 1), List.of()).stream()
                    .map(version -> version.times().get("reported_at")).filter(Objects::nonNull).findFirst().orElse(null);
            for (String step : STEPS) {
                count(step, versions, nextReported, counts);
            }
        });
        Map<String, String> shown = new TreeMap<>();
        counts.forEach((key, count) -> shown.put(key, count[0] + " due, " + count[1] + " on time"));
        return shown;
    }

    private static void count(String step, List<Version> versions, LocalDateTime nextReported, Map<String, int[]> counts) {
        Map<String, LocalDateTime> first = new LinkedHashMap<>();
        List<LocalDateTime> deadlines = new ArrayList<>();
        List<LocalDateTime> ends = new ArrayList<>();
        for (Version version : versions) {
            version.times().forEach(first::putIfAbsent);
            LocalDateTime end = step.equals("again") ? nextReported : step.equals("guidance") ? earliest(version.times().get("guided_at"),
                    version.times().get("division_asked_at")) : version.times().get(end(step));
            LocalDateTime deadline = deadline(step, first, version);
            LocalDateTime start = start(step, first);
            boolean isBackwards = start != null && end != null && end.isBefore(start);
            deadlines.add(isBackwards ? null : deadline);
            ends.add(isBackwards ? null : end);
        }
        for (LocalDateTime deadline : Set.copyOf(deadlines.stream().filter(Objects::nonNull).toList())) {
            boolean due = false;
            boolean met = false;
            for (int i = 0; i < deadlines.size(); i++) {
                if (deadline.equals(deadlines.get(i))) {
                    boolean isShownDone = ends.get(i) != null && !ends.get(i).isAfter(deadline);
                    boolean isLast = i == deadlines.size() - 1;
                    boolean isKept = isLast || deadline.equals(deadlines.get(i + 1)) || !versions.get(i + 1).updated().isBefore(deadline);
                    boolean isLeftLate = !isLast && !deadline.equals(deadlines.get(i + 1)) && isKept;
                    due |= isShownDone || isLast || isLeftLate;
                    met |= isShownDone || isLeftLate && ends.get(i + 1) != null && !ends.get(i + 1).isAfter(deadline);
                }
            }
            if (due) {
                int[] count = counts.computeIfAbsent(deadline.toLocalDate() + " " + step, key -> new int[2]);
                count[0]++;
                count[1] += met ? 1 : 0;
            }
        }
    }

    private static LocalDateTime start(String step, Map<String, LocalDateTime> first) {
        return switch (step) {
            case "recontact" -> latest(first.get("feedback_at"), first.get("division_opinion_at"));
            case "close" -> earliest(first.get("feedback_at"), first.get("division_opinion_at"));
            case "again" -> first.get("recontacted_at");
            default -> first.get(begin(step));
        };
    }

    private static LocalDateTime deadline(String step, Map<String, LocalDateTime> first, Version version) {
        LocalDateTime start = start(step, first);
        if (start == null || step.equals("return") && !"returned".equals(version.result())
                || step.equals("again") && (!Boolean.FALSE.equals(version.satisfied()) || version.times().containsKey("closed_at"))) {
            return null;
        }
        return step.equals("again") ? start.toLocalDate().plusDays(1).atTime(LocalTime.of(23, 59, 59, 999_000_000)) : start.plus(limit(step));
    }

    private static LocalDateTime earliest(LocalDateTime one, LocalDateTime other) {
        return one == null ? other : other == null || one.isBefore(other) ? one : other;
    }

    private static LocalDateTime latest(LocalDateTime one, LocalDateTime other) {
        return one == null ? other : other == null || one.isAfter(other) ? one : other;
    }

    private Map<String, String> measured(List<Version> log) throws IOException {
        String head = "warning_id,round,agent_id," + String.join(",", TIMES) + ",review_result,customer_satisfied,updated_at\n";
        Files.writeString(folder.resolve("complaint_warnings.csv"), head + log.stream().map(WarningOracleTest::line).collect(Collectors.joining()));
        Files.writeString(folder.resolve("sources.yml"), "feeds: {complaint_warnings: [{type: csv, path: complaint_warnings.csv, allow-empty: true}]}\n");
        try (Warehouse warehouse = SharedWarehouse.migrated("warning_oracle")) {
            List<LocalDate> days = FIRST.minusDays(3).datesUntil(LAST.plusDays(6)).toList();
            new FactLoader(warehouse, folder).load(folder, days, Set.of("warning_measures"));
            assertThat(warehouse.query("SELECT count() AS held FROM complaint_warnings", Map.of(), row -> row.intValue("held"))).containsExactly(log.size());
            Map<String, String> shown = new TreeMap<>();
            warehouse.forEach("SELECT business_date, step, sum(warning_steps_due) AS due, sum(warning_steps_on_time) AS met FROM warning_measures"
                    + " WHERE step IS NOT NULL GROUP BY business_date, step", Map.of(), row -> shown.put(row.date("business_date") + " "
                            + row.string("step"), row.intValue("due") + " due, " + row.intValue("met") + " on time"));
            return shown;
        }
    }

    /** Of what was loaded: days by themselves, each with the warnings that bear on it, none with all. */
    private static Map<String, String> dayByDay() {
        Map<String, String> shown = new TreeMap<>();
        try (Warehouse warehouse = Warehouse.open(SharedWarehouse.settings("warning_oracle"))) {
            assertThat(open(warehouse, LAST.plusDays(30), "{day:Date}", 1)).isNotEmpty();
            FIRST.minusDays(30).datesUntil(LAST.plusDays(30)).forEach(day -> {
                assertThat(open(warehouse, day, "{day:Date}", 1)).as("open on " + day).isEqualTo(open(warehouse, day, "toDate('1970-01-02')", 0));
                if (day.isBefore(FIRST.minusDays(3)) || day.isAfter(LAST.plusDays(10))) {
                    assertThat(warehouse.query("SELECT count() AS n FROM warning_versions(from = {day:Date}, to = {day:Date}, still_open = 0)", Map.of("day", day),
                            row -> row.intValue("n"))).as("versions that bear on " + day).containsExactly(0);
                } else {
                    warehouse.forEach("SELECT kind, count() AS due, sum(is_met) AS met FROM obligations(of = ['complaint_warnings'], from = {day:Date}, to = {day:Date})"
                            + " GROUP BY kind", Map.of("day", day), row -> shown.put(day + " " + row.string("kind"), row.intValue("due") + " due, "
                                    + row.intValue("met") + " on time"));
                }
            });
        }
        return shown;
    }

    private static List<String> open(Warehouse warehouse, LocalDate day, String from, int stillOpen) {
        return warehouse.query("SELECT round_id, version FROM warning_rounds(from = " + from + ", to = {day:Date}, still_open = " + stillOpen + ")"
                + " WHERE toDate(first['determined_at'], 'Asia/Shanghai') <= {day:Date} AND ifNull(toDate(closed_at, 'Asia/Shanghai') >= {day:Date}, 1)"
                + " AND NOT ifNull(review_result = 'returned' AND toDate(returned_at, 'Asia/Shanghai') < {day:Date}, 0) ORDER BY round_id",
                Map.of("day", day), row -> row.string("round_id") + " " + row.intValue("version"));
    }

    private static String line(Version version) {
        return version.warning() + "," + version.round() + ",7001," + TIMES.stream().map(time -> version.times().containsKey(time)
                ? TIME.format(version.times().get(time)) : "").collect(Collectors.joining(",")) + "," + Objects.toString(version.result(), "") + ","
                + (version.satisfied() == null ? "" : version.satisfied() ? "yes" : "no") + "," + TIME.format(version.updated()) + "\n";
    }
}
