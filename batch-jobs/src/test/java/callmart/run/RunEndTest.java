package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.operate.PrometheusGrammar;
import callmart.runlog.ReportRun;
import callmart.testing.Calls;
import callmart.testing.TestClock;
import callmart.testing.TestHome;
import callmart.wiring.Wiring;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves behind for people and programs that watch: archive page, metrics file, dead-man's switch. */
class RunEndTest {

    @TempDir
    private Path folder;
    private TestHome home;
    private final TestClock clock = new TestClock("2026-11-19T01:00:00Z");

    @BeforeEach
    void a_small_centre() {
        home = new TestHome(folder, "run_end", "Asia/Shanghai", "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}");
        home.write("test-config/reports.yml", """
                reports:
                  daily-operations:
                    title: '{M}月{d}日电话中心运营日报'
                    period: day
                    layout: figures
                    dataset: operations
                    figures: [seizures, answered, lost, answer_rate]
                    cards: [seizures]
                    charts: [hours]
                    tables: []
                    formats: [xlsx, pdf]
                    deadline: next-day 11:30
                    recipients: [客服组负责人]
                    feeds: [calls]
                """);
        for (String day : List.of("2026-11-17", "2026-11-18")) {
            home.write("calls-" + day.replace("-", "") + ".csv", Calls.file(List.of(Calls.answered("A" + day, day + " 09:10"),
                    Calls.answered("B" + day, day + " 10:10"), Calls.backwards("C" + day, day + " 10:11"))));
        }
    }

    private void night(String day, String at) {
        clock.set(at);
        try (Wiring mart = new Wiring(home.configuration(), clock); Jobs jobs = mart.jobs()) {
            jobs.run(Period.day(LocalDate.parse(day)), JobRequest.all("nightly"));
            mart.runEnd().finish();
        }
    }

    private void finish(String at) {
        clock.set(at);
        try (Wiring mart = new Wiring(home.configuration(), clock)) {
            mart.runEnd().finish();
        }
    }

    private String page(String name) throws IOException {
        return Files.readString(folder.resolve("out/reports").resolve(name), StandardCharsets.UTF_8);
    }

    private Map<String, Double> metrics(String file) throws IOException {
        return PrometheusGrammar.parse(Files.readString(folder.resolve(file), StandardCharsets.UTF_8));
    }

    @Test
    void the_page_says_what_was_on_time_late_withheld_and_forgotten_and_links_what_there_is() throws IOException {
        night("2026-11-17", "2026-11-18T01:00:00Z");
        night("2026-11-18", "2026-11-19T05:00:00Z");
        night("2026-11-19", "2026-11-20T01:00:00Z");
        finish("2026-11-21T08:00:00Z");

        String index = page("index.html");
        assertThat(row(index, "11月17日电话中心运营日报")).contains("√ 按时送达", "2026-11-18 11:30", "2026-11-18 09:00",
                "<a href=\"2026-11-17/daily-operations.xlsx\">Excel</a>", "<a href=\"2026-11-17/daily-operations.pdf\">PDF</a>");
        assertThat(row(index, "11月18日电话中心运营日报")).contains("◆ 迟到送达", "2026-11-19 13:00");
        assertThat(row(index, "11月19日电话中心运营日报")).contains("■ 暂缓，数据不全", "通话记录 2026-11-19 入库失败");
        assertThat(row(index, "11月20日电话中心运营日报")).contains("▼ 逾期未交付", "2026-11-21 11:30");
        assertThat(row(index, "11月21日电话中心运营日报")).contains("○ 待交付");
        assertThat(index).contains("截至 2026-11-21 16:00（Asia/Shanghai）", "15秒接通率", "目标 ≥ 95.00%", "<path class=\"line\"");
        assertThat(page("archive-2026.html")).contains("√ 按时送达", "▼ 逾期未交付").doesNotContain("12月1日", "截至");
        Pattern.compile("href=\"([^\"#]+)").matcher(index).results().map(link -> link.group(1)).filter(link -> !link.startsWith("data:"))
                .forEach(link -> assertThat(folder.resolve("out/reports").resolve(URLDecoder.decode(link, StandardCharsets.UTF_8))).exists());
        Path plain = Files.writeString(folder.resolve("plain"), "");
        assertThat(List.of("index.html", "2026-11-17/daily-operations.xlsx")).as("readers of a share are other users").allSatisfy(file ->
                assertThat(Files.getPosixFilePermissions(folder.resolve("out/reports").resolve(file))).isEqualTo(Files.getPosixFilePermissions(plain)));
    }

