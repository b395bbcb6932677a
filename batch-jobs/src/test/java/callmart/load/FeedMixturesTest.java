package callmart.load;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Secrets;
import callmart.extract.SourceDefinition;
import callmart.extract.source.Extraction;
import callmart.extract.source.SourcesFile;
import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.feed.WordLists;
import callmart.runlog.FeedRun;
import callmart.runlog.RunLog;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.testing.WholeRow;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every feed from three sources of different kinds that hold a random mixture of rows, each with a known fate: the account of the load is
 * exactly what was mixed, and the sources without their faults load whole afterwards.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FeedMixturesTest {

    private static final long SEED = 20261120;
    private static final int ROWS = 150;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SITE = "site";

    /** What becomes of a row beside {@code loaded}. */
    private enum Fate {
        GOOD, DUPLICATE, OLDER_VERSION, CONFLICT, OTHER_DAY, FILTERED, NO_KEY, NOT_OF_ITS_TYPE, CELL_MISSING
    }

    private Warehouse warehouse;

    @TempDir
    private Path folder;

    @BeforeAll
    void open() {
        warehouse = SharedWarehouse.migrated("feed_mixtures");
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    static List<String> feeds() {
        return Feeds.NAMES;
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void every_row_of_a_mixture_is_accounted_for_by_its_fate(String name) throws IOException {
        Feed feed = Feeds.get(name);
        Random random = new Random(SEED + Feeds.NAMES.indexOf(name));
        Map<Fate, Integer> mixed = new EnumMap<>(Fate.class);
        List<Map<String, String>> rows = mix(feed, random, mixed);
        write(feed, rows, random);

        FeedRun run = load(feed, "mixed");

        int loaded = mixed.get(Fate.GOOD) + mixed.get(Fate.OLDER_VERSION);
        int duplicates = mixed.get(Fate.DUPLICATE);
        int rejected = mixed.get(Fate.CONFLICT) + mixed.get(Fate.NO_KEY) + mixed.get(Fate.NOT_OF_ITS_TYPE) + mixed.get(Fate.CELL_MISSING);
        assertThat(run.accounting()).as("%s, seed %d, %s", name, SEED, mixed).isEqualTo("read " + rows.size() + " = loaded " + loaded
                + " + duplicates " + duplicates + " + rejected " + rejected + " + other_day " + mixed.get(Fate.OTHER_DAY) + " + filtered "
                + mixed.get(Fate.FILTERED));
        assertThat(run.state()).as(run.error()).isEqualTo(FeedRun.State.LOADED);
        assertThat(run.held()).isEqualTo(loaded);
        assertThat(warehouse.query("SELECT count() AS n FROM retired_records WHERE feed = {feed:String}", Map.of("feed", name),
                row -> row.longValue("n"))).containsExactly(feed.kind() == Feed.Kind.VERSIONED ? mixed.get(Fate.FILTERED).longValue() : 0);
        assertThat(reasons(name)).hasSize(rejected).doesNotContain("");
        assertThat(reasons(name).stream().filter(reason -> reason.startsWith("conflict: "))).hasSize(mixed.get(Fate.CONFLICT));

        write(feed, rows.stream().filter(row -> Set.of(Fate.GOOD, Fate.FILTERED).contains(Fate.valueOf(row.get("fate")))).toList(), random);
        assertThat(load(feed, "corrected").accounting()).isEqualTo("read " + (mixed.get(Fate.GOOD) + mixed.get(Fate.FILTERED)) + " = loaded "
                + mixed.get(Fate.GOOD) + " + duplicates 0 + rejected 0 + other_day 0 + filtered " + mixed.get(Fate.FILTERED));
        assertThat(reasons(name)).isEmpty();
    }

    /** They are written 5,000 at a time. */
    @Test
    void each_of_many_retired_records_is_kept_once_with_when_it_was_done() throws IOException {
        Feed feed = Feeds.get("tickets");
        List<Map<String, String>> rows = IntStream.rangeClosed(1, 12_001).mapToObj(number -> row(feed, number)).toList();
        rows.forEach(row -> row.put("fate", Fate.FILTERED.name()));
        rows.stream().skip(1).forEach(row -> change(feed, row, Fate.FILTERED));
        write(feed, rows, new Random(SEED));

        assertThat(load(feed, "retired").filtered()).isEqualTo(12_000);

        String done = feed.done().iterator().next();
        assertThat(warehouse.query("SELECT count() || ' ' || uniqExact(record_id) || ' ' || countIf(" + done + " = updated_at) AS x FROM retired_records"
                + " WHERE feed = 'tickets'", Map.of(), row -> row.string("x"))).containsExactly("12000 12000 12000");
    }

    private static List<Map<String, String>> mix(Feed feed, Random random, Map<Fate, Integer> mixed) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<Map<String, String>> alone = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            mixed.put(fate, 0);
        }
        for (int number = 1; number <= ROWS; number++) {
            Fate fate = random.nextInt(3) == 0 ? Fate.values()[random.nextInt(Fate.values().length)] : Fate.GOOD;
            boolean versioned = feed.kind() == Feed.Kind.VERSIONED;
            boolean needsAnother = fate == Fate.DUPLICATE || fate == Fate.OLDER_VERSION || fate == Fate.CONFLICT;
            if (needsAnother && alone.isEmpty() || fate == Fate.OTHER_DAY && feed.dayColumn().isEmpty() || fate == Fate.OLDER_VERSION && !versioned) {
                fate = Fate.GOOD;
                needsAnother = false;
            }
            Map<String, String> row = needsAnother ? new LinkedHashMap<>(alone.remove(random.nextInt(alone.size()))) : row(feed, number);
            change(feed, row, fate);
            row.put("fate", fate.name());
            rows.add(row);
            if (fate == Fate.GOOD) {
                alone.add(row);
            }
            mixed.merge(fate, 1, Integer::sum);
        }
        return rows;
    }

    private static void change(Feed feed, Map<String, String> row, Fate fate) {
        switch (fate) {
            case OLDER_VERSION -> feed.columns().stream().filter(column -> column.type() == ColumnType.TIME && !row.get(column.name()).isEmpty())
                    .forEach(column -> row.put(column.name(), DAY + " 00:00:00"));
            case CONFLICT -> {
                Column other = feed.columns().stream().filter(column -> !feed.key().contains(column.name())
                        && !feed.dayColumn().equals(Optional.of(column.name())) && column.type() != ColumnType.CATEGORY
                        && column.type() != ColumnType.BOOL && column.type() != ColumnType.DATE).reduce((first, second) -> second).orElseThrow();
                row.put(other.name(), otherValue(other, row.get(other.name())));
            }
            case OTHER_DAY -> feed.dayColumn().ifPresent(day -> row.put(day, row.get(day).replace(DAY.toString(), DAY.plusDays(1).toString())));
            case FILTERED -> row.put(SITE, "elsewhere");
            case NO_KEY -> row.put(required(feed).name(), "");
            case NOT_OF_ITS_TYPE -> row.put(feed.columns().stream().filter(column -> !column.type().isText()).findFirst().orElseThrow().name(), "??");
            default -> { }
        }
    }

    /** A required column other than that of the day. */
    private static Column required(Feed feed) {
        return feed.columns().stream().filter(column -> column.required() && !feed.dayColumn().equals(Optional.of(column.name())))
                .findFirst().orElseThrow();
    }

    private static String otherValue(Column column, String value) {
        return switch (column.type()) {
            case WORD -> column.words().get(1);
            case INT -> value.isEmpty() ? "0" : String.valueOf(Integer.parseInt(value) - 1);
            case DECIMAL -> "2.5";
            case CLOCK -> "10:00";
            case TIME -> LocalDateTime.parse(value.replace(' ', 'T')).plusMinutes(1).toString();
            default -> value + "-又";
        };
    }

    /** A row that breaks no rule: its times are one instant of the day. */
    private static Map<String, String> row(Feed feed, int number) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put(SITE, "here");
        for (Column column : feed.columns()) {
            row.put(column.name(), !WholeRow.has(feed, column) ? "" : switch (column.type()) {
                case CLOCK -> "09:00";
                case WORD -> column.words().get(0);
                case CATEGORY -> column.words().isEmpty() ? "sales" : column.words().get(0);
                case INT -> String.valueOf(number);
                case DECIMAL -> "1.5";
                case BOOL -> "1";
                case DATE -> DAY.toString();
                case MONTH -> "2026-11";
                case TIME -> DAY.atTime(9, 0).plusSeconds(number).toString().replace('T', ' ');
                default -> "客服 " + number + ", \"" + column.name() + "\"";
            });
        }
        return row;
    }

    /** A UTF-8 file with commas, one in GB18030 with semicolons, and a workbook; a cell can be missing in text files only. */
    private void write(Feed feed, List<Map<String, String>> rows, Random random) throws IOException {
        List<String> header = new ArrayList<>(feed.columnNames());
        header.add(SITE);
        Collections.shuffle(header, random);
        List<StringBuilder> texts = List.of(new StringBuilder(String.join(",", header)), new StringBuilder(String.join(";", header)));
        try (SXSSFWorkbook book = new SXSSFWorkbook(); OutputStream out = Files.newOutputStream(folder.resolve("c.xlsx"))) {
            Sheet sheet = book.createSheet();
            cells(sheet, header);
            for (Map<String, String> row : shuffled(rows, random)) {
                List<String> cells = header.stream().map(row::get).toList();
                boolean missing = row.get("fate").equals(Fate.CELL_MISSING.name());
                int target = random.nextInt(missing ? 2 : 3);
                if (target == 2) {
                    cells(sheet, cells);
                } else {
                    List<String> quoted = cells.subList(0, missing ? cells.size() - 1 : cells.size()).stream()
                            .map(cell -> '"' + cell.replace("\"", "\"\"") + '"').toList();
                    texts.get(target).append('\n').append(String.join(target == 0 ? "," : ";", quoted));
                }
            }
            book.write(out);
        }
        Files.writeString(folder.resolve("a.csv"), texts.get(0) + "\n", StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("b.csv"), texts.get(1) + "\n", Charset.forName("GB18030"));
    }

    /** The order is that of the reading: a row that is given twice with other contents has its last one loaded. */
    private static List<Map<String, String>> shuffled(List<Map<String, String>> rows, Random random) {
        List<Map<String, String>> order = new ArrayList<>(rows);
        Collections.shuffle(order, random);
        return order;
    }

    private static void cells(Sheet sheet, List<String> texts) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (int i = 0; i < texts.size(); i++) {
            row.createCell(i).setCellValue(texts.get(i));
        }
    }

    private FeedRun load(Feed feed, String run) throws IOException {
        String more = ", where: {" + SITE + ": [here]}, max-reject-ratio: 1}";
        Files.writeString(folder.resolve("sources.yml"), "feeds: {" + feed.name() + ": [{type: csv, path: a.csv" + more
                + ", {type: csv, path: b.csv" + more + ", {type: xlsx, path: c.xlsx" + more + "]}");
        Faults faults = new Faults();
        List<SourceDefinition> sources = SourcesFile.read(new ConfigFolder(folder, ReferenceData.projectRoot().resolve("config")), List.of(folder), ZONE, Secrets.read(folder, Map.of()),
                WordLists.ofCategories("sales", "other"), faults).get(feed.name());
        faults.throwIfAny();
        warehouse.execute("TRUNCATE TABLE rejected_rows");
        return new FeedLoader(warehouse, new Extraction(folder, ZONE, WordLists.ofCategories("sales", "other")), new RunLog(warehouse, Clock.systemUTC()),
                Clock.systemUTC()).load(feed, DAY, sources, run + "-" + feed.name());
    }

    private List<String> reasons(String feed) {
        return warehouse.query("SELECT reason AS x FROM rejected_rows WHERE feed = {feed:String}", Map.of("feed", feed), row -> row.string("x"));
    }
}
