package callmart.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One change of one place of a SQL file that keeps its grammar, such as {@code <} for {@code <=}.
 *
 * @param file below the folder of SQL
 * @param at offset of what is replaced
 */
record SqlMutant(String file, int line, int at, String was, String is) {

    /** What is replaced, by what; {@code +1} adds one to a number. */
    private static final Map<String, String> CHANGES = Map.ofEntries(Map.entry("<=", "<"), Map.entry(">=", ">"), Map.entry("<", "<="),
            Map.entry(">", ">="), Map.entry("=", "!="), Map.entry("!=", "="), Map.entry("AND", "OR"), Map.entry("OR", "AND"),
            Map.entry("+", "-"), Map.entry("-", "+"), Map.entry("min(", "max("), Map.entry("max(", "min("), Map.entry("argMin(", "argMax("),
            Map.entry("argMax(", "argMin("), Map.entry("IS NULL", "IS NOT NULL"), Map.entry("IS NOT NULL", "IS NULL"),
            Map.entry("NOT IN", "IN"), Map.entry("LEFT JOIN", "INNER JOIN"), Map.entry("greatest(", "least("), Map.entry("least(", "greatest("));
    private static final Pattern PLACES = Pattern.compile("(?<skip>--[^\n]*|'(?:[^'\\\\]|\\\\.)*'|\\{\\w+:[^}]*}|\\bBETWEEN\\b|->)|<=|>=|!=|(?<= )[-<>=+](?= )"
            + "|\\b(?:AND|OR|NOT IN|IS NOT NULL|IS NULL|LEFT JOIN)\\b|\\b(?:min|max|argMin|argMax|greatest|least)\\(|(?<![\\w.])\\d+(?![\\w.])");

    /** Every change of the files below these folders, or of those files, in the order of the files and of their text. */
    static List<SqlMutant> all(Path sql, String... folders) {
        List<SqlMutant> mutants = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(sql.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".sql")).sorted().forEach(file -> add(sql, file, mutants));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return mutants;
    }

    private static void add(Path sql, Path file, List<SqlMutant> mutants) {
        String text = read(file);
        boolean ofARange = false;
        for (MatchResult place : PLACES.matcher(text).results().toList()) {
            String was = place.group();
            if (place.group(1) != null) {
                ofARange |= was.equals("BETWEEN");
            } else if (was.equals("AND") && ofARange) {
                ofARange = false;
            } else {
                mutants.add(new SqlMutant(sql.relativize(file).toString(), (int) text.substring(0, place.start()).lines().count(), place.start(),
                        was, CHANGES.getOrDefault(was, "(" + was + " + 1)")));
            }
        }
    }

    /** Writes the changed file into a copy of the folder of SQL. */
    void applyTo(Path copy) {
        String text = read(copy.resolve(file));
        write(copy, text.substring(0, at) + is + text.substring(at + was.length()));
    }

    /** Writes the file of the product into a copy of the folder of SQL. */
    void undo(Path sql, Path copy) {
        write(copy, read(sql.resolve(file)));
    }

    private void write(Path copy, String text) {
        try {
            Files.writeString(copy.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "sql/" + file + ":" + line + ": " + was + " became " + is;
    }
}
