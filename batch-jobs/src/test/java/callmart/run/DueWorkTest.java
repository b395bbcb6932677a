package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.config.Folders;
import callmart.publish.ReportDeadlines;
import callmart.runlog.Delivery;
import callmart.runlog.Delivery.Key;
import callmart.runlog.DeliveryLedger;
import callmart.runlog.StateDatabase;
import callmart.testing.ReferenceData;
import callmart.wiring.Configuration;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moments, and what is to be done at them: a small catalogue with every form of deadline. */
class DueWorkTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String REPORT = """
              %s:
                title: '%s'
                period: %s
                layout: figures
                dataset: operations
                figures: [seizures]
                cards: []
                charts: []
                tables: []
                formats: [xlsx]
                deadline: %s
                recipients: [客服组负责人]
                feeds: [calls]
            """;

    @TempDir
    private Path folder;
    private Configuration configuration;
    private HikariDataSource database;
    private DeliveryLedger ledger;

    @BeforeEach
    void a_catalogue_with_every_form_of_deadline() throws IOException {
        configure("since: 2026-11-16");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void configure(String delivery) throws IOException {
        if (database != null) {
            database.close();
        }
        Files.writeString(folder.resolve("application.yml"), "callmart: {time-zone: Asia/Shanghai, delivery: {lead: 3h, " + delivery + "}}\n");
        Files.writeString(folder.resolve("sources.yml"), "feeds: {calls: [{type: csv, path: calls.csv}]}\n");
        Files.writeString(folder.resolve("calendar.yml"), "holidays: [2026-12-03]\nmove-deadlines-of: [third]\n");
        Files.writeString(folder.resolve("reports.yml"), "instead: true\nreports:\n" + REPORT.formatted("morning", "日报", "day", "next-day 11:30")
                + REPORT.formatted("evening", "监听", "day", "next-day 17:00 weekend-to monday 17:00")
                + REPORT.formatted("weekly", "周报", "week", "monday 10:00") + REPORT.formatted("third", "月报", "month", "day 3 17:00")
                + REPORT.formatted("sixth", "绩效", "month", "day 6 17:00"));
        Path product = ReferenceData.projectRoot();
        configuration = Configuration.read(new Folders(product, folder, folder, folder));
        database = StateDatabase.open(configuration.settings().stateDatabase(), configuration.folders());
        ledger = DeliveryLedger.open(database, product.resolve("sql"), Clock.systemUTC());
    }

    private List<String> at(String moment) {
        return new DuePlan(new BusinessClock(Clock.systemUTC(), ZONE), configuration.reports(), new ReportDeadlines(configuration.calendar()),
                configuration.settings().delivery()).at(LocalDateTime.parse(moment).atZone(ZONE).toInstant(), ledger).stream()
                .map(work -> work.report().id() + " " + work.period()).toList();
    }

    /** Everything that was made before a day has been sent. */
    private void delivered(String before) {
        for (String name : List.of("morning", "evening", "weekly", "third", "sixth")) {
            configuration.reports().get(name).kinds().forEach(kind -> {
                for (Period period = Period.of(kind, java.time.LocalDate.parse("2026-10-01")); period.to().isBefore(java.time.LocalDate.parse(before));
                        period = period.next()) {
                    Key key = new Key(Delivery.Kind.REPORT, name, period.name(), 1, "客服组负责人", 0);
                    ledger.rendered(key, period.to(), new ReportDeadlines(configuration.calendar()).due(configuration.reports().get(name), period), "c", List.of(), true);
                    ledger.queue("<" + name + period.name() + "@example.com>", "out/mail/x.eml", List.of("a@example.com"), List.of(key));
                }
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // Moment          | all delivered up to | what is due, by deadline
        "2026-11-19T08:29 | 2026-11-18 | ",
        "2026-11-19T08:30 | 2026-11-18 | morning 2026-11-18",
        "2026-11-19T13:59 | 2026-11-18 | morning 2026-11-18",
        "2026-11-19T14:00 | 2026-11-18 | morning 2026-11-18, evening 2026-11-18",
        "2026-11-20T00:10 | 2026-11-18 | morning 2026-11-18, evening 2026-11-18",
        "2026-11-21T14:00 | 2026-11-20 | morning 2026-11-20, evening 2026-11-20",
        "2026-11-22T18:00 | 2026-11-21 | morning 2026-11-21",
        "2026-11-23T06:59 | 2026-11-21 | morning 2026-11-21",
        "2026-11-23T07:00 | 2026-11-21 | morning 2026-11-21, weekly 2026-W47",
        "2026-11-23T14:00 | 2026-11-21 | morning 2026-11-21, weekly 2026-W47, morning 2026-11-22, evening 2026-11-21, evening 2026-11-22",
        "2026-12-03T20:00 | 2026-12-02 | morning 2026-12-02, evening 2026-12-02",
        "2026-12-04T13:59 | 2026-12-03 | morning 2026-12-03",
        "2026-12-04T14:00 | 2026-11-30 | morning 2026-11-30, evening 2026-11-30, morning 2026-12-01, evening 2026-12-01,"
            + " morning 2026-12-02, evening 2026-12-02, morning 2026-12-03, evening 2026-12-03, third 2026-11",
        "2026-12-06T14:00 | 2026-12-05 | morning 2026-12-05",
        "2026-12-06T14:01 | 2026-11-25 | morning 2026-11-25, evening 2026-11-25, morning 2026-11-26, evening 2026-11-26, morning 2026-11-27,"
            + " evening 2026-11-27, morning 2026-11-28, weekly 2026-W48, morning 2026-11-29, evening 2026-11-28, evening 2026-11-29,"
            + " morning 2026-11-30, evening 2026-11-30, morning 2026-12-01, evening 2026-12-01, morning 2026-12-02, evening 2026-12-02,"
            + " morning 2026-12-03, evening 2026-12-03, third 2026-11, morning 2026-12-04, evening 2026-12-04, morning 2026-12-05,"
            + " sixth 2026-11"})
    void at_a_moment_this_is_due(String moment, String deliveredBefore, String due) {
        delivered(deliveredBefore.strip());

        assertThat(at(moment)).containsExactlyElementsOf(due == null ? List.of() : Arrays.asList(due.split(", ")));
    }

    /** What was due on Friday the 20th is looked after from the night of the 19th on. */
    @ParameterizedTest
    @CsvSource({"2026-11-19, 1", "2026-11-20, 0"})
    void a_report_about_what_is_to_come_is_owed_from_the_day_before_its_deadline(String since, int owed) throws IOException {
        configure("since: " + since);
        Files.writeString(folder.resolve("calendar.yml"), "holidays: []\n");
        Files.writeString(folder.resolve("reports.yml"), "instead: true\nreports:\n" + REPORT.formatted("ahead", "预测", "week", "friday-before 17:00"));
        configuration = Configuration.read(configuration.folders());

        assertThat(at("2026-11-21T10:00")).hasSize(owed);
    }

    /** The report about the week of Monday, 23 November, is due on Friday the 20th and not made any more once that week has begun. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2026-11-20T13:59 | ", "2026-11-20T14:00 | ahead 2026-W48", "2026-11-22T23:59 | ahead 2026-W48",
        "2026-11-23T00:00 | ", "2026-11-27T14:00 | ahead 2026-W49"})
    void a_report_about_what_is_to_come_is_due_before_it_comes(String moment, String due) throws IOException {
        configure("look-back: 14d, since: 2026-11-16");
        Files.writeString(folder.resolve("calendar.yml"), "holidays: []\n");
        Files.writeString(folder.resolve("reports.yml"), "instead: true\nreports:\n" + REPORT.formatted("ahead", "预测", "week", "friday-before 17:00"));
        configuration = Configuration.read(configuration.folders());

        assertThat(at(moment)).containsExactlyElementsOf(due == null ? List.of() : List.of(due));
    }

    @Test
    void nothing_before_the_first_day_and_nothing_older_than_the_look_back_is_due() throws IOException {
        assertThat(at("2026-11-18T09:00")).containsExactly("morning 2026-11-16", "evening 2026-11-16", "morning 2026-11-17");
        configure("since: 2026-01-01, look-back: 2d");
        assertThat(at("2026-11-18T09:00")).containsExactly("weekly 2026-W46", "morning 2026-11-15", "evening 2026-11-14",
                "evening 2026-11-15", "morning 2026-11-16", "evening 2026-11-16", "morning 2026-11-17");
    }

    @Test
    void without_a_first_day_it_is_yesterday_until_a_night_was_run_for_its_own_day() throws IOException {
        configure("look-back: 14d");

        assertThat(at("2026-11-18T09:00")).containsExactly("morning 2026-11-17");
        assertThat(at("2026-11-20T09:00")).containsExactly("morning 2026-11-19");
        ledger.start(java.time.LocalDate.parse("2026-11-17"));
        assertThat(at("2026-11-20T09:00")).containsExactly("morning 2026-11-17", "evening 2026-11-17", "morning 2026-11-18",
                "evening 2026-11-18", "morning 2026-11-19");
    }

    @Test
    void what_was_made_and_not_queued_is_due_and_what_was_made_without_a_wish_for_mail_is_not() {
        Key key = new Key(Delivery.Kind.REPORT, "morning", "2026-11-17", 1, "客服组负责人", 0);
        ledger.rendered(key, java.time.LocalDate.parse("2026-11-17"), java.time.Instant.parse("2026-11-18T03:30:00Z"), "c", List.of(), true);
        assertThat(at("2026-11-18T09:00")).contains("morning 2026-11-17");
        ledger.rendered(key, java.time.LocalDate.parse("2026-11-17"), java.time.Instant.parse("2026-11-18T03:30:00Z"), "c", List.of(), false);
        assertThat(at("2026-11-18T09:00")).doesNotContain("morning 2026-11-17");
    }
}
