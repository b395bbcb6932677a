package callmart.config;

/**
 * One thing wrong in a configuration file.
 *
 * @param file the file as the user named it
 * @param line 1-based line, 0 when the whole file is meant
 * @param key the dotted key, empty for the top of the file
 * @param message what was found, what was expected, what to do
 */
public record Fault(String file, int line, String key, String message) {

    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line : file;
        return key.isEmpty() ? place + ": " + message : place + ": " + key + ": " + message;
    }
}
