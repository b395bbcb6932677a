package callmart.run;

import callmart.testing.MovedClock;
import callmart.testing.ScriptedSmtp;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import callmart.warehouse.WarehouseSettings;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** A small centre with a mail server and a clock of its own, for tests of what is delivered when. */
final class MailingCentre implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final String DAILY = report("daily", "{M}月{d}日日报", "day", "next-day 11:30", "hours");
    static final String WEEKLY = report("weekly", "周报（{M}月{d}日-{M2}月{d2}日）", "week", "monday 10:00", "days");
    static final String MONTHLY = report("monthly", "{yyyy}年{M}月月报", "month", "day 3 17:00", "days");

    final ScriptedSmtp server = new ScriptedSmtp();
    final MovedClock clock = new MovedClock();
    final TestHome home;
    private final String database;
    private String state = "";

    private MailingCentre(Path folder, String database, String sources) {
        this.home = new TestHome(folder, database, ZONE.getId(), sources);
        this.database = database;
        home.setClock(clock);
        configure(true, "");
    }

    /** A centre with the product's own reports and recipients. @param sources text of {@code sources.yml} */
    static MailingCentre ofTheProduct(Path folder, String database, String sources) {
        return new MailingCentre(folder, database, sources);
    }

    /** A centre with calls alone. @param reports entries of {@code reports.yml} */
    MailingCentre(Path folder, String database, String... reports) {
        this(folder, database, "feeds: {calls: [{type: csv, path: 'calls-{date}.csv'}]}");
        home.write("test-config/reports.yml", "reports:\n" + String.join("", reports));
        home.write("test-config/recipients.yml", """
                from: {name: 电话中心报表, address: reports@example.com}
                roles:
                  客服组负责人: [{name: 负责人, address: lead@example.com}]
                  客服组其他同事: [{name: 同事, address: team@example.com}]
                  报表管理员: [{name: 管理员, address: admin@example.com}]
                """);
        home.write("test-config/calendar.yml", "holidays: []\n");
        home.write("test-config/alerts.yml", "alerts: {}\n");
    }

    private static String report(String id, String title, String period, String deadline, String chart) {
        return """
                  %s:
                    title: '%s'
                    period: %s
                    layout: figures
                    dataset: operations
                    figures: [seizures, answered, lost, answer_rate]
                    cards: [seizures]
                    charts: [%s]
                    tables: []
                    formats: [xlsx]
                    deadline: %s
                    recipients: [客服组负责人]
                    cc: [客服组其他同事]
                    feeds: [calls]
                """.formatted(id, title, period, chart, deadline);
    }

    /** @param reachable whether the warehouse can be reached @param delivery further keys of the section delivery */
    void configure(boolean reachable, String delivery) {
        WarehouseSettings settings = SharedWarehouse.settings(database);
        home.write("test-config/application.yml", "callmart:\n  time-zone: " + ZONE + "\n  warehouse: {url: '"
                + (reachable ? settings.url().orElseThrow() : "http://127.0.0.1:1") + "', username: '" + settings.username() + "', password: '"
                + settings.password() + "', database: " + database + "}\n  mail: {host: 127.0.0.1, port: " + server.port()
                + ", security: none, timeout: 5s}\n  delivery: {lead: 3h"
                + (delivery.contains("messages") ? "" : ", messages: per-report") + delivery + "}\n" + state);
    }

    /** From now on the delivery ledger lies in another database than the embedded one. */
    void keepStateIn(String url, String user, String password) {
        state = "  state: {url: '" + url + "', username: " + user + ", password: " + password + "}\n";
        configure(true, "");
    }

    /** Calls 'due' at a moment; the exit code. */
    int due(String moment) {
        clock.set(moment, ZONE);
        return home.run("due").exit();
    }

    static MimeMessage parse(ScriptedSmtp.Taken taken) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()),
                    new ByteArrayInputStream(taken.text().getBytes(StandardCharsets.ISO_8859_1)));
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String messageId(ScriptedSmtp.Taken taken) {
        try {
            return parse(taken).getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The column {@code x} of a query of the warehouse. */
    List<String> column(String sql) {
        try (var warehouse = home.warehouse()) {
            return warehouse.query(sql, Map.of(), row -> row.string("x"));
        }
    }

    /** Subjects as far as the headline. */
    List<String> subjects() {
        return server.taken().stream().map(taken -> subject(taken).replaceFirst("｜.*", "")).toList();
    }

    List<String> wholeSubjects() {
        return server.taken().stream().map(MailingCentre::subject).toList();
    }

    static String subject(ScriptedSmtp.Taken taken) {
        try {
            return parse(taken).getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Words of the message as its reader sees them. */
    static String text(ScriptedSmtp.Taken taken) {
        try {
            return texts(parse(taken)).reduce("", (a, b) -> a + b);
        } catch (jakarta.mail.MessagingException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> texts(jakarta.mail.Part part) throws jakarta.mail.MessagingException, java.io.IOException {
        if (part.isMimeType("text/plain")) {
            return Stream.of(part.getContent().toString());
        } else if (part.getContent() instanceof jakarta.mail.Multipart parts) {
            Stream<String> all = Stream.of();
            for (int i = 0; i < parts.getCount(); i++) {
                all = Stream.concat(all, texts(parts.getBodyPart(i)));
            }
            return all;
        }
        return Stream.of();
    }

    @Override
    public void close() {
        server.close();
    }
}
