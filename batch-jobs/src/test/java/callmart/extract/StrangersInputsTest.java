package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.feed.Feeds;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inputs of {@code strangers/} that are files, each with the answer that its README calls right. */
class StrangersInputsTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);

    @TempDir
    private Path home;

    private Centre centre;

    @BeforeEach
    void centre() {
        centre = new Centre(home);
    }

    private Centre.Result day(String input, String feed, LocalDate day) {
        return copied(input).run(Feeds.get(feed), day);
    }

    private Centre copied(String input) {
        Path folder = ReferenceData.folder().resolve("strangers/" + input);
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> centre.file(folder.relativize(file).toString(), bytes(file)));
            return centre;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> rows(Centre.Result result, String... columns) {
        return result.rows().stream().map(row -> Arrays.stream(columns).map(column -> String.valueOf(row.get(column)))
                .collect(Collectors.joining(" "))).toList();
    }

    private Centre replacing(String input, String from, String to) {
        copied(input);
        Path file = home.resolve("config/sources.yml");
        String text = new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return centre.file("config/sources.yml", text.replace(from, to));
    }

    @Test
    void attendance_numbers() {
        Centre.Result result = day("attendance-numbers", "attendance", Centre.DAY);

        assertThat(rows(result, "agent_id", "sick_hours", "late_minutes")).containsExactly("1001 333 12000", "1002 300 12000");
        assertThat(result.reasons()).hasSize(2).allMatch(reason -> reason.contains(
                "is not a number; if it means that there is none, list it under 'absent' in sources.yml"));
    }

    @Test
    void chinese_noon() {
        Centre.Result result = day("chinese-noon", "calls", Centre.DAY);

        assertThat(rows(result, "call_id", "arrived_at", "ended_at")).containsExactly("900 2026-11-21 09:05 2026-11-21 09:06",
                "901 2026-11-21 13:05 2026-11-21 13:06", "902 2026-11-21 09:05 2026-11-21 13:06");
    }

    @Test
    void click_to_call_and_park() {
        Centre.Result result = day("click-to-call-and-park", "calls", MARCH);

        assertThat(rows(result, "direction", "agent_id", "callee", "answered_at", "ended_at")).contains(
                "outbound 1001 13912345678 2026-03-02 09:00:18 2026-03-02 09:01:10",
                "inbound 1001 600 2026-03-02 10:00:10 2026-03-02 10:00:30", "inbound 1002 700 2026-03-02 10:01:30 2026-03-02 10:02:30");
        assertThat(result.rows()).hasSize(3);
    }

    @Test
    void day_of_a_datetime_cell() {
        Centre.Result result = day("day-of-a-datetime-cell", "attendance", Centre.DAY);

        assertThat(rows(result, "agent_id", "date")).containsExactly("1001 20778");
        assertThat(result.counts().otherDay()).isEqualTo(1);
        assertThat(result.reasons()).isEmpty();
    }

    @Test
    void days_not_hours() {
        Centre.Result asDelivered = day("days-not-hours", "attendance", Centre.DAY);
        assertThat(asDelivered.rows()).isEmpty();
        assertThat(asDelivered.reasons()).singleElement().asString().contains("sick_hours '1.5' is a number of days, of which nobody says how many hours");

        Centre.Result withUnits = replacing("days-not-hours", "columns:", "units: {病假（天）: 天×8}\n      columns:").run(Feeds.get("attendance"), Centre.DAY);
        assertThat(rows(withUnits, "sick_hours", "late_minutes")).containsExactly("12000 30000");
    }

    @Test
    void duration_m_ss() {
        Centre.Result result = day("duration-m-ss", "calls", Centre.DAY);

        assertThat(rows(result, "call_id", "ended_at")).containsExactly("901 2026-11-21 09:05:30", "903 2026-11-21 09:05:30", "904 2026-11-21 09:05:30",
                "905 2026-11-21 09:05:30", "906 2026-11-21 10:02", "907 2026-11-21 09:01:02.050", "908 2026-11-21 09:05:30", "910 2026-11-21 09:05:30");
        assertThat(result.rejects()).extracting(Reject::value).containsExactly("05:30", "5:30", "1.5E+2", "5′30″", "-5");
    }

    @Test
    void guards() {
        Centre.Result result = day("guards", "calls", Centre.DAY);

        assertThat(rows(result, "agent_id", "caller")).hasSize(7).containsOnly("1001 13900000001");
    }

    @Test
    void leading_zeros() {
        assertThat(rows(day("leading-zeros", "calls", Centre.DAY), "agent_id", "caller")).containsExactly("00123 01087654321");
    }

    @Test
    void no_date_column() {
        assertThat(copied("no-date-column").faults()).singleElement().asString().contains(
                "date.const: '{date}' is taken as it stands, for every row; the day of the path is {day-of: {date}}");

        Centre.Result result = replacing("no-date-column", "{const: '{date}'}", "{day-of: {date}}").run(Feeds.get("attendance"), Centre.DAY);
        assertThat(result.rows()).singleElement().extracting(row -> row.get("date")).isEqualTo("20778");
        assertThat(result.counts().sums()).isEqualTo(result.counts().rejected()).isEqualTo(1);
    }

    @Test
    void queue_log_newest_first() {
        assertThat(rows(day("queue-log-newest-first", "calls", MARCH), "queue", "agent_id", "answered_at", "ended_at", "transferred_out")).containsExactly(
                "q1 1 2026-03-02 09:01:40 2026-03-02 09:10 0", "q2 2 2026-03-02 09:11 2026-03-02 09:12 0");
        assertThat(rows(day("queue-log-newest-first", "agent_states", MARCH), "agent_id", "state", "from_at", "to_at")).containsExactlyInAnyOrder(
                "1 logged_in 2026-03-02 08:00 2026-03-02 12:00", "1 logged_in 2026-03-02 14:00 2026-03-02 18:00",
                "1 busy 2026-03-02 10:00 2026-03-02 10:30");
    }

    @Test
    void rolls_over_shifts() {
        assertThat(rows(day("rolls-over-shifts", "shifts", Centre.DAY), "agent_id", "ends_at")).containsExactly("1001 2026-11-21 16:00", "1002 2026-11-22 00:00",
                "1003 2026-11-22 02:00", "1004 2026-11-22 06:00", "1005 2026-11-22 06:00", "1006 2026-11-22 00:00");
    }

    @Test
    void rolls_over_tickets() {
        assertThat(rows(day("rolls-over-tickets", "tickets", Centre.DAY), "ticket_id", "replied_at")).containsExactly("T1 2026-11-21 09:30",
                "T2 2026-11-22 00:10");
    }

    @Test
    void sep_line_and_title_and_footer_csv() {
        for (String input : List.of("sep-line", "title-and-footer-csv")) {
            assertThat(rows(day(input, "calls", Centre.DAY), "call_id", "ended_at")).as(input).containsExactly("900 2026-11-21 09:01");
        }
    }

    @Test
    void total_row_accepted() {
        Centre.Result result = day("total-row-accepted", "attendance", Centre.DAY);

        assertThat(result.rows()).hasSize(2).noneMatch(row -> Map.of("agent_id", "合计").equals(Map.of("agent_id", row.get("agent_id"))));
        assertThat(result.counts().sums()).isEqualTo(1);
    }

    @Test
    void columns_not_delivered_and_traffic_empty_chart_are_read_whole() {
        assertThat(rows(day("columns-not-delivered", "calls", Centre.DAY), "call_id", "survey_result")).containsExactly("900 null");
        assertThat(day("columns-not-delivered", "tickets", Centre.DAY).rows()).singleElement().asString().doesNotContain("first_response_at");
        assertThat(rows(day("traffic-empty-chart", "calls", Centre.DAY.plusDays(1)), "call_id", "queue")).containsExactly("951 null");
    }
}
