package callmart.init;

import callmart.extract.ExtractionException;
import callmart.extract.JdbcUrl;
import callmart.extract.NamedQuery;
import callmart.extract.Origin;
import callmart.extract.RowCursor;
import callmart.extract.SourceDefinition;
import callmart.extract.jdbc.QueryCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the first rows of the tables and views of a database.
 *
 * @param lib folder of further drivers
 */
record DatabaseSampler(Path lib, ZoneId zone) {

    private static final int MOST_ROWS = 500;
    private static final int MOST_TABLES = 200;
    private static final Set<String> SYSTEM = Set.of("information_schema", "pg_catalog", "mysql", "performance_schema", "sys");
    private static final String TABLES = "SELECT table_schema, table_name FROM information_schema.tables ORDER BY table_schema, table_name";

    /**
     * The tables that can be read.
     *
     * @param number of the URL among those given
     * @throws ExtractionException when the database cannot be asked for its tables
     */
    List<Sample> read(JdbcUrl url, int number) throws IOException {
        List<Sample> samples = new ArrayList<>();
        String quote = url.isMySql() ? "`" : "\"";
        for (String[] names : rows(url, "the list of tables", TABLES, MOST_TABLES).rows()) {
            if (SYSTEM.contains(names[0].toLowerCase(Locale.ROOT))) {
                continue;
            }
            Table table = new Table(quote + names[0] + quote + "." + quote + names[1] + quote, names[1], quote, number);
            try {
                Answer answer = rows(url, names[1], "SELECT * FROM " + table.name(), MOST_ROWS);
                List<Head> heads = answer.header().stream().map(Head::new).toList();
                answer.rows().forEach(row -> {
                    for (int i = 0; i < row.length; i++) {
                        heads.get(i).add(row[i]);
                    }
                });
                samples.add(new Sample(names[1], List.of(), SourceDefinition.Type.JDBC, Optional.empty(), heads, answer.rows().size(),
                        Optional.empty(), Optional.of(table)));
            } catch (ExtractionException e) {
                samples.add(new Sample(names[1], List.of(), SourceDefinition.Type.JDBC, Optional.empty(), List.of(), 0, Optional.empty(),
                        Optional.of(table)));
            }
        }
        return samples;
    }

    private record Answer(List<String> header, List<String[]> rows) {
    }

    private Answer rows(JdbcUrl url, String name, String sql, int most) throws IOException {
        Origin.InDatabase origin = new Origin.InDatabase(url, "", "", NamedQuery.parse(sql, name, url.isMySql()), true);
        LocalDateTime now = LocalDateTime.now(zone);
        List<String[]> rows = new ArrayList<>();
        try (RowCursor cursor = QueryCursor.open(origin, new QueryCursor.Span(zone, now.minusDays(1), now), lib, Set.of())) {
            for (String[] cells = cursor.next(); cells != null && rows.size() < most; cells = cursor.next()) {
                rows.add(cells);
            }
            return new Answer(cursor.header(), rows);
        }
    }

    /**
     * The query of a feed's day.
     *
     * @param guess of a table
     */
    static String query(FeedGuess guess) {
        Table table = guess.sample().table().orElseThrow();
        String columns = guess.columns().stream().flatMap(column -> column.heads().stream()).distinct().map(table::quoted)
                .collect(Collectors.joining(", "));
        String select = "SELECT " + columns + "\nFROM   " + table.name() + "\n";
        List<String> day = guess.feed().dayColumn().flatMap(guess::column).map(ColumnGuess::heads).orElse(List.of());
        if (day.isEmpty()) {
            return select;
        }
        String when = day.stream().map(table::quoted).collect(Collectors.joining(", ", day.size() > 1 ? "COALESCE(" : "",
                day.size() > 1 ? ")" : ""));
        return select + "WHERE  " + when + " >= :from AND " + when + " < :to\n";
    }
}
