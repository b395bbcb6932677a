package callmart.extract.jdbc;

import callmart.extract.ExtractionException;
import callmart.extract.NamedQuery;
import callmart.extract.Origin;
import callmart.extract.RowCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;

/**
 * Streams the answer to a query. Reads in a transaction that cannot write; a connection lasts as long as its cursor. Lines are
 * the numbers of the answer's rows.
 */
public final class QueryCursor implements RowCursor {

    /** Of a row that is too wide, what is kept of each value. */
    private static final int KEPT_CHARACTERS = 10_000;

    /**
     * What a day's query is asked with.
     *
     * @param zone time zone of the source
     * @param from begin of the day as the source's clock shows it
     * @param to end of the day as the source's clock shows it; no longer part of it
     */
    public record Span(ZoneId zone, LocalDateTime from, LocalDateTime to) {
    }

    private final String source;
    private final Failures failures;
    private final Drivers drivers;
    private final Connection connection;
    private final List<ColumnText> columns = new ArrayList<>();
    private List<String> header = List.of();
    private ResultSet answer;
    private boolean atEnd;
    private String refusal = "";
    private long row;

    private QueryCursor(String source, Failures failures, Drivers drivers, Connection connection) {
        this.source = source;
        this.failures = failures;
        this.drivers = drivers;
        this.connection = connection;
    }

    /**
     * Connects and asks.
     *
     * @param lib folder of further drivers; need not exist
     * @param knownHeaders headers that a column of the answer is found by in whatever case the database writes it
     * @throws ExtractionException when there is no answer to read
     */
    public static QueryCursor open(Origin.InDatabase origin, Span span, Path lib, Set<String> knownHeaders) throws IOException {
        return open(origin, span, lib, knownHeaders, Timeouts.DEFAULT);
    }

    static QueryCursor open(Origin.InDatabase origin, Span span, Path lib, Set<String> knownHeaders, Timeouts timeouts)
            throws IOException {
        Failures failures = new Failures(origin, timeouts);
        Drivers drivers = new Drivers(lib);
        Connection connection;
        try {
            connection = connect(origin, drivers, failures, timeouts);
        } catch (RuntimeException e) {
            drivers.close();
            throw e;
        }
        QueryCursor cursor = new QueryCursor(origin.query().name(), failures, drivers, connection);
        try {
            cursor.ask(origin, span, knownHeaders, timeouts);
            return cursor;
        } catch (RuntimeException e) {
            cursor.close();
            throw e;
        }
    }

    private static Connection connect(Origin.InDatabase origin, Drivers drivers, Failures failures, Timeouts timeouts) {
        Connection connection;
        try {
            Drivers.Match match = drivers.find(origin.url()).orElseThrow(failures::noDriver);
            connection = match.driver().connect(match.url(), DriverOptions.of(origin, timeouts));
        } catch (ExtractionException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            throw failures.connecting(e);
        } catch (ServiceConfigurationError | LinkageError e) {
            throw failures.driverUnusable(e);
        }
        if (connection == null) {
            throw failures.noDriver();
        }
        return connection;
    }

    private void ask(Origin.InDatabase origin, Span span, Set<String> knownHeaders, Timeouts timeouts) {
        try {
            new Session(connection, origin.url(), failures).prepare(span.zone(), span.from(), span.to());
            PreparedStatement statement = connection.prepareStatement(origin.query().sql(), ResultSet.TYPE_FORWARD_ONLY,
                    ResultSet.CONCUR_READ_ONLY);
            statement.setFetchSize(DriverOptions.rowsAtATime(origin.url()));
            statement.setQueryTimeout((int) timeouts.query().toSeconds());
            List<String> parameters = origin.query().parameters();
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i).equals(NamedQuery.FROM) ? span.from() : span.to());
            }
            answer = statement.executeQuery();
            describe(answer.getMetaData(), origin.url().isMySql(), knownHeaders);
        } catch (SQLException e) {
            throw failures.querying(e);
        }
    }

    private void describe(ResultSetMetaData meta, boolean mySql, Set<String> knownHeaders) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            String label = meta.getColumnLabel(i).strip();
            String type = meta.getColumnTypeName(i);
            labels.add(label);
            columns.add(ColumnText.of(meta, i, mySql).orElseThrow(() -> failures.binary(label, type)));
        }
        header = labels.stream().map(label -> known(label, labels, knownHeaders)).toList();
    }

    /** The known header that a label means: databases change the case of names that are not quoted. */
    private static String known(String label, List<String> labels, Set<String> knownHeaders) {
        return knownHeaders.contains(label) ? label : knownHeaders.stream().filter(label::equalsIgnoreCase)
                .filter(header -> !labels.contains(header)).sorted().findFirst().orElse(label);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public String[] next() {
        try {
            if (!answer.next()) {
                atEnd = true;
                return null;
            }
            String[] cells = new String[columns.size()];
            long characters = 0;
            for (int i = 0; i < cells.length; i++) {
                cells[i] = columns.get(i).read(answer, i + 1);
                characters += cells[i].length();
            }
            row++;
            return bounded(cells, characters);
        } catch (SQLException e) {
            throw failures.reading(e, row);
        }
    }

    private String[] bounded(String[] cells, long characters) {
        refusal = "";
        if (characters > MOST_CHARACTERS) {
            refusal = "the row has " + characters + " characters, more than " + MOST_CHARACTERS + "; shorten its wide columns in the query,"
                    + " as with LEFT(column, " + KEPT_CHARACTERS + ")";
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cells[i].substring(0, Math.min(KEPT_CHARACTERS, cells[i].length()));
            }
        }
        return cells;
    }

    @Override
    public String refusal() {
        return refusal;
    }

    @Override
    public long line() {
        return row;
    }

    @Override
    public String source() {
        return source;
    }

    /** Nobody knows how many rows are to come. */
    @Override
    public double done() {
        return 0;
    }

    @Override
    public String raw(String[] cells) {
        return CSVFormat.DEFAULT.format((Object[]) cells);
    }

    @Override
    public void close() throws IOException {
        try (drivers) {
            endTransaction();
        }
    }

    /** What the rest of an answer or a broken connection complains of while being ended changes nothing about the rows read. */
    private void endTransaction() {
        try (connection) {
            if (atEnd) {
                connection.rollback();
            } else {
                connection.abort(Runnable::run);
            }
        } catch (SQLException e) {
            atEnd = true;
        }
    }
}