    @Test
    void a_week_that_was_made_ahead_and_ends_next_year_has_its_page_this_year() throws IOException {
        clock.set("2026-12-26T01:00:00Z");
        try (Wiring mart = new Wiring(home.configuration(), clock)) {
            mart.runLog().report("run", new ReportRun("staffing-forecast", "2026-W53", 1, ReportRun.State.RENDERED, Instant.parse("2026-12-25T09:00:00Z"), List.of(), "", "",
                    Instant.parse("2026-12-25T06:00:00Z")));
            mart.runEnd().finish();
        }

        assertThat(page("archive-2027.html")).contains("staffing-forecast");
        assertThat(page("index.html")).contains("archive-2027.html");
        assertThat(metrics("var/metrics/callmart.prom")).containsEntry("callmart_reports{state=\"rendered\"}", 1.0);
    }

    @Test
    void a_run_that_is_repeated_after_the_deadline_leaves_its_report_on_time() throws IOException {
        night("2026-11-17", "2026-11-18T01:00:00Z");
        night("2026-11-17", "2026-11-18T09:00:00Z");

        assertThat(row(page("index.html"), "11月17日电话中心运营日报")).contains("√ 按时送达");
    }

    @Test
    void the_same_state_gives_the_same_bytes_and_an_unchanged_page_is_not_written() throws IOException {
        night("2026-11-17", "2026-11-18T01:00:00Z");
        finish("2026-11-18T02:00:00Z");
        String index = page("index.html");
        var written = Files.getLastModifiedTime(folder.resolve("out/reports/archive-2026.html"));
        finish("2026-11-18T02:01:00Z");

        assertThat(page("index.html").replace("10:01", "10:00")).isEqualTo(index);
        assertThat(Files.getLastModifiedTime(folder.resolve("out/reports/archive-2026.html"))).isEqualTo(written);
        try (var files = Files.list(folder.resolve("out/reports"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("2026-11-17", "archive-2026.html", "index.html");
        }
    }

    /** The page cannot be written, then a run is killed before its end. */
    @Test
    void what_the_end_of_a_run_did_not_write_is_written_by_the_next_due_although_nothing_is() throws IOException {
        Path page = folder.resolve("out/reports/index.html");
        Path inTheWay = Files.createDirectories(page.resolve("in-the-way"));
        home.setClock(clock);
        night("2026-11-17", "2026-11-18T01:00:00Z");
        Files.delete(inTheWay);
        Files.delete(page);

        assertThat(home.run("due").exit()).isZero();
        assertThat(page).content().contains("√ 按时送达");
        Files.delete(page);
        assertThat(home.run("due").exit()).isZero();
        assertThat(page).as("nothing was left to be done").doesNotExist();

        try (Wiring mart = new Wiring(home.configuration(), clock); Jobs begun = mart.jobs()) {
            assertThat(begun).isNotNull();
        }
        assertThat(home.run("due").exit()).isZero();
        assertThat(page).exists();
    }

    @Test
    void files_that_were_removed_by_age_are_said_to_be_gone() throws IOException {
        night("2026-11-17", "2026-11-18T01:00:00Z");
        Path application = folder.resolve("test-config/application.yml");
        Files.writeString(application, Files.readString(application) + "  retention: {reports: 35d}\n");
        finish("2026-12-23T08:00:00Z");

        assertThat(folder.resolve("out/reports/2026-11-17")).doesNotExist();
        assertThat(page("archive-2026.html")).contains("√ 按时送达", "Excel已过保留期", "PDF已过保留期").doesNotContain("daily-operations.xlsx");
    }

    @Test
    void the_metrics_file_tells_runs_rows_and_reports() throws IOException {
        night("2026-11-17", "2026-11-18T01:00:00Z");
        Map<String, Double> metrics = metrics("var/metrics/callmart.prom");
        assertThat(metrics).containsEntry("callmart_last_run_state{job=\"night\",state=\"done\"}", 1.0)
                .containsEntry("callmart_last_run_state{job=\"night\",state=\"failed\"}", 0.0)
                .containsEntry("callmart_feed_rows{feed=\"calls\",outcome=\"read\"}", 3.0)
                .containsEntry("callmart_feed_rows{feed=\"calls\",outcome=\"rejected\"}", 1.0)
                .containsEntry("callmart_feed_state{feed=\"calls\",state=\"loaded\"}", 1.0)
                .containsEntry("callmart_reports{state=\"on_time\"}", 1.0).containsEntry("callmart_messages_open{state=\"failed\"}", 0.0)
                .containsEntry("callmart_messages_late", 0.0)
                .containsEntry("callmart_night_business_day_timestamp_seconds", 1_794_844_800.0)
                .doesNotContainKey("callmart_oldest_undelivered_deadline_timestamp_seconds");
        assertThat(metrics.get("callmart_last_run_end_timestamp_seconds{job=\"night\"}")).isBetween(1_794_963_600.0, 1_794_963_700.0);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("var/metrics/callmart.prom"))))
                .isEqualTo("rw-r--r--");

