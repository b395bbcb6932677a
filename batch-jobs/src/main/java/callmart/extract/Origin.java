package callmart.extract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where a source's rows lie. */
public sealed interface Origin {

    /**
     * Files below the home.
     *
     * @param path with the day's placeholders and globs
     * @param charset a charset's name, empty to detect it; of text files only
     * @param delimiter the delimiter, empty to detect it; of text files only
     * @param sheet a worksheet's name, empty for the first one; of workbooks only
     * @param header whether a row with the columns' names stands in them; columns are called by their numbers otherwise
     */
    record InFiles(PathPattern path, Optional<String> charset, Optional<Character> delimiter, Optional<String> sheet, boolean header)
            implements Origin {
    }

    /**
     * A query against a database.
     *
     * @param url where the database is; may hold user and password, never shown whole
     * @param username user of the database, never shown; empty for none
     * @param password that user's password; never shown
     * @param query what is asked for a day
     * @param mayLackRows whether a day without rows is loaded, and told, on a weekday that usually has some; it fails otherwise
     */
    record InDatabase(JdbcUrl url, String username, String password, NamedQuery query, boolean mayLackRows) implements Origin {

        /** Neither URL nor user nor password. */
        @Override
        public String toString() {
            return "InDatabase[" + query.name() + "]";
        }
    }

    /**
     * A punch log that is held against the shifts of its persons.
     *
     * @param log where the punches lie: {@code agent_id}, {@code at} and {@code name}
     * @param shifts the sources of the planned shifts
     * @param window how far a punch may lie from its person's shift
     * @param sameWithin punches of a shift that lie closer together are one
     */
    record OfPunches(SourceDefinition log, List<SourceDefinition> shifts, Duration window, Duration sameWithin) implements Origin {
        public OfPunches {
            shifts = List.copyOf(shifts);
        }
    }
}
