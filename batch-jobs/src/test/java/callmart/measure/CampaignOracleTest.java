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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A seeded dialler's log, in which attempts of every kind break every rule, against a counter of its own that goes through the log once, in the order
 * of time, with what it remembers of each contact.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CampaignOracleTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 16);
    private static final int DAYS = 8;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
    private static final List<String> OUTCOMES = List.of("connected", "no_answer", "busy", "off", "invalid", "rejected", "machine", "abandoned", "failed");
    private static final List<String> COUNTED = List.of("attempts", "connected", "abandoned", "machine", "invalid", "attempt_talk_s", "ring_s",
            "contacts_touched", "contacts_reached", "attempts_out_of_window", "attempts_over_max", "attempts_too_soon", "attempts_do_not_call",
            "attempts_in_breach", "conversions", "order_amount");

    private final List<Attempt> log = new ArrayList<>();
    private final List<Version> versions = new ArrayList<>();
    private Warehouse warehouse;

    private record Attempt(String id, String campaign, String contact, String agent, LocalDateTime dialled, LocalDateTime answered, LocalDateTime agentAt,
            LocalDateTime ended, String outcome) {
    }

    private record Version(String campaign, String contact, String agent, String state, String result, Integer amount, LocalDateTime updated) {
    }

    /** K1 has windows, a gap, 3 attempts at most and days; K2 one window over midnight; K3 nothing. */
    @BeforeAll
    void plant(@TempDir Path folder) throws IOException {
        Random random = new Random(11);
        for (String campaign : List.of("K1", "K2", "K3")) {
            for (int contact = 0; contact < 60; contact++) {
                contact(random, campaign, "C" + contact);
            }
        }
        Files.writeString(folder.resolve("campaigns.csv"), "campaign_id,name,kind,starts_on,ends_on,target,max_attempts,window_from,window_to,window2_from,"
                + "window2_to,min_gap_minutes\nK1,一,sale,2026-11-17,2026-11-22,100,3,09:00,12:00,14:00,18:00,120\nK2,二,survey,2026-11-16,,,,21:00,03:00,,,\n"
                + "K3,三,other,2026-11-16,,50,,,,,,\n");
        Files.writeString(folder.resolve("campaign_attempts.csv"), "attempt_id,campaign_id,contact_id,agent_id,dialled_at,answered_at,agent_at,ended_at,outcome\n"
                + log.stream().map(one -> String.join(",", one.id(), one.campaign(), one.contact(), one.agent(), text(one.dialled()), text(one.answered()),
                        text(one.agentAt()), text(one.ended()), one.outcome())).collect(Collectors.joining("\n")));
        Files.writeString(folder.resolve("campaign_contacts.csv"), "campaign_id,contact_id,phone,assigned_to,state,result,amount,updated_at\n"
                + versions.stream().map(one -> String.join(",", one.campaign(), one.contact(), "1380000" + one.contact().substring(1), one.agent(), one.state(),
                        one.result(), one.amount() == null ? "" : one.amount().toString(), text(one.updated()))).collect(Collectors.joining("\n")));
        Files.writeString(folder.resolve("sources.yml"), "feeds: {campaigns: [{type: csv, path: campaigns.csv}], campaign_contacts: [{type: csv, path:"
                + " campaign_contacts.csv, allow-empty: true}], campaign_attempts: [{type: csv, path: campaign_attempts.csv, allow-empty: true}]}\n");
        warehouse = SharedWarehouse.migrated("campaign_oracle");
        new FactLoader(warehouse, folder).load(folder, FIRST.datesUntil(FIRST.plusDays(DAYS + 2)).toList(), Set.of("campaign_measures"));
        assertThat(warehouse.query("SELECT count() AS held FROM campaign_attempts", Map.of(), row -> row.intValue("held"))).containsExactly(log.size());
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    /** Attempts at limits to the millisecond, in every order of day; versions that refuse, return, succeed and take it back. */
    private void contact(Random random, String campaign, String contact) {
        LocalDateTime at = FIRST.plusDays(random.nextInt(3)).atTime(LocalTime.of(random.nextInt(24), random.nextInt(4) * 15));
        for (int number = 0; number < random.nextInt(6); number++) {
            LocalDateTime dialled = at.plusNanos((random.nextInt(3) - 1) * 1_000_000L);
            String outcome = OUTCOMES.get(random.nextInt(3) == 0 ? 0 : random.nextInt(OUTCOMES.size()));
            boolean isAnswered = Set.of("connected", "abandoned", "machine").contains(outcome);
            LocalDateTime answered = isAnswered ? dialled.plusNanos(random.nextInt(30_000) * 1_000_000L) : null;
            LocalDateTime agentAt = outcome.equals("connected") ? answered.plusSeconds(random.nextInt(3)) : null;
            LocalDateTime ended = (agentAt == null ? answered == null ? dialled : answered : agentAt).plusSeconds(random.nextInt(200));
            log.add(new Attempt(campaign + contact + number, campaign, contact, random.nextInt(4) == 0 ? "" : "700" + random.nextInt(3), dialled, answered,
                    agentAt, ended, outcome));
            if (random.nextInt(3) > 0) {
                String state = List.of("open", "do_not_call", "done", "open").get(random.nextInt(4));
                String result = List.of("", "success", "pending", "failure", "success").get(random.nextInt(5));
                versions.add(new Version(campaign, contact, "700" + random.nextInt(3), state, result, random.nextBoolean() ? random.nextInt(500) : null,
                        random.nextInt(4) == 0 ? dialled : ended.plusSeconds(1 + random.nextInt(60))));
            }
            at = at.plusMinutes(List.of(120, 119, 30, 600, 1440, 180).get(random.nextInt(6))).withSecond(0).withNano(0);
        }
        versions.sort(Comparator.comparing(Version::updated));
        List<Version> distinct = new ArrayList<>();
        versions.forEach(version -> {
            distinct.removeIf(other -> other.campaign().equals(version.campaign()) && other.contact().equals(version.contact())
                    && other.updated().equals(version.updated()));
            distinct.add(version);
        });
        versions.clear();
        versions.addAll(distinct);
    }

    private static String text(LocalDateTime time) {
        return time == null ? "" : TIME.format(time);
    }

    @Test
    void the_log_is_counted_as_the_specification_says() {
        Map<String, Double> counted = counted();
        assertThat(counted.keySet().stream().map(key -> key.substring(key.lastIndexOf(' ') + 1))).as("all is planted").containsAll(COUNTED);
        assertThat(counted.keySet()).anyMatch(key -> key.contains(" K1 ") && key.endsWith("attempts_too_soon"));

        assertThat(measured()).isEqualTo(counted);
    }

    @Test
    void hours_add_up_to_the_day() {
        COUNTED.forEach(measure -> assertThat(sum("sum(" + measure + ")", "hour IS NOT NULL")).as(measure).isEqualTo(sum("sum(" + measure + ")", "1")));
        assertThat(warehouse.query("SELECT business_date FROM campaign_measures GROUP BY business_date HAVING sumIf(attempts, hour IS NULL) > 0", Map.of(),
                row -> row.date("business_date"))).isEmpty();
    }

    /** Whatever the days are split into, the parts of a split add up to the contacts of the whole, each counted once. */
    @Test
    void first_time_counts_of_any_split_add_up_to_distinct_contacts() {
        long touched = log.stream().map(one -> one.campaign() + one.contact()).distinct().count();
        long reached = log.stream().filter(one -> one.outcome().equals("connected")).map(one -> one.campaign() + one.contact()).distinct().count();
        for (int cut = 0; cut <= DAYS; cut++) {
            String before = "business_date < '" + FIRST.plusDays(cut) + "'";
            assertThat(sum("sum(contacts_touched)", before) + sum("sum(contacts_touched)", "NOT " + before)).isEqualTo(touched);
            assertThat(sum("sum(contacts_reached)", before) + sum("sum(contacts_reached)", "NOT " + before)).isEqualTo(reached);
        }
    }

    private double sum(String what, String where) {
        return warehouse.query("SELECT toDecimal64(" + what + ", 3) AS total FROM campaign_measures WHERE " + where, Map.of(), row -> row.decimal("total")
                .doubleValue()).get(0);
    }

    private Map<String, Double> measured() {
        Map<String, Double> shown = new TreeMap<>();
        warehouse.forEach("SELECT business_date, hour, campaign, agent_id, " + COUNTED.stream().map(name -> "sum(" + name + ") AS " + name)
                .collect(Collectors.joining(", ")) + " FROM campaign_measures WHERE hour IS NOT NULL GROUP BY business_date, hour, campaign, agent_id", Map.of(), row ->
                        COUNTED.stream().filter(name -> row.decimal(name).signum() != 0).forEach(name -> shown.put(row.date("business_date") + " "
                                + row.string("hour") + " " + row.string("campaign") + " " + row.string("agent_id") + " " + name, row.decimal(name).doubleValue())));
        return shown;
    }

    /** Once through the log by time; what is remembered of a contact is when it was dialled, how often, and whether it was reached. */
    private Map<String, Double> counted() {
        Map<String, Double> counts = new TreeMap<>();
        Map<String, List<Attempt>> earlier = new HashMap<>();
        log.stream().sorted(Comparator.comparing(Attempt::dialled).thenComparing(Attempt::id)).forEach(one -> {
            List<Attempt> before = earlier.computeIfAbsent(one.campaign() + "/" + one.contact(), contact -> new ArrayList<>());
            String key = one.dialled().toLocalDate() + " " + one.dialled().getHour() + " " + one.campaign() + " " + (one.agent().isEmpty() ? null : one.agent()) + " ";
            add(counts, key + "attempts", 1);
            if (Set.of("connected", "abandoned", "machine", "invalid").contains(one.outcome())) {
                add(counts, key + one.outcome(), 1);
            }
            add(counts, key + "attempt_talk_s", one.agentAt() == null ? 0 : seconds(one.agentAt(), one.ended()));
            add(counts, key + "ring_s", seconds(one.dialled(), one.answered() == null ? one.ended() : one.answered()));
            add(counts, key + "contacts_touched", before.isEmpty() ? 1 : 0);
            add(counts, key + "contacts_reached", one.outcome().equals("connected") && before.stream().noneMatch(other -> other.outcome().equals("connected")) ? 1 : 0);
            Map<String, Boolean> broken = Map.of("attempts_out_of_window", isOutOfWindow(one), "attempts_over_max", one.campaign().equals("K1") && before.size() >= 3,
                    "attempts_too_soon", one.campaign().equals("K1") && !before.isEmpty()
                            && Duration.between(before.get(before.size() - 1).dialled(), one.dialled()).compareTo(Duration.ofMinutes(120)) < 0,
                    "attempts_do_not_call", versions.stream().filter(version -> version.campaign().equals(one.campaign()) && version.contact().equals(one.contact())
                            && version.updated().isBefore(one.dialled())).reduce((first, second) -> second).filter(version -> version.state().equals("do_not_call")).isPresent());
            broken.forEach((rule, is) -> add(counts, key + rule, is ? 1 : 0));
            add(counts, key + "attempts_in_breach", broken.containsValue(true) ? 1 : 0);
            before.add(one);
        });
        versions.stream().collect(Collectors.groupingBy(version -> version.campaign() + "/" + version.contact())).values().forEach(of -> {
            Version last = of.get(of.size() - 1);
            if (last.result().equals("success")) {
                Version first = of.stream().filter(version -> version.result().equals("success")).findFirst().orElseThrow();
                String key = first.updated().toLocalDate() + " " + first.updated().getHour() + " " + first.campaign() + " " + first.agent() + " ";
                add(counts, key + "conversions", 1);
                add(counts, key + "order_amount", last.amount() == null ? 0 : last.amount());
            }
        });
        return counts;
    }

    private static boolean isOutOfWindow(Attempt one) {
        LocalTime clock = one.dialled().toLocalTime();
        return switch (one.campaign()) {
            case "K1" -> one.dialled().toLocalDate().isBefore(FIRST.plusDays(1)) || one.dialled().toLocalDate().isAfter(FIRST.plusDays(6))
                    || !(clock.getHour() >= 9 && clock.getHour() < 12 || clock.getHour() >= 14 && clock.getHour() < 18);
            case "K2" -> clock.getHour() >= 3 && clock.getHour() < 21 || one.dialled().toLocalDate().isBefore(FIRST);
            default -> one.dialled().toLocalDate().isBefore(FIRST);
        };
    }

    private static double seconds(LocalDateTime from, LocalDateTime to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static void add(Map<String, Double> counts, String key, double number) {
        if (number != 0) {
            counts.merge(key, number, (one, other) -> Math.round((one + other) * 1000) / 1000.0);
        }
    }
}
