package callmart.extract.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Set;

/** Finds a file's delimiter from its header line: the one that yields most known headers, then most columns. */
final class Delimiters {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int LONGEST_HEADER = 1 << 16;

    private Delimiters() {
    }

    /** Leaves the reader where it was. */
    static char detect(BufferedReader reader, Set<String> knownHeaders) throws IOException {
        reader.mark(LONGEST_HEADER);
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        for (int read = 0; read < LONGEST_HEADER - 1; read++) {
            int c = reader.read();
            boolean end = c < 0 || !quoted && (c == '\n' || c == '\r');
            if (end && (c < 0 || !line.toString().isBlank())) {
                break;
            }
            quoted ^= c == '"';
            line.append((char) c);
        }
        reader.reset();
        char best = CANDIDATES[0];
        long bestScore = -1;
        for (char candidate : CANDIDATES) {
            long score = score(line.toString(), candidate, knownHeaders);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static long score(String header, char delimiter, Set<String> knownHeaders) {
        String[] cells = header.split(java.util.regex.Pattern.quote(String.valueOf(delimiter)), -1);
        long known = 0;
        for (String cell : cells) {
            if (knownHeaders.contains(cell.strip().replace("\"", ""))) {
                known++;
            }
        }
        return known * LONGEST_HEADER + cells.length;
    }
}
