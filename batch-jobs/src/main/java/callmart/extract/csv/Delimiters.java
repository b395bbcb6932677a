package callmart.extract.csv;

import callmart.extract.HeaderFinder;
import callmart.extract.PlainCell;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a file's delimiter: the one that yields most known headers in one of its first lines, else most columns in the first. */
final class Delimiters {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int LONGEST_BEGIN = 1 << 16;
    private static final Pattern NAMED = Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);

    private final List<String> lines;

    private Delimiters(List<String> lines) {
        this.lines = lines;
    }

    /** Looks at a file's first lines and leaves the reader where it was. */
    static Delimiters at(BufferedReader reader) throws IOException {
        reader.mark(LONGEST_BEGIN);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        int c = 0;
        for (int read = 0; read < LONGEST_BEGIN - 1 && c >= 0 && lines.size() < HeaderFinder.MOST_ROWS; read++) {
            c = reader.read();
            if (c < 0 || !quoted && (c == '\n' || c == '\r')) {
                addFilled(line, lines);
                line.setLength(0);
            } else {
                quoted ^= c == '"';
                line.append((char) c);
            }
        }
        addFilled(line, lines);
        reader.reset();
        return new Delimiters(lines);
    }

    private static void addFilled(StringBuilder line, List<String> lines) {
        if (!line.toString().isBlank()) {
            lines.add(line.toString());
        }
    }

    /** The delimiter that Excel's own first line names, as {@code sep=;}. */
    Optional<Character> named() {
        Matcher named = NAMED.matcher(lines.isEmpty() ? "" : lines.get(0).strip());
        return named.matches() ? Optional.of(named.group(1).charAt(0)) : tabNamed();
    }

    private Optional<Character> tabNamed() {
        return !lines.isEmpty() && lines.get(0).equalsIgnoreCase("sep=\t") ? Optional.of('\t') : Optional.empty();
    }

    /** Whether spaces stand before quotes, {@code 1, "a, b"}, which quote nonetheless. */
    boolean hasSpacesBeforeQuotes(char delimiter) {
        Pattern spaced = Pattern.compile("(?:^|D) +\"[^\"]*+(?:\"\"[^\"]*+)*+\" *(?:D|$)".replace("D",
                Pattern.quote(String.valueOf(delimiter))));
        return lines.stream().anyMatch(line -> spaced.matcher(line).find());
    }

    char detect(Set<String> knownHeaders) {
        char best = CANDIDATES[0];
        long bestScore = -1;
        for (char candidate : CANDIDATES) {
            long score = score(candidate, knownHeaders);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private long score(char delimiter, Set<String> knownHeaders) {
        long best = lines.isEmpty() ? 0 : cells(lines.get(0), delimiter).length;
        for (String line : lines) {
            String[] cells = cells(line, delimiter);
            long known = Stream.of(cells).map(cell -> PlainCell.header(cell.replace("\"", ""))).filter(knownHeaders::contains).distinct()
                    .count();
            best = known == 0 ? best : Math.max(best, known * LONGEST_BEGIN + cells.length);
        }
        return best;
    }

    private static String[] cells(String line, char delimiter) {
        return line.split(Pattern.quote(String.valueOf(delimiter)), -1);
    }
}
