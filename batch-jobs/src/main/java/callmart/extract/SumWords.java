package callmart.extract;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.YamlNode;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The words of {@code sum-rows.yml}: a cell that is one of them marks its row as a sum or a footer, which is not a record. Decision 162.
 */
public final class SumWords {

    private static final int FULL_WIDTH = 0xFEE0;

    /** Stands for any number in a word. */
    private static final char NUMBER = '#';
    private static final Pattern RULE = Pattern.compile("[-=_*~—─━]{3,}");

    private final Set<String> words = new TreeSet<>();
    private final BitSet firsts = new BitSet();
    private int longest;

    /** @param words as people write them */
    public SumWords(List<String> words) {
        for (String word : words) {
            String plain = plain(word, Integer.MAX_VALUE);
            if (!plain.isEmpty()) {
                this.words.add(plain);
                firsts.set(plain.charAt(0));
                longest = Math.max(longest, plain.length());
            }
        }
    }

    /** Reads {@code sum-rows.yml}; what is wrong with it is recorded in {@code faults}. */
    public static SumWords read(ConfigFolder folder, Faults faults) {
        return new SumWords(folder.read("sum-rows.yml", faults).map(root ->
                root.map("words").require("words", List.<String>of(), YamlNode::texts))
                .orElse(List.of()));
    }

    /** Whether a cell holds one of the words alone, or before a colon. Nearly every cell is told by its first character. */
    boolean marks(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (!isGap(cell.charAt(i))) {
                return firsts.get(plain(cell.charAt(i))) && words.contains(plain(cell, longest));
            }
        }
        return false;
    }

    /** Whether a cell is a line drawn below a table. */
    static boolean isRule(String cell) {
        return cell.length() > 2 && RULE.matcher(cell.strip()).matches();
    }

    /**
     * What stands before a colon, in half width and lower case, with one sign for each number; spaces stay only between Latin words. Cut
     * off
     * where no word is as long.
     */
    private static String plain(String text, int most) {
        StringBuilder plain = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < text.length() && plain.length() <= most; i++) {
            char c = plain(text.charAt(i));
            if (c == ':') {
                break;
            } else if (isGap(c)) {
                gap = !plain.isEmpty();
            } else {
                if (gap && c < 128 && plain.charAt(plain.length() - 1) < 128) {
                    plain.append(' ');
                }
                gap = false;
                if (c != NUMBER || plain.isEmpty() || plain.charAt(plain.length() - 1) != NUMBER) {
                    plain.append(c);
                }
            }
        }
        return plain.toString();
    }

    private static char plain(char c) {
        char half = c > FULL_WIDTH + ' ' && c < FULL_WIDTH + 127 ? (char) (c - FULL_WIDTH) : c;
        return half >= '0' && half <= '9' ? NUMBER : Character.toLowerCase(half);
    }

    private static boolean isGap(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c >= '\u200B' && c <= '\u200D' || c == '\uFEFF';
    }

    @Override
    public String toString() {
        return words.toString();
    }
}
