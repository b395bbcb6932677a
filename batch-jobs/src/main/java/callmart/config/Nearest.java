package callmart.config;

import java.util.Collection;
import java.util.Comparator;

/** Finds the valid word that a mistyped one most likely means. */
public final class Nearest {

    private Nearest() {
    }

    /** The candidate with the fewest single-character edits from {@code word}; candidates must not be empty. */
    public static String of(String word, Collection<String> candidates) {
        return candidates.stream().min(Comparator.comparingInt(c -> distance(word, c))).orElseThrow();
    }

    /** {@code ; did you mean 'x'?} for the end of a message; empty when there are no candidates. */
    public static String hint(String word, Collection<String> candidates) {
        return candidates.isEmpty() ? "" : "; did you mean '" + of(word, candidates) + "'?";
    }

    /** So many characters to put in, take out or replace. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[b.length()];
    }
}
