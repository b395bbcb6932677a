package callmart.extract.jdbc;

import callmart.extract.JdbcUrl;
import callmart.extract.NamedQuery;
import callmart.extract.Origin;
import callmart.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Asks databases what a test wants to know, for 2026-11-21 in Shanghai. */
final class Queries {

    static final QueryCursor.Span SPAN = span("Asia/Shanghai");

    private Queries() {
    }

    static QueryCursor.Span span(String zone) {
        LocalDate day = LocalDate.of(2026, 11, 21);
        return new QueryCursor.Span(ZoneId.of(zone), day.atStartOfDay(), day.plusDays(1).atStartOfDay());
    }

    static Origin.InDatabase origin(TestDatabase database, String url, String sql) {
        return origin(url, database.user(), database.password(), sql);
    }

    static Origin.InDatabase origin(String url, String user, String password, String sql) {
        return new Origin.InDatabase(new JdbcUrl(url), user, password,
                NamedQuery.parse(sql, "sql/extract/q.sql", new JdbcUrl(url).isMySql()), true);
    }

    static QueryCursor open(Origin.InDatabase origin) throws IOException {
        return QueryCursor.open(origin, SPAN, Path.of("no-such-lib"), Set.of("call_id", "ended_at"));
    }

    static QueryCursor openImpatiently(Origin.InDatabase origin) throws IOException {
        return QueryCursor.open(origin, SPAN, Path.of("no-such-lib"), Set.of(), new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }

    /** All rows of an answer. */
    static List<List<String>> rows(Origin.InDatabase origin) throws IOException {
        return rows(open(origin));
    }

    static List<List<String>> rows(QueryCursor opened) throws IOException {
        try (QueryCursor cursor = opened) {
            List<List<String>> rows = new ArrayList<>();
            for (String[] cells = cursor.next(); cells != null; cells = cursor.next()) {
                rows.add(List.of(cells));
            }
            return rows;
        }
    }
}
