package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.Main;
import callmart.testing.Campaign;
import callmart.testing.OneWholeDay;
import callmart.testing.ScriptedSmtp;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day, the closing of its month and the month's reports, in processes of their own, with an engine of their own. Twice a command,
 * its engine or both are killed without warning, by turns at edges of steps and at random moments; all are run again. What warehouse,
 * reports, statements, ledger and mail server hold then is what they hold undisturbed. In the suite the day is killed, once, with its
 * engine.
 * Decisions 313, 314.
 */
class KillCampaignTest {

    private static final Campaign CAMPAIGN = new Campaign("kill", 1);
    /** The last day of its month, and the first that is loaded: the month is whole. */
    private static final String DAY = "2026-10-31";
    private static final boolean SHORT = CAMPAIGN.size() == 1;
    /** Of each attempt, one after the other. */
    private static final int KILLS = SHORT ? 1 : 2;
    private static final List<List<String>> COMMANDS = List.of(List.of("nightly", "--date", DAY),
            List.of("penalties", "close", "--month", "2026-10"), List.of("monthly", "--date", "2026-11-01"));
    /** The first of the commands are killed: a process of one's own takes long to begin. */
    private static final int KILLED = SHORT ? 1 : COMMANDS.size();
    private static final Pattern EDGE = Pattern.compile("Executing step: \\[|Step: \\[\\S+\\] executed");
    private static final Pattern ENGINE = Pattern.compile("\"pid\": (\\d+)");

    @TempDir
    private Path folder;

    /** Who is killed; both are the command and its engine. */
    private enum Victim {
        BOTH, JOB, ENGINE
    }

    /** When to kill: after so many edges of steps, or after so many milliseconds. */
    private record Moment(int command, int edges, long millis, Victim victim) {
        private Moment of(Victim other) {
            return new Moment(command, edges, millis, other);
        }
    }

    @Test
    void killed_at_any_moment_and_run_again_everything_is_as_if_undisturbed() throws Exception {
        long[] millis = new long[COMMANDS.size()];
        List<Moment> edges = new ArrayList<>();
        Held undisturbed;
        try (ScriptedSmtp server = new ScriptedSmtp()) {
            TestHome home = home("undisturbed", server);
            for (int command = 0; command < KILLED; command++) {
                long begin = System.nanoTime();
                Process process = start(home, command);
                assertThat(process.waitFor()).as(Files.readString(log(home, command))).isIn(0, 3);
                millis[command] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
                for (int edge = 1; edge <= edges(home, command); edge++) {
                    edges.add(new Moment(command, edge, 0, Victim.JOB));
                }
            }
            for (int command = KILLED; command < COMMANDS.size(); command++) {
                run(home, command);
            }
            undisturbed = Held.of(home, server);
        }
        assertThat(undisturbed.rows().get("v_statements")).hasSize(1);
        assertThat(undisturbed.subjects()).isNotEmpty();
        assertThat(undisturbed.rows().get("ledger")).hasSizeGreaterThan(1);
        assertThat(undisturbed.rows().get("call_measures")).isNotEmpty();
        assertThat(edges).hasSizeGreaterThan(KILLED);

        Random random = CAMPAIGN.random();
        Collections.shuffle(edges, random);
        int kills = 0;
        Map<Victim, Integer> alive = new EnumMap<>(Victim.class);
        long unconfirmed = 0;
        for (int attempt = 0; attempt < CAMPAIGN.size(); attempt++) {
            List<Moment> moments = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++, kills++) {
                int command = random.nextInt(KILLED);
                Victim victim = Victim.values()[kills % Victim.values().length];
                moments.add(kills / Victim.values().length % 2 == 0 ? edges.get(kills % edges.size()).of(victim)
                        : new Moment(command, 0, (long) (random.nextDouble() * millis[command]), victim));
            }
            moments.sort(Comparator.comparingInt(Moment::command));
            try (ScriptedSmtp server = new ScriptedSmtp()) {
                TestHome home = home("kill" + attempt, server);
                int next = 0;
                for (Moment moment : moments) {
                    for (; next < moment.command(); next++) {
                        run(home, next);
                    }
                    alive.merge(moment.victim(), kill(home, moment), Integer::sum);
                }
                try (Warehouse open = home.warehouse()) {
                    for (; next < COMMANDS.size(); next++) {
                        run(home, next);
                    }
                    Held after = Held.of(home, server);
                    after.isAs(undisturbed, "attempt " + attempt + " of seed " + CAMPAIGN.seed() + ", " + moments);
                    unconfirmed += after.unconfirmed();
                }
            }
        }
        CAMPAIGN.report("commands", "attempts " + CAMPAIGN.size() + ", kills " + kills + ", of them alive " + alive
                + ", edges of steps " + edges.size()
                + ", tables and views compared " + undisturbed.rows().size()
                + ", differences 0, messages sent twice 0, forgotten 0, unconfirmed "
                + unconfirmed);
    }

    /** A centre with an engine of its own, at the product's schema. */
    private TestHome home(String name, ScriptedSmtp server) throws IOException {
        TestHome home = OneWholeDay.homeAt(folder.resolve(name), "chaos_" + name, text -> text.replace("2026-11-20", DAY)
                .replace("2026-11-1", "2026-10-1").replace("2026-11,", "2026-10,")).makingOnly("daily-operations", "monthly-performance");
        home.takeFromSample("contracts/ZH-400-2026.yml");
        home.useOwnEngine(folder.resolve("schema"));
        Path application = home.home().resolve("test-config/application.yml");
        Files.writeString(application, Files.readString(application) + "  mail: {host: 127.0.0.1, port: " + server.port()
                + ", security: none}\n");
        Files.writeString(home.home().resolve("logback.xml"), "<configuration><appender name='out' "
                + "class='ch.qos.logback.core.ConsoleAppender'>"
                + "<encoder><pattern>%msg%n</pattern></encoder></appender><root level='INFO'><appender-ref "
                + "ref='out'/></root></configuration>");
        return home;
    }

    /**
     * Begins a command and kills without warning; how many commands or engines were alive then. A command that loses its engine says so
     * and ends.
     */
    private static int kill(TestHome home, Moment moment) throws Exception {
        Process process = start(home, moment.command());
        if (moment.edges() == 0) {
            process.waitFor(moment.millis(), TimeUnit.MILLISECONDS);
        } else {
            while (process.isAlive() && edges(home, moment.command()) < moment.edges()) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
        }
        boolean alive = process.isAlive();
        Optional<ProcessHandle> engine = moment.victim() == Victim.JOB ? Optional.empty() : engine(home);
        engine.ifPresent(ProcessHandle::destroyForcibly);
        if (moment.victim() != Victim.ENGINE) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(moment + " " + log(home, moment.command())).isTrue();
        if (moment.victim() == Victim.ENGINE && process.exitValue() == 1) {
            assertThat(Files.readString(log(home, moment.command()))).contains("the embedded ClickHouse has ended or was killed");
        }
        return alive && (moment.victim() == Victim.JOB || engine.isPresent()) ? 1 : 0;
    }

    private static Optional<ProcessHandle> engine(TestHome home) throws IOException {
        Path record = home.home().resolve("var/clickhouse/server.json");
        Matcher pid = ENGINE.matcher(Files.exists(record) ? Files.readString(record) : "");
        return pid.find() ? ProcessHandle.of(Long.parseLong(pid.group(1))) : Optional.empty();
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
}
