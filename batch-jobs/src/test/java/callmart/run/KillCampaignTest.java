package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.Main;
import callmart.testing.Campaign;
import callmart.testing.OneWholeDay;
import callmart.testing.ScriptedSmtp;
import callmart.testing.SharedWarehouse;
import callmart.testing.TableRows;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day, the closing of its month and the month's reports, in processes of their own. One of them is killed without warning, by turns at the edge of a step
 * and at a random moment; all are run again. What warehouse, reports, statements, ledger and mail server hold then is what they hold undisturbed.
 * Decision 313.
 */
class KillCampaignTest {

    private static final Campaign CAMPAIGN = new Campaign("kill", 1);
    /** The last day of its month, and the first that is loaded: the month is whole. */
    private static final String DAY = "2026-10-31";
    private static final List<List<String>> COMMANDS = List.of(List.of("nightly", "--date", DAY),
            List.of("penalties", "close", "--month", "2026-10"), List.of("monthly", "--date", "2026-11-01"));
    private static final Pattern EDGE = Pattern.compile("Executing step: \\[|Step: \\[\\S+\\] executed");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?mi)^Message-ID:\\s*(\\S+)");
    private static final Pattern SUBJECT = Pattern.compile("(?mi)^Subject: (.*(?:\\R[ \\t].*)*)");
    private static final String OF_A_RUN = "source_line, read_order, run_id, raised_at, issued_at";

    @TempDir
    private Path folder;

    /** What is held after all commands; {@code unconfirmed} counts messages of which the ledger says that they may have arrived. */
    private record Held(Map<String, List<String>> rows, List<String> files, List<String> subjects, long unconfirmed) {
    }

    /** When to kill: after so many edges of steps, or after so many milliseconds. */
    private record Moment(int command, int edges, long millis) {
    }

    @Test
    void killed_at_any_moment_and_run_again_everything_is_as_if_undisturbed() throws Exception {
        long[] millis = new long[COMMANDS.size()];
        List<Moment> edges = new ArrayList<>();
        Held undisturbed;
        try (ScriptedSmtp server = new ScriptedSmtp()) {
            TestHome home = home("undisturbed", server);
            for (int command = 0; command < COMMANDS.size(); command++) {
                long begin = System.nanoTime();
                Process process = start(home, command);
                assertThat(process.waitFor()).as(Files.readString(log(home, command))).isIn(0, 3);
                millis[command] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
                for (int edge = 1; edge <= edges(home, command); edge++) {
                    edges.add(new Moment(command, edge, 0));
                }
            }
            undisturbed = held(home, server);
        }
        assertThat(undisturbed.rows().get("v_statements")).hasSize(1);
        assertThat(undisturbed.subjects()).isNotEmpty();
        assertThat(undisturbed.rows().get("ledger")).hasSizeGreaterThan(1);
        assertThat(undisturbed.rows().get("call_measures")).isNotEmpty();
        assertThat(edges).hasSizeGreaterThan(COMMANDS.size());

        Random random = CAMPAIGN.random();
        Collections.shuffle(edges, random);
        long alive = 0;
        long unconfirmed = 0;
        for (int attempt = 0; attempt < CAMPAIGN.size(); attempt++) {
            int command = random.nextInt(COMMANDS.size());
            Moment moment = attempt % 2 == 0 ? edges.get(attempt / 2 % edges.size())
                    : new Moment(command, 0, (long) (random.nextDouble() * millis[command]));
            try (ScriptedSmtp server = new ScriptedSmtp()) {
                TestHome home = home("kill" + attempt, server);
                alive += kill(home, moment) ? 1 : 0;
                Held after = held(home, server);
                String which = "attempt " + attempt + " of seed " + CAMPAIGN.seed() + ", " + moment;
                assertThat(after.rows()).as(which).isEqualTo(undisturbed.rows());
                assertThat(after.files()).as(which).isEqualTo(undisturbed.files());
                assertThat(after.subjects().size() + after.unconfirmed()).as(which).isGreaterThanOrEqualTo(undisturbed.subjects().size());
                assertThat(undisturbed.subjects()).as(which).containsAll(after.subjects());
                unconfirmed += after.unconfirmed();
            }
        }
        CAMPAIGN.report("commands", "attempts " + CAMPAIGN.size() + ", killed alive " + alive + ", edges of steps " + edges.size() + ", tables and views compared "
                + undisturbed.rows().size() + ", differences 0, messages sent twice 0, forgotten 0, unconfirmed " + unconfirmed);
    }

    private TestHome home(String name, ScriptedSmtp server) throws IOException {
        TestHome home = OneWholeDay.homeAt(folder.resolve(name), "chaos_" + name, text -> text.replace("2026-11-20", DAY).replace("2026-11-1",
                "2026-10-1").replace("2026-11,", "2026-10,")).makingOnly("daily-operations", "monthly-performance");
        home.takeFromSample("contracts/ZH-400-2026.yml");
        Path application = home.home().resolve("test-config/application.yml");
        Files.writeString(application, Files.readString(application) + "  mail: {host: 127.0.0.1, port: " + server.port()
                + ", security: none}\n");
        Files.writeString(home.home().resolve("logback.xml"), "<configuration><appender name='out' class='ch.qos.logback.core.ConsoleAppender'>"
                + "<encoder><pattern>%msg%n</pattern></encoder></appender><root level='INFO'><appender-ref ref='out'/></root></configuration>");
        return home;
    }

    /** Runs all commands, one of them twice: killed, and again. */
    private boolean kill(TestHome home, Moment moment) throws Exception {
        for (int command = 0; command < moment.command(); command++) {
            run(home, command);
        }
        Process process = start(home, moment.command());
        boolean alive;
        if (moment.edges() == 0) {
            alive = !process.waitFor(moment.millis(), TimeUnit.MILLISECONDS);
        } else {
            while (process.isAlive() && edges(home, moment.command()) < moment.edges()) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
            alive = process.isAlive();
        }
        process.destroyForcibly().waitFor();
        for (int command = moment.command(); command < COMMANDS.size(); command++) {
            run(home, command);
        }
        return alive;
    }

    private static void run(TestHome home, int command) {
        TestHome.Result result = home.run(COMMANDS.get(command).toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isIn(0, 3);
    }

    private static Path log(TestHome home, int command) {
        return home.home().resolve("command" + command + ".log");
    }

    private static int edges(TestHome home, int command) throws IOException {
        return (int) EDGE.matcher(Files.readString(log(home, command))).results().count();
    }

    private static Process start(TestHome home, int command) throws IOException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dlogback.configurationFile=" + home.home().resolve("logback.xml"),
                "-Djava.io.tmpdir=" + home.home(), "-Dcallmart.root=" + System.getProperty("callmart.root"), "-Dcallmart.cache="
                + SharedWarehouse.cache(), "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(COMMANDS.get(command));
        words.addAll(List.of("--home", home.home().toString(), "--config", home.home().resolve("test-config").toString()));
        return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log(home, command).toFile()).start();
    }

    private static Held held(TestHome home, ScriptedSmtp server) throws IOException {
        List<String> ids = server.taken().stream().map(mail -> first(MESSAGE_ID, mail.text()) + " " + mail.to()).toList();
        assertThat(ids).as("sent twice").doesNotHaveDuplicates();
        try (Warehouse warehouse = home.warehouse(); Stream<Path> files = Files.walk(home.home().resolve("out"))) {
            Map<String, List<String>> rows = new TreeMap<>(TableRows.of(warehouse, OF_A_RUN));
            List.of("v_statements", "v_statement_lines").forEach(view -> rows.put(view, TableRows.of(warehouse, view, OF_A_RUN)));
            rows.putAll(TableRows.checksumsOfReports(warehouse));
            rows.put("ledger", warehouse.query("SELECT toString(tuple(kind, report, period, version, recipient_group, copy_number,"
                    + " if(state = 'unconfirmed', 'sent', state))) AS x FROM deliveries FINAL ORDER BY x", Map.of(), row -> row.string("x")));
            long unconfirmed = warehouse.query("SELECT count() AS x FROM deliveries FINAL WHERE state = 'unconfirmed'", Map.of(),
                    row -> row.longValue("x")).get(0);
            return new Held(rows, files.filter(Files::isRegularFile).map(file -> home.home().relativize(file).toString()).sorted().toList(),
                    server.taken().stream().map(mail -> mail.to() + first(SUBJECT, mail.text())).sorted().toList(), unconfirmed);
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}