        night("2026-11-19", "2026-11-20T05:00:00Z");
        metrics = metrics("var/metrics/callmart.prom");
        assertThat(metrics).containsEntry("callmart_last_run_state{job=\"night\",state=\"warnings\"}", 1.0)
                .containsEntry("callmart_feed_state{feed=\"calls\",state=\"failed\"}", 1.0)
                .containsEntry("callmart_reports{state=\"withheld\"}", 1.0).containsEntry("callmart_reports{state=\"overdue\"}", 1.0)
                .containsEntry("callmart_oldest_undelivered_deadline_timestamp_seconds", 1_795_059_000.0);
    }

    @Test
    void a_run_tells_the_dead_mans_switch_and_another_file_can_take_the_metrics() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        home.write("test-config/secrets.properties", "PING=http://127.0.0.1:" + server.getAddress().getPort() + "/token\n");
        Path application = folder.resolve("test-config/application.yml");
        Files.writeString(application, Files.readString(application)
                + "  heartbeat: {url: '${PING}/{command}'}\n  metrics: {file: elsewhere/c.prom}\n");
        try {
            assertThat(home.run("nightly", "--date", "2026-11-17").exit()).isZero();
            assertThat(home.run("nightly", "--date", "2026-11-19").exit()).isEqualTo(3);
            home.run("backfill", "--from", "2026-11-17", "--to", "2026-11-17");
            try (RunLock held = home.configuration().lock("test", clock.instant())) {
                assertThat(home.run("nightly", "--date", "2026-11-17").exit()).isEqualTo(75);
            }
            assertThat(asked).containsExactly("/token/nightly", "/token/nightly");
            Files.writeString(application, Files.readString(application).replaceAll("url: '[^']*', username", "url: 'http://127.0.0.1:9', username"));
            assertThat(home.run("weekly").exit()).isEqualTo(1);
            assertThat(asked).containsExactly("/token/nightly", "/token/nightly", "/token/weekly/fail");
        } finally {
            server.stop(0);
        }
        assertThat(metrics("elsewhere/c.prom")).containsKey("callmart_written_timestamp_seconds");
        assertThat(folder.resolve("var/metrics")).doesNotExist();
    }

    @Test
    void archive_writes_the_page_again_and_prints_where_it_is() {
        assertThat(home.run("archive").out().strip()).isEqualTo(folder.resolve("out/reports/index.html").toString());
        assertThat(folder.resolve("out/reports/index.html")).content().contains("没有需要处理的报表", "○ 待交付");
    }

    private static String row(String page, String title) {
        return Pattern.compile("<tr[^>]*><td class=\"title\">" + title + ".*?</tr>").matcher(page).results().map(row -> row.group())
                .reduce((first, last) -> last).orElseThrow(() -> new AssertionError("no row " + title + " in " + page));
    }
}
