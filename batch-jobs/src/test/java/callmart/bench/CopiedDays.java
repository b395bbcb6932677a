package callmart.bench;

import callmart.testing.SharedWarehouse;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows of a warehouse, laid over further days or over themselves: a month out of a week, a very large centre out of a small one. Copies have
 * ids, and where they are of other people numbers, of their own; the first is the original.
 */
final class CopiedDays {

    private static final Pattern SHARED = Pattern.compile("(agent|run|campaign|entry|equipment)_id");
    private static final Pattern PHONE = Pattern.compile("caller|callee|phone|contact_phone");

    private final Warehouse from;
    private final String database;

    CopiedDays(Warehouse from, String database) {
        this.from = from;
        this.database = database;
    }

    /** Copies every table's rows into another warehouse of the schema, or beside themselves. @param first shift in days, of the first copy; 0 is left out beside themselves */
    void lay(Warehouse into, int first, int last, int step) {
        boolean beside = into.database().equals(database);
        for (String table : from.query("SELECT name FROM system.tables WHERE database = {database:String} AND total_rows > 0 AND name NOT LIKE 'schema%'"
                + " AND name NOT LIKE '%_staging' AND name != 'caller_salt'", Map.of("database", database), row -> row.string("name"))) {
            Map<String, String> columns = columns(table);
            boolean dated = columns.containsKey("business_date");
            into.execute("INSERT INTO " + table + " (" + String.join(", ", columns.keySet()) + ") SELECT " + columns.entrySet().stream()
                    .map(column -> shifted(column.getKey(), column.getValue())).collect(Collectors.joining(", ")) + " FROM (SELECT * FROM " + database + "." + table
                    + ") AS t CROSS JOIN (SELECT arrayJoin(range(" + first + ", " + (last + 1) + ", " + step + ")) AS n WHERE " + (beside ? "n != 0" : "1")
                    + (dated ? "" : " AND n = 0") + ") AS copies SETTINGS max_partitions_per_insert_block = 0");
        }
        into.execute("INSERT INTO caller_salt SELECT * FROM " + database + ".caller_salt WHERE (SELECT count() FROM caller_salt) = 0");
    }

    private Map<String, String> columns(String table) {
        Map<String, String> columns = new TreeMap<>();
        from.forEach("SELECT name, type FROM system.columns WHERE database = {database:String} AND table = {table:String} AND default_kind NOT IN ('ALIAS', 'MATERIALIZED')",
                Map.of("database", database, "table", table), (Row row) -> columns.put(row.string("name"), row.string("type")));
        return columns;
    }

    private static String shifted(String column, String type) {
        if (type.matches("(Nullable\\()?Date(32|Time.*)?\\)?.*")) {
            return "t." + column + " + toIntervalDay(n)";
        }
        return column.endsWith("_id") && type.endsWith("String") && !SHARED.matcher(column).matches() ? id(column) : "t." + column;
    }

    private static String id(String column) {
        return "if(n = 0, t." + column + ", concat(t." + column + ", '-', toString(n)))";
    }

    /**
     * Writes a day of every feed as CSV files with canonical columns, so many times over: other calls of other customers, taken by other
     * agents.
     *
     * @return text of {@code sources.yml} for them
     */
    String export(Path folder, LocalDate day, Map<String, List<String>> feeds, int copies) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        StringBuilder sources = new StringBuilder("first-time-days: 1\nfeeds:\n");
        for (Map.Entry<String, List<String>> feed : new TreeMap<>(feeds).entrySet()) {
            Map<String, String> columns = columns(feed.getKey());
            String selected = feed.getValue().stream().map(column -> other(column, columns.get(column)) + " AS " + column).collect(Collectors.joining(", "));
            Path file = folder.resolve(feed.getKey() + ".csv");
            write(file, "SELECT " + selected + " FROM (SELECT * FROM " + database + "." + feed.getKey() + (columns.containsKey("business_date") ? " WHERE business_date = '" + day + "'"
                    : "") + ") AS t CROSS JOIN (SELECT toUInt32(number) AS n FROM numbers(" + copies + ")) AS copies FORMAT CSVWithNames SETTINGS format_csv_null_representation = ''");
            sources.append("  ").append(feed.getKey()).append(": [{type: csv, path: '").append(file).append("', allow-empty: true}]\n");
        }
        return sources.toString();
    }

    private static String other(String column, String type) {
        if (type.contains("DateTime")) {
            return "toTimeZone(t." + column + ", 'Asia/Shanghai')";
        } else if (PHONE.matcher(column).matches()) {
            return "if(n = 0 OR NOT match(ifNull(t." + column + ", ''), '^1\\\\d{10}$'), t." + column + ", concat(substring(t." + column
                    + ", 1, 3), leftPad(toString((toUInt64OrZero(substring(t." + column + ", 4)) + n * 104729) % 100000000), 8, '0')))";
        }
        return (column.endsWith("_id") || column.matches("assigned_to|handler")) && type.contains("String") ? id(column) : "t." + column;
    }

    private void write(Path file, String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(from.httpAddress())).header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                ("etl:" + SharedWarehouse.credentials().etlPassword()).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(query)).build();
        HttpResponse<Path> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofFile(file));
        if (answer.statusCode() != 200) {
            throw new IOException(Files.readString(file));
        }
    }
}
