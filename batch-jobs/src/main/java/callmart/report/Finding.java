package callmart.report;

import java.util.List;

/**
 * A sentence that a rule found.
 *
 * @param text Chinese
 * @param figure id of the figure whose value of one key it tells; empty where it tells none
 * @param place dimension and key of that value, such as {@code hour:11}
 * @param otherwise what is left to say where a note has told that value; empty for nothing
 */
public record Finding(String text, String figure, String place, String otherwise) {

    /** One that tells no value of a key. */
    public Finding(String text) {
        this(text, "", "", text);
    }

    /** What it says behind notes that are said before it. */
    String beside(List<Unusual> notes) {
        return notes.stream().anyMatch(note -> note.tells(figure, place)) ? otherwise : text;
    }
}
