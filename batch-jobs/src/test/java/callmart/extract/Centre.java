package callmart.extract;

import callmart.config.ConfigFolder;
import callmart.config.Fault;
import callmart.config.Faults;
import callmart.config.Secrets;
import callmart.extract.source.Extraction;
import callmart.extract.source.SourcesFile;
import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.feed.WordLists;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A centre in a temporary folder: its {@code sources.yml}, its files, and what a day's extraction makes of them. */
final class Centre {

    static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** The canonical header of the columns that most tests need. */
    static final String HEADER = "call_id,direction,agent_id,arrived_at,queued_at,answered_at,ended_at\n";

    /** A row under {@link #HEADER} that keeps all rules. */
    static final String GOOD = "c1,inbound,A1,2026-11-21 09:00:00,2026-11-21 09:00:05,2026-11-21 09:00:10,2026-11-21 09:02:00\n";

    /** @param rows present columns by name; times as local time of the business zone */
    record Result(Counts counts, List<Map<String, String>> rows, List<Long> lines, List<Reject> rejects) {

        /** The values of one column, {@code null} where it is absent. */
        List<String> column(String name) {
            return rows.stream().map(row -> row.get(name)).toList();
        }

        List<String> reasons() {
            return rejects.stream().map(Reject::reason).toList();
        }
    }

    private final Path home;
    private ZoneId zone = SHANGHAI;

    Centre(Path home) {
        this.home = home;
        sources("calls: {type: csv, path: calls.csv}");
    }

    Centre zone(String name) {
        zone = ZoneId.of(name);
        return this;
    }

    /** @param feeds what stands under {@code feeds:}, unindented */
    Centre sources(String feeds) {
        return file("config/sources.yml", "feeds:\n" + feeds.indent(2));
    }

    /** Further feeds behind those that the file has. */
    Centre addSources(String feeds) {
        try {
            return file("config/sources.yml", Files.readString(home.resolve("config/sources.yml")) + feeds.indent(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the day's extraction of a feed depends on. */
    String fingerprint(String feed) throws IOException {
        return extraction().fingerprint(Feeds.get(feed), DAY, definitions(feed));
    }

    /** One CSV source of {@code calls.csv} with further keys, one a line. */
    Centre calls(String keys) {
        return calls(keys, "calls");
    }

    /** The same as the source of another feed. */
    Centre calls(String keys, String feed) {
        return sources(feed + ":\n  - type: csv\n    path: calls.csv\n" + keys.indent(4));
    }

    /** The file {@code log}; a line that begins with a time of day and {@code |} does so with that of the day in epoch seconds. */
    Centre log(String... lines) {
        return file("log", Stream.of(lines).map(Centre::epoch).collect(Collectors.joining("\n", "", "\n")));
    }

    private static String epoch(String line) {
        return line.matches("\\d\\d:\\d\\d:\\d\\d\\|.*")
                ? DAY.atTime(LocalTime.parse(line.substring(0, 8))).atZone(SHANGHAI).toEpochSecond() + line.substring(8) : line;
    }

    Centre file(String name, String text) {
        return file(name, text, StandardCharsets.UTF_8);
    }

    Centre file(String name, String text, Charset charset) {
        return file(name, text.getBytes(charset));
    }

    Centre file(String name, byte[] bytes) {
        try {
            Files.createDirectories(home.resolve(name).getParent());
            Files.write(home.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The faults of {@code sources.yml} as a user sees them, with the folder's name left out. */
    List<String> faults() {
        Faults faults = new Faults();
        read(faults);
        return faults.list().stream().map(Fault::toString)
                .map(text -> text.replace(home.resolve("config") + "/", "")).toList();
    }

    Result run() {
        return run(DAY);
    }

    Result run(LocalDate day) {
        return run(Feeds.get("calls"), day);
    }

    /** The sources of a feed; those of {@code calls} when it has none. */
    Result run(Feed feed, LocalDate day) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        try {
            Counts counts = extraction().run(feed, day, definitions(feed.name()), new Sink() {
                @Override
                public void accepted(TypedRow row) {
                    rows.add(shown(row));
                    lines.add(row.line());
                }

                @Override
                public void rejected(Reject reject) {
                    rejects.add(reject);
                }
            });
            return new Result(counts, rows, lines, rejects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Extraction extraction() {
        return new Extraction(home, zone, WordLists.ofCategories("sales", "property", "other"));
    }

    List<SourceDefinition> definitions() {
        return definitions("calls");
    }

    List<SourceDefinition> definitions(String feed) {
        Faults faults = new Faults();
        Map<String, List<SourceDefinition>> sources = read(faults);
        faults.throwIfAny();
        return sources.getOrDefault(feed, sources.get("calls"));
    }

    private Map<String, List<SourceDefinition>> read(Faults faults) {
        return SourcesFile.read(new ConfigFolder(home.resolve("config"), ReferenceData.projectRoot().resolve("config")),
                List.of(home, ReferenceData.projectRoot()), zone, Secrets.read(home.resolve("config"), Map.of()), WordLists.ofCategories("sales", "property", "other"), faults);
    }

    private Map<String, String> shown(TypedRow row) {
        Map<String, String> shown = new LinkedHashMap<>();
        List<Column> columns = row.feed().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (row.isPresent(i)) {
                ColumnType type = columns.get(i).type();
                shown.put(columns.get(i).name(), type.isText() ? row.text(i)
                        : type == ColumnType.TIME ? local(row.number(i)) : Long.toString(row.number(i)));
            }
        }
        return shown;
    }

    private String local(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone).toString().replace('T', ' ');
    }
}
