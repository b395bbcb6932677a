package callmart.init;

/**
 * A table of a database.
 *
 * @param name with its schema, quoted as the database wants it
 * @param plainName its name alone
 * @param quote what the database quotes names with
 * @param number of the URL among those given, from 1
 */
record Table(String name, String plainName, String quote, int number) {

    String quoted(String column) {
        return quote + column + quote;
    }
}
