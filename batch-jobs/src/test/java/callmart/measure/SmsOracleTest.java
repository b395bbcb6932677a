package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.TestHome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A seeded log of 10,000 short messages, whose receipts come up to five days late, loaded night by night against a counter of its own: after
 * each night every day says what the log up to then says, whichever days that night brought.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SmsOracleTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 9);
    private static final int DAYS = 5;
    private static final LocalDate LAST = FIRST.plusDays(DAYS + 5);
    private static final int MESSAGES = 10_000;
    private static final int BATCHES = 24;
    private static final Duration PATIENCE = Duration.ofHours(72);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
    private static final Set<String> MASS = Set.of("group", "event", "news");
    private static final List<String> KINDS = List.of("single", "group", "direct", "event", "news", "case_reply");
    private static final List<String> COUNTED = List.of("sms_submitted", "sms_parts", "sms_delivered", "sms_failed", "sms_unconfirmed", "sms_pending",
            "sms_received", "sms_replied", "sms_mass", "sms_unreviewed", "sms_batches", "sms_batches_approved", "sms_batches_rejected", "sms_reviews_late");

    /** A version of a message; of a queued one nothing was handed over yet. */
    private record Version(String id, boolean sent, String kind, String batch, String phone, int parts, String inReplyTo, LocalDateTime submitted,
            String status, LocalDateTime updated) {

        Version with(LocalDateTime at, String newStatus, LocalDateTime written) {
            return new Version(id, sent, kind, batch, phone, parts, inReplyTo, at, newStatus, written);
        }

        String line() {
            return String.join(",", id, sent ? "sent" : "received", kind, batch, phone, String.valueOf(parts), inReplyTo,
                    submitted == null ? "" : TIME.format(submitted), status, TIME.format(updated), "验证码 " + (100_000 + id.hashCode() % 1000)) + "\n";
        }
    }

    /** A version of a batch. */
    private record Batch(String id, String kind, LocalDateTime created, String result, LocalDateTime reviewed, LocalDateTime started,
            LocalDateTime updated) {

        String line() {
            return String.join(",", id, "标题", kind, TIME.format(created), result, reviewed == null ? "" : TIME.format(reviewed), TIME.format(started),
                    TIME.format(updated)) + "\n";
        }
    }

    private final List<Version> log = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();
    private TestHome home;
    private Map<LocalDate, Map<String, String>> afterNights;

    @BeforeAll
    void nights(@TempDir Path folder) {
        Random random = new Random(8);
        for (int number = 0; number < BATCHES; number++) {
            plantBatch(random, number);
        }
        for (int number = 0; number < MESSAGES; number++) {
            plant(random, number);
        }
        home = new TestHome(folder, "sms_oracle", "Asia/Shanghai", "feeds: {sms_messages: [{type: csv, path: messages.csv, allow-empty: true}],"
                + " sms_batches: [{type: csv, path: batches.csv, allow-empty: true}]}").makingOnly();
        home.setClock(Clock.fixed(LAST.plusDays(2).atTime(4, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
        home.write("batches.csv", "batch_id,title,kind,created_at,review_result,reviewed_at,started_at,updated_at\n"
                + batches.stream().map(Batch::line).collect(Collectors.joining()));
        write(log);
        afterNights = new TreeMap<>();
        for (LocalDate night : FIRST.datesUntil(LAST.plusDays(1)).toList()) {
            night(night);
            afterNights.put(night, measured());
        }
    }

    private void write(List<Version> versions) {
        home.write("messages.csv", "sms_id,direction,kind,batch_id,phone,parts,in_reply_to,submitted_at,status,updated_at,content\n"
                + versions.stream().map(Version::line).collect(Collectors.joining()));
    }

    private void night(LocalDate day) {
        TestHome.Result night = home.run("nightly", "--date", day.toString(), "--no-mail");
        assertThat(night.exit()).as(night.err() + night.out()).isIn(0, 3);
    }

    @Test
    void after_each_night_all_days_are_as_the_log_says() {
        assertThat(log).as("planted").anyMatch(version -> version.status().equals("queued"))
                .anyMatch(version -> version.submitted() != null && Duration.between(version.submitted(), version.updated()).toDays() > 3);
        afterNights.forEach((night, measured) -> assertThat(measured).as("after the night of " + night).isEqualTo(counted(night)));
    }

    @Test
    void of_every_day_the_outcomes_add_up_and_some_pend_or_stay_without_a_receipt() {
        afterNights.values().forEach(measured -> FIRST.datesUntil(LAST).forEach(day -> assertThat(value(measured, day, "sms_delivered")
                + value(measured, day, "sms_failed") + value(measured, day, "sms_unconfirmed") + value(measured, day, "sms_pending"))
                .isEqualTo(value(measured, day, "sms_submitted"))));
        assertThat(value(afterNights.get(FIRST.plusDays(2)), FIRST.plusDays(1), "sms_pending")).isPositive();
        assertThat(value(afterNights.get(LAST), FIRST.plusDays(1), "sms_unconfirmed")).isPositive();
        assertThat(value(afterNights.get(LAST), FIRST.plusDays(1), "sms_pending")).isZero();
    }

    private static long value(Map<String, String> measured, LocalDate day, String measure) {
        return Long.parseLong(measured.getOrDefault(day + " " + measure, "0"));
    }

    @Test
    void late_reviews_are_found() {
        Map<String, String> last = afterNights.get(LAST);
        assertThat(FIRST.datesUntil(LAST).mapToLong(day -> value(last, day, "sms_reviews_late")).sum())
                .isEqualTo(latest(batches, Batch::id, Batch::updated, LAST).stream().filter(batch -> batch.reviewed() != null
                        && batch.reviewed().isAfter(batch.started())).count()).isPositive();
    }

    @Test
    void a_receipt_that_comes_later_changes_its_day_alone() {
        Version open = latest(log, Version::id, Version::updated, LAST).stream().filter(version -> version.sent() && version.status().equals("submitted")
                && version.submitted().toLocalDate().equals(FIRST.plusDays(3))).findFirst().orElseThrow();
        List<Version> longer = new ArrayList<>(log);
        longer.add(open.with(open.submitted(), "delivered", LAST.plusDays(1).atTime(3, 0)));
        Map<String, String> before = rows();
        write(longer);
        night(LAST.plusDays(1));

        Map<String, String> after = rows();
        Set<String> changed = new HashSet<>(before.entrySet().stream().filter(row -> !row.getValue().equals(after.get(row.getKey()))).map(Map.Entry::getKey)
                .map(key -> key.substring(0, 10)).toList());
        assertThat(changed).containsExactly(FIRST.plusDays(3).toString());
        assertThat(after.keySet()).isEqualTo(before.keySet());
    }

    /** Day and dimensions to all measures. */
    private Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        home.warehouse().forEach("SELECT concat(toString(business_date), ' ', ifNull(kind, ''), ' ', ifNull(batch_id, '')) AS dimensions,"
                + " arrayStringConcat(groupArray(toString(tuple(* EXCEPT (business_date, kind, batch_id)))), ' ') AS measures FROM sms_measures"
                + " GROUP BY dimensions", Map.of(), row -> rows.put(row.string("dimensions"), row.string("measures")));
        return rows;
    }

    private static LocalDateTime moment(Random random) {
        return FIRST.plusDays(random.nextInt(DAYS)).atStartOfDay().plusNanos(random.nextInt(86_400_000) * 1_000_000L);
    }

    /** Reviewed before it starts or after, never, with a refusal, or refused first and approved later. */
    private void plantBatch(Random random, int number) {
        LocalDateTime started = moment(random);
        LocalDateTime created = started.minusHours(1 + random.nextInt(20));
        String id = "P" + number;
        String kind = List.copyOf(new java.util.TreeSet<>(MASS)).get(number % 3);
        batches.add(new Batch(id, kind, created, "pending", null, started, created));
        if (number % 6 != 0) {
            LocalDateTime reviewed = started.plusMinutes(random.nextInt(240) - 120);
            batches.add(new Batch(id, kind, created, number % 6 == 1 || number % 6 == 2 ? "rejected" : "approved", reviewed, started, reviewed.plusMinutes(1)));
            if (number % 6 == 2) {
                LocalDateTime again = reviewed.plusMinutes(60);
                batches.add(new Batch(id, kind, created, "approved", again, started, again.plusMinutes(1)));
            }
        }
    }

    private void plant(Random random, int number) {
        String id = "M" + number;
        LocalDateTime at = moment(random);
        if (number % 12 == 0 && number > 0) {
            Version to = log.get(random.nextInt(log.size()));
            LocalDateTime received = (to.submitted() == null ? at : to.submitted()).plusMinutes(random.nextInt(5 * 1440));
            log.add(new Version(id, false, "reply", "", random.nextBoolean() ? "+86" + to.phone() : to.phone(), 1, random.nextInt(3) == 0 ? to.id() : "",
                    received, "unknown", received));
            return;
        }
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        String batch = MASS.contains(kind) && random.nextInt(10) > 0 ? "P" + random.nextInt(BATCHES + 1) : "";
        if (!batch.isEmpty() && random.nextBoolean()) {
            at = batches.stream().filter(one -> one.id().equals(batch)).map(Batch::started).findFirst().orElse(at).plusSeconds(random.nextInt(7200));
        }
        Version first = new Version(id, true, kind, batch, "138" + (10_000_000 + random.nextInt(2500)), 1 + random.nextInt(3), "", at, "submitted", at);
        if (random.nextInt(40) == 0) {
            log.add(first.with(null, "queued", at.minusHours(random.nextInt(30))));
            if (random.nextInt(4) == 0) {
                return;
            }
        }
        log.add(first);
        if (random.nextInt(10) > 0) {
            Duration late = Duration.ofMillis(random.nextInt(5) == 0 ? random.nextInt(5 * 86_400_000) : random.nextInt(600_000));
            log.add(first.with(at, List.of("delivered", "delivered", "delivered", "delivered", "failed", "blocked", "unknown").get(random.nextInt(7)),
                    at.plus(late).plusNanos(1_000_000)));
        }
    }

    private static <T> List<T> latest(List<T> versions, java.util.function.Function<T, String> id, java.util.function.Function<T, LocalDateTime> updated,
            LocalDate until) {
        Map<String, T> latest = new HashMap<>();
        versions.stream().filter(version -> !updated.apply(version).toLocalDate().isAfter(until)).sorted(Comparator.comparing(updated))
                .forEach(version -> latest.put(id.apply(version), version));
        return List.copyOf(latest.values());
    }

    /** Day and measure to what the log up to the end of a day says, of those that are not 0. */
    private Map<String, String> counted(LocalDate night) {
        Map<String, Long> sums = new TreeMap<>();
        List<Version> all = latest(log, Version::id, Version::updated, night).stream().filter(version -> !version.status().equals("queued")).toList();
        List<Version> sent = all.stream().filter(Version::sent).toList();
        Set<String> replied = replied(all, sent);
        LocalDateTime end = night.plusDays(1).atStartOfDay();
        Map<String, List<Batch>> reviews = batches.stream().filter(batch -> batch.reviewed() != null && !batch.updated().toLocalDate().isAfter(night))
                .collect(Collectors.groupingBy(Batch::id));
        for (Version message : sent) {
            LocalDate day = message.submitted().toLocalDate();
            boolean failed = message.status().equals("failed") || message.status().equals("blocked");
            boolean open = !failed && !message.status().equals("delivered");
            boolean old = !message.submitted().plus(PATIENCE).isAfter(end);
            add(sums, day, "sms_submitted", 1);
            add(sums, day, "sms_parts", message.parts());
            add(sums, day, "sms_delivered", message.status().equals("delivered") ? 1 : 0);
            add(sums, day, "sms_failed", failed ? 1 : 0);
            add(sums, day, "sms_unconfirmed", open && old ? 1 : 0);
            add(sums, day, "sms_pending", open && !old ? 1 : 0);
            add(sums, day, "sms_replied", replied.contains(message.id()) ? 1 : 0);
            if (MASS.contains(message.kind())) {
                boolean approved = reviews.getOrDefault(message.batch(), List.of()).stream().filter(review -> !review.reviewed().isAfter(message.submitted()))
                        .max(Comparator.comparing(Batch::reviewed)).filter(review -> review.result().equals("approved")).isPresent();
                add(sums, day, "sms_mass", 1);
                add(sums, day, "sms_unreviewed", approved ? 0 : 1);
            }
        }
        all.stream().filter(message -> !message.sent()).forEach(message -> add(sums, message.submitted().toLocalDate(), "sms_received", 1));
        for (Batch batch : latest(batches, Batch::id, Batch::updated, night)) {
            add(sums, batch.created().toLocalDate(), "sms_batches", 1);
            if (batch.reviewed() != null) {
                add(sums, batch.reviewed().toLocalDate(), "sms_batches_" + batch.result(), 1);
                add(sums, batch.reviewed().toLocalDate(), "sms_reviews_late", batch.reviewed().isAfter(batch.started()) ? 1 : 0);
            }
        }
        Map<String, String> shown = new TreeMap<>();
        sums.forEach((key, sum) -> {
            if (sum > 0 && !LocalDate.parse(key.substring(0, 10)).isBefore(FIRST)) {
                shown.put(key, sum.toString());
            }
        });
        return shown;
    }

    private static void add(Map<String, Long> sums, LocalDate day, String measure, long value) {
        sums.merge(day + " " + measure, value, Long::sum);
    }

    private static Set<String> replied(List<Version> all, List<Version> sent) {
        Map<String, Version> byId = sent.stream().collect(Collectors.toMap(Version::id, version -> version));
        Map<String, List<Version>> byNumber = sent.stream().collect(Collectors.groupingBy(Version::phone));
        Set<String> replied = new HashSet<>();
        for (Version reply : all.stream().filter(version -> !version.sent()).toList()) {
            Version to = !reply.inReplyTo().isEmpty() ? byId.get(reply.inReplyTo())
                    : byNumber.getOrDefault(reply.phone().replaceFirst("^\\+86", ""), List.of()).stream()
                            .filter(message -> isWithin(message, reply)).max(Comparator.comparing(Version::submitted)).orElse(null);
            if (to != null && isWithin(to, reply)) {
                replied.add(to.id());
            }
        }
        return replied;
    }

    private static boolean isWithin(Version message, Version reply) {
        return Objects.requireNonNull(message.submitted()).compareTo(reply.submitted()) <= 0 && !message.submitted().plus(PATIENCE).isBefore(reply.submitted());
    }

    private Map<String, String> measured() {
        Map<String, String> shown = new TreeMap<>();
        String sums = COUNTED.stream().map(measure -> "sum(" + measure + ") AS " + measure).collect(Collectors.joining(", "));
        home.warehouse().forEach("SELECT business_date, " + sums + " FROM sms_measures WHERE business_date >= '" + FIRST + "' GROUP BY business_date",
                Map.of(), row -> COUNTED.forEach(measure -> {
                    if (row.longValue(measure) > 0) {
                        shown.put(row.date("business_date") + " " + measure, String.valueOf(row.longValue(measure)));
                    }
                }));
        return shown;
    }
}
