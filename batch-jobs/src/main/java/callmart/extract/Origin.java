package callmart.extract;

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
     */
    record InFiles(PathPattern path, Optional<String> charset, Optional<Character> delimiter, Optional<String> sheet)
            implements Origin {
    }

    /**
     * A query against a database.
     *
     * @param url JDBC URL
     * @param username user of the database; empty for none
     * @param password that user's password; never shown
     * @param query file with the query, relative to the home or the product, with the parameters {@code :from} and {@code :to}
     */
    record InDatabase(String url, String username, String password, String query) implements Origin {

        @Override
        public String toString() {
            return "InDatabase[" + query + "]";
        }
    }
}
