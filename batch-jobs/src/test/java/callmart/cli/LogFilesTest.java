package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's own {@code logback.xml}, writing real files. */
class LogFilesTest {

    private static final int LINES = 60_000;
    private static final String LINE = "x".repeat(400);

    @TempDir
    private Path folder;

    private void log(int lines) throws Exception {
        log(logger -> {
            for (int i = 0; i < lines; i++) {
                logger.info(LINE);
            }
        });
    }

    private void log(Consumer<Logger> what) throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("callmart.log.dir", folder.toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(ReferenceData.projectRoot().resolve("batch-jobs/src/main/resources/logback.xml").toFile());
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAppender("console");
        Logger logger = context.getLogger("callmart.test");
        logger.setLevel(Level.INFO);
        what.accept(logger);
        context.stop();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_file_of_20_megabytes_is_packed_away_and_a_new_one_begun() throws Exception {
        log(LINES);

        assertThat(files()).anyMatch(name -> name.matches("callmart\\.\\d{4}-\\d{2}-\\d{2}\\.0\\.log\\.gz")).contains("callmart.log");
        assertThat(Files.size(folder.resolve("callmart.log"))).isLessThan(LINES * 480L - 20_000_000L);
    }

    @Test
    void yesterdays_file_is_packed_away_and_what_is_older_than_60_days_goes() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path old = Files.writeString(folder.resolve("callmart." + today.minusDays(62) + ".0.log.gz"), "old");
        Path kept = Files.writeString(folder.resolve("callmart." + today.minusDays(50) + ".0.log.gz"), "kept");
        Files.setLastModifiedTime(Files.writeString(folder.resolve("callmart.log"), "yesterday\n"),
                FileTime.from(Instant.now().minus(Duration.ofDays(1))));

        log(1);

        assertThat(files()).contains("callmart." + today.minusDays(1) + ".0.log.gz", "callmart.log", kept.getFileName().toString());
        assertThat(old).doesNotExist();
    }

    @Test
    void what_data_say_is_not_obeyed_and_shows_no_telephone_number() throws Exception {
        String agent = "70\u001B[2J\r\n2026-11-21T00:00:00.000Z INFO  forged\u0085\u2028\u202E\u0000, 138-1234-5678";
        log(logger -> logger.error("agent {} is unknown", agent, new IllegalStateException(agent, new IOException(agent))));

        List<String> lines = Files.readAllLines(folder.resolve("callmart.log"));
        assertThat(lines.get(0)).endsWith("agent 70\\u001B[2J\\r\\n2026-11-21T00:00:00.000Z INFO  forged\\u0085\\u2028\\u202E\\u0000, 138****5678 is unknown");
        assertThat(lines).hasSizeGreaterThan(3).allSatisfy(line -> assertThat(line).doesNotContain("5678-", "1234").matches("[^\\p{Cntrl}\\u0085\\u2028\\u202E]*|\\s.*"));
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("  "));
        assertThat(String.join("", lines)).doesNotContain("\u001B", "\r", "\u0085", "\u2028", "\u202E", "\u0000");
    }
}
