package callmart.extract.jdbc;

import callmart.extract.ExtractionException;
import callmart.extract.JdbcUrl;
import callmart.extract.Origin;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says what went wrong with a database, without user, password and the options of its URL. The driver's own exceptions are not
 * attached, as their texts hold what must not be shown.
 */
final class Failures {

    private static final String HIDDEN = "***";
    private static final int LONG_ENOUGH_TO_BE_NO_WORD = 4;
    private static final Set<String> TIMEOUT_STATES = Set.of("57014", "HYT00", "70100");
    private static final int MARIADB_STATEMENT_TIME_EXCEEDED = 1969;
    private static final Set<String> LOST_STATES = Set.of("57P01", "57P02", "57P03");
    private static final int MARIADB_CONNECTION_KILLED = 1927;

    private final Origin.InDatabase origin;
    private final JdbcUrl url;
    private final Timeouts timeouts;

    Failures(Origin.InDatabase origin, Timeouts timeouts) {
        this.origin = origin;
        this.url = origin.url();
        this.timeouts = timeouts;
    }

    ExtractionException noDriver() {
        return failure("there is no driver for " + url.scheme() + " (" + url.shown() + ")", "",
                "put the jar of the database's JDBC driver into lib/ under the home, or correct 'url' of the source");
    }

    ExtractionException driverUnusable(Throwable e) {
        return failure("a driver in lib/ under the home cannot be loaded", e.toString(),
                "put a jar there that is made for this Java, together with the jars that it needs");
    }

    /** The connection could not be made. */
    ExtractionException connecting(Exception e) {
        if (e instanceof SQLException sql && state(sql).startsWith("28")) {
            return failure("the database " + url.shown() + " refuses the user", e.getMessage(),
                    "correct 'username' and 'password' of the source, or have the user admitted");
        }
        return failure("the database " + url.shown() + " cannot be reached", e.getMessage(),
                "see that it runs and that this machine may connect to it, or correct 'url' of the source; then run the day again");
    }

    /** The query was refused, or took too long. */
    ExtractionException querying(SQLException e) {
        return isLost(e) || isTimeout(e) ? reading(e, 0)
                : failure("the database " + url.shown() + " refuses the query", e.getMessage(),
                        "correct the query, or have the user's rights extended");
    }

    /** The answer ended early. */
    ExtractionException reading(SQLException e, long rows) {
        if (String.valueOf(e.getMessage()).contains("maxResultBuffer")) {
            return failure("the rows of " + url.shown() + " after the first " + rows + " are too wide to be held in memory", "",
                    "shorten the wide columns in the query, as with LEFT(column, 10000), or leave them out");
        }
        if (isTimeout(e)) {
            return failure("the database " + url.shown() + " did not answer within " + timeouts.query().toSeconds() + " s",
                    e.getMessage(), "narrow the query to :from and :to, and see that an index serves them");
        }
        if (isLost(e)) {
            return failure("the connection to " + url.shown() + " was lost after " + rows + " rows", e.getMessage(),
                    "see that the database runs, then run the day again");
        }
        return failure("the answer of " + url.shown() + " cannot be read after " + rows + " rows", e.getMessage(),
                "correct the query; a cast to a text gets any column through");
    }

    ExtractionException binary(String column, String type) {
        return failure("the column " + column + " holds bytes (" + type + "), not text", "",
                "convert it in the query, or leave it out");
    }

    ExtractionException clocksChange() {
        return failure("the database " + url.shown() + " does not know the time zone of the source, whose clocks change around the day",
                "", "load its time zone tables (mysql_tzinfo_to_sql)");
    }

    private ExtractionException failure(String what, String why, String remedy) {
        String reason = why == null || why.isBlank() ? "" : ": " + withoutSecrets(why).replaceAll("\\s+", " ").strip();
        return new ExtractionException(origin.query().name() + ": " + what + reason + "; " + remedy + "; nothing of it was loaded");
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static boolean isTimeout(SQLException e) {
        return e instanceof SQLTimeoutException || TIMEOUT_STATES.contains(state(e)) && e.getErrorCode() != MARIADB_CONNECTION_KILLED
                || e.getErrorCode() == MARIADB_STATEMENT_TIME_EXCEEDED;
    }

    private static boolean isLost(SQLException e) {
        return state(e).startsWith("08") || LOST_STATES.contains(state(e)) || e.getErrorCode() == MARIADB_CONNECTION_KILLED;
    }

    private String withoutSecrets(String text) {
        String clean = text.replace(url.text(), url.shown());
        List<String> secrets = new ArrayList<>(url.credentials());
        secrets.addAll(List.of(origin.password(), origin.username()));
        Stream<String> longestFirst = secrets.stream().filter(secret -> !secret.isEmpty())
                .sorted(Comparator.comparing(String::length).reversed());
        for (String secret : longestFirst.toList()) {
            clean = secret.equals(origin.username()) || secret.length() < LONG_ENOUGH_TO_BE_NO_WORD
                    ? Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(secret) + "(?![\\p{L}\\p{N}_])").matcher(clean)
                            .replaceAll(Matcher.quoteReplacement(HIDDEN))
                    : clean.replace(secret, HIDDEN);
        }
        return clean;
    }
}
