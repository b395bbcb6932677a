package callmart.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import callmart.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class CrmDatabaseTest {

    private static final Set<String> OPTIONAL_ANSWERS = Set.of("transferred", "needs_reply", "in_scope", "info_available", "resolved",
            "customer_accepted", "first_contact");

    private List<Map<String, Object>> ticketVersions;
    private List<Map<String, Object>> caseVersions;
    private Collection<Map<String, Object>> tickets;
    private Collection<Map<String, Object>> cases;
    private Map<String, CallRow> talks;

    @BeforeAll
    void extract() throws IOException, SQLException {
        Path home = WrittenCentre.home();
        ticketVersions = extract(home, "sample_tickets", WrittenCentre.FIRST, WrittenCentre.LAST);
        caseVersions = extract(home, "sample_cases", WrittenCentre.FIRST, WrittenCentre.LAST);
        tickets = latest(ticketVersions, "ticket_id", "created_at");
        cases = latest(caseVersions, "case_id", "received_at");
        talks = WrittenCentre.days().stream().flatMap(day -> CallRow.of(WrittenCentre.file(home, "calls", "calls-", day, ".csv")).stream())
                .filter(row -> row.isSound() && row.isInbound() && row.answered() != null && row.key().endsWith("/1"))
                .collect(Collectors.toMap(CallRow::callId, row -> row, (one, twice) -> one));
    }

    @Test
    void everyTicketIsOfAnAnsweredCallAndItsAgent() {
        assertThat(tickets).hasSizeGreaterThan(20_000).allSatisfy(ticket -> {
            CallRow talk = talks.get(ticket.get("call_id"));
            assertThat(ticket.get("agent_id")).isEqualTo(talk.agentId());
            assertThat((LocalDateTime) ticket.get("created_at")).isBetween(talk.answered(), talk.ended());
        });
        assertThat(tickets.stream().map(ticket -> ticket.get("call_id")).distinct()).hasSameSizeAs(tickets);
        assertThat((double) tickets.size() / talks.size()).isEqualTo(0.35, within(0.02));
    }

    @Test
    void timesOfEveryVersionAreInOrder() {
        assertThat(ticketVersions).allSatisfy(row -> {
            assertInOrder(row, "created_at", "first_response_at", "updated_at");
            assertInOrder(row, "created_at", "replied_at", "updated_at");
            assertInOrder(row, "created_at", "step_done_at", "closed_at", "updated_at");
        });
        assertThat(caseVersions).allSatisfy(row -> {
            assertInOrder(row, "received_at", "lead_reviewed_at", "updated_at");
            assertInOrder(row, "received_at", "replied_at", "judged_at", "appealed_at", "updated_at");
        });
    }

    @Test
    void noRecordHasTwoVersionsOfTheSameTime() {
        assertThat(ticketVersions.stream().map(row -> row.get("ticket_id") + "/" + row.get("updated_at"))).doesNotHaveDuplicates();
        assertThat(caseVersions.stream().map(row -> row.get("case_id") + "/" + row.get("updated_at"))).doesNotHaveDuplicates();
    }

    @Test
    void requiredCellsAreGivenAndWordsAreTheSystemsOwn() {
        assertThat(ticketVersions).allSatisfy(row -> {
            assertThat(row.get("kind")).isIn(TicketDesk.KINDS);
            assertThat(row.get("status")).isIn("处理中", "已办结", TicketDesk.SPAM_STATE);
            assertThat(row.get("urgency")).isIn("低", "一般", "紧急", "特急");
            assertThat(row.get("customer_gender")).isIn("男", "女", "未知");
            assertThat(row.get("result")).isIn("成交", "跟进", "未成交", null);
            OPTIONAL_ANSWERS.forEach(column -> assertThat(row.get(column)).isIn("是", "否", null));
        });
        assertThat(caseVersions).allSatisfy(row -> {
            assertThat(row.get("nature")).isIn("业务", "态度", "其他");
            assertThat(row.get("verdict")).isIn("待定", "成立", "不成立");
            assertThat(row.get("appeal_verdict")).isIn("维持", "撤销", null);
            assertThat(row.get("appeal_by")).isIn("领班", "评审组", "值班经理", null);
            assertThat(row.get("reply_mode")).isIn("电话", "短信", "解释", "其他", null);
        });
    }

    @Test
    void levelsOfTicketsLookLikeAContractReport() {
        assertThat(share(tickets, is("kind", "咨询"))).isEqualTo(0.65, within(0.02));
        assertThat(share(tickets, is("kind", "建议"))).isEqualTo(0.15, within(0.01));
        assertThat(share(tickets, is("kind", "投诉"))).isEqualTo(0.12, within(0.01));
        assertThat(share(tickets, is("result", "成交"))).isEqualTo(0.29, within(0.02));
        List<Map<String, Object>> inScope = tickets.stream().filter(is("in_scope", "是")).toList();
        assertThat(share(inScope, is("info_available", "是").and(is("resolved", "是"))
                .or(is("info_available", "否").and(is("customer_accepted", "是"))))).isEqualTo(0.96, within(0.01));
        assertThat(share(tickets, is("first_contact", "是"))).isEqualTo(0.81, within(0.02));
        assertThat(share(tickets, row -> !time(row, "first_response_at").isAfter(time(row, "created_at").plusMinutes(5))))
                .isEqualTo(0.955, within(0.01));
        assertThat(share(due("reply_due_at"), row -> row.get("replied_at") != null
                && !time(row, "replied_at").isAfter(time(row, "reply_due_at")))).isEqualTo(0.97, within(0.015));
        assertThat(share(due("step_due_at"), row -> row.get("step_done_at") == null
                || time(row, "step_done_at").isAfter(time(row, "step_due_at")))).isEqualTo(0.02, within(0.01));
    }

    @Test
    void aTenthOfComplaintsBecomesCasesWhoseVerdictFollowsDaysLater() {
        Map<Object, Map<String, Object>> byId = tickets.stream().collect(Collectors.toMap(row -> row.get("ticket_id"), row -> row));
        assertThat(cases).allSatisfy(row -> {
            Map<String, Object> ticket = byId.get(row.get("ticket_id"));
            assertThat(ticket).containsEntry("kind", "投诉").containsEntry("agent_id", row.get("agent_id"))
                    .containsEntry("call_id", row.get("call_id"));
        });
        assertThat((double) cases.size() / tickets.stream().filter(is("kind", "投诉")).count()).isEqualTo(0.10, within(0.02));
        List<Map<String, Object>> judged = cases.stream().filter(is("verdict", "待定").negate()).toList();
        assertThat(judged).allMatch(row -> Duration.between(time(row, "received_at"), time(row, "judged_at")).toDays() < 7);
        assertThat(share(judged, is("verdict", "成立"))).isEqualTo(0.25, within(0.06));
        assertThat(judged.stream().filter(row -> row.get("appealed_at") != null)).hasSizeGreaterThan(10)
                .allMatch(is("verdict", "成立"));
        assertThat(share(judged, row -> !time(row, "replied_at").isAfter(time(row, "received_at").plusHours(48))))
                .isBetween(0.96, 1.0);
        assertThat(caseVersions).allMatch(row -> Duration.between(time(row, "received_at"), time(row, "updated_at")).toDays()
                < Days.LONGEST_LIFE);
    }

    @Test
    void aFirstContactThatSettlesATicketLeavesItResolvedOrAccepted() {
        assertThat(tickets).filteredOn(is("first_contact", "是")).isNotEmpty().allMatch(is("resolved", "是").or(is("customer_accepted", "是")));
    }

    @Test
    void someDeadlinesMoveInTimeAndLateAndSomeTicketsTurnOutToBeSpam() {
        Map<Object, List<Map<String, Object>>> byId = ticketVersions.stream().collect(Collectors.groupingBy(row -> row.get("ticket_id")));
        List<Duration> left = byId.values().stream().flatMap(versions -> IntStream.range(1, versions.size())
                .filter(at -> time(versions.get(at - 1), "step_due_at") != null && time(versions.get(at), "step_due_at").isAfter(time(versions.get(at - 1), "step_due_at")))
                .mapToObj(at -> Duration.between(time(versions.get(at), "updated_at"), time(versions.get(at - 1), "step_due_at")))).toList();
        assertThat(left).filteredOn(Duration::isNegative).hasSizeBetween(10, 80);
        assertThat(left).filteredOn(span -> !span.isNegative()).hasSizeBetween(80, 400);
        assertThat(tickets).filteredOn(is("status", TicketDesk.SPAM_STATE)).hasSizeBetween(50, 200);
    }

    @Test
    void textsAreShortButForSomeAndHoldWhatSpreadsheetsAndCharsetsStumbleOver() {
        List<String> texts = tickets.stream().map(row -> row.get("content").toString()).toList();
        assertThat(texts.stream().filter(text -> text.startsWith("="))).hasSizeBetween(20, 120);
        assertThat(texts.stream().filter(text -> text.contains("😊"))).hasSizeBetween(50, 200);
        assertThat(texts.stream().filter(text -> text.length() >= 400)).hasSizeBetween(40, 150);
        assertThat(texts.stream().filter(text -> text.length() > 60)).hasSizeLessThan(150);
    }

    @Test
    void aDayHasTheSameVersionsInAnyRangeAndIsAddedOnce(@TempDir Path elsewhere) throws IOException, SQLException {
        LocalDate day = WrittenCentre.LAST.minusDays(3);
        new SampleCentre().write(elsewhere, day, day);
        new SampleCentre().write(elsewhere, day.minusDays(1), day);
        for (String query : List.of("sample_tickets", "sample_cases")) {
            assertThat(extract(elsewhere, query, day, day)).isNotEmpty().isEqualTo(extract(WrittenCentre.home(), query, day, day));
        }
        assertThat(WrittenCentre.query(elsewhere, "SELECT sample_day FROM sample_days")).hasSize(2);
    }

    private static List<Map<String, Object>> extract(Path home, String query, LocalDate from, LocalDate to)
            throws IOException, SQLException {
        String sql = Files.readString(ReferenceData.projectRoot().resolve("sql/extract/" + query + ".sql"));
        return WrittenCentre.query(home, sql.replace(":from", "TIMESTAMP '" + from + " 00:00:00'")
                .replace(":to", "TIMESTAMP '" + to.plusDays(1) + " 00:00:00'"));
    }

    /** The latest versions of the records that begin within the five weeks and whose call is of them, too. */
    private static Collection<Map<String, Object>> latest(List<Map<String, Object>> versions, String key, String begins) {
        Map<Object, Map<String, Object>> latest = new HashMap<>();
        versions.stream().filter(row -> time(row, begins).isAfter(WrittenCentre.FIRST.atTime(3, 0)))
                .forEach(row -> latest.put(row.get(key), row));
        return latest.values();
    }

    private List<Map<String, Object>> due(String column) {
        return tickets.stream().filter(row -> row.get(column) != null && time(row, column).toLocalDate().isBefore(WrittenCentre.LAST))
                .toList();
    }

    private static void assertInOrder(Map<String, Object> row, String... columns) {
        assertThat(Stream.of(columns).map(column -> time(row, column)).filter(Objects::nonNull).toList()).isSorted();
    }

    private static Predicate<Map<String, Object>> is(String column, String value) {
        return row -> value.equals(row.get(column));
    }

    private static double share(Collection<Map<String, Object>> rows, Predicate<Map<String, Object>> chosen) {
        return (double) rows.stream().filter(chosen).count() / rows.size();
    }

    private static LocalDateTime time(Map<String, Object> row, String column) {
        return (LocalDateTime) row.get(column);
    }
}
