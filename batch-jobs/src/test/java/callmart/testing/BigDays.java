package callmart.testing;

import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.sample.SampleCentre;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Days of a centre of any size, as canonical CSV files of every feed that the sample centre has. Its day is loaded, and the engine writes it many times over:
 * each copy has agents, customers, calls and records of its own, so that all feeds grow in proportion. Memory does not grow with the size.
 */
public final class BigDays implements AutoCloseable {

    private static final Pattern FEED = Pattern.compile("(?m)^  (\\w+):$");
    /** Ids of what all copies have in common. */
    private static final Set<String> SHARED = Set.of("campaign_id", "equipment_id");
    private static final Set<String> FURTHER_IDS = Set.of("assigned_to", "submitted_by", "owner", "in_reply_to");

    private final Path folder;
    private final Path config = ReferenceData.projectRoot().resolve("config");
    private final Warehouse warehouse = SharedWarehouse.migrated("big_days");
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Feed> feeds;

    /** @param folder where the sample's own files are made */
    public BigDays(Path folder) throws IOException {
        this.folder = folder;
        this.feeds = FEED.matcher(Files.readString(config.resolve("sources.yml"))).results().map(MatchResult::group).map(String::strip)
                .map(feed -> Feeds.get(feed.substring(0, feed.length() - 1))).toList();
    }

    /** {@code sources.yml} of a centre with the files below a folder. */
    public String sources(Path home) {
        return "first-time-days: 14\nfeeds:\n" + feeds.stream().map(feed -> "  " + feed.name() + ": [{type: csv, path: '" + home.resolve(path(feed.name(), "{date}"))
                + "', allow-empty: true}]\n").collect(Collectors.joining());
    }

    /**
     * Writes the files of a day.
     *
     * @param calls of which so many or somewhat more are written; not fewer than the sample's own
     * @return legs of calls written
     */
    public long write(Path home, LocalDate day, int calls) throws Exception {
        new SampleCentre().write(folder.resolve("var/sample"), day, day);
        new FactLoader(warehouse, folder).loadOnly(config, day);
        long sample = warehouse.query("SELECT count() AS n FROM calls WHERE business_date = {day:Date}", Map.of("day", day), row -> row.longValue("n")).get(0);
        long copies = Math.max(1, (calls + sample - 1) / sample);
        for (Feed feed : feeds) {
            Path file = file(home, feed.name(), day);
            Files.createDirectories(file.getParent());
            write(file, select(feed, day, copies));
        }
        return sample * copies;
    }

    /** Where a feed's day lies. */
    public Path file(Path home, String feed, LocalDate day) {
        return home.resolve(path(feed, DateTimeFormatter.BASIC_ISO_DATE.format(day)));
    }

    private static String path(String feed, String day) {
        return "data/" + feed + "/" + feed + "-" + day + ".csv";
    }

    private static String select(Feed feed, LocalDate day, long copies) {
        List<String> own = feed.columns().stream().filter(column -> isId(column) || column.type() == ColumnType.PHONE).map(Column::name).toList();
        boolean many = feed.rowKey().stream().anyMatch(own::contains);
        String keys = feed.key().stream().filter(own::contains).map(key -> " AND f." + key + " IS NOT NULL").collect(Collectors.joining());
        return "SELECT " + feed.columns().stream().map(column -> value(column) + " AS `" + column.name() + "`").collect(Collectors.joining(", ")) + " FROM " + feed.name()
                + " AS f CROSS JOIN (SELECT number AS n FROM numbers(" + (many ? copies : 1) + ")) AS copies WHERE (n = 0" + (keys.isEmpty() ? "" : " OR (1" + keys + ")") + ")"
                + (feed.kind() == Feed.Kind.SNAPSHOT ? "" : " AND f.business_date = '" + day + "'") + " SETTINGS format_csv_null_representation = '', max_block_size = 8192, max_threads = 2 FORMAT CSVWithNames";
    }

    private static String value(Column column) {
        String name = "f." + column.name();
        if (isId(column)) {
            return "if(n = 0, " + name + ", concat(" + name + ", '-', toString(n)))";
        }
        return switch (column.type()) {
            case PHONE -> "if(n > 0 AND match(ifNull(" + name + ", ''), '^1\\\\d{10}$'), concat(substring(" + name + ", 1, 3), leftPad(toString(cityHash64(" + name
                    + ", n) % 100000000), 8, '0')), " + name + ")";
            case TIME -> "toString(toTimeZone(" + name + ", 'Asia/Shanghai'))";
            case MONTH -> "formatDateTime(" + name + ", '%Y-%m')";
            default -> name;
        };
    }

    private static boolean isId(Column column) {
        return column.name().endsWith("_id") && !SHARED.contains(column.name()) || FURTHER_IDS.contains(column.name());
    }

    private void write(Path file, String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(warehouse.httpAddress() + "/?database=" + URLEncoder.encode(warehouse.database(), StandardCharsets.UTF_8)))
                .header("X-ClickHouse-User", "etl").header("X-ClickHouse-Key", SharedWarehouse.credentials().etlPassword())
                .POST(HttpRequest.BodyPublishers.ofString(query)).build();
        HttpResponse<Path> answer = client.send(request, HttpResponse.BodyHandlers.ofFile(file));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(query + "\n" + Files.readString(file));
        }
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
