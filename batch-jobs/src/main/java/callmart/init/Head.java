package callmart.init;

import callmart.extract.PlainCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A head of a file with some of the values below it; bounded, however long the file is. */
final class Head {

    /** A column that has more different values holds no words. */
    static final int MOST_WORDS = 60;

    private static final int MOST_VALUES = 500;
    private static final int LONGEST = 60;

    private final String name;
    private final List<String> values = new ArrayList<>();
    private final Map<String, Integer> words = new LinkedHashMap<>();

    Head(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(String cell) {
        String value = PlainCell.of(cell);
        if (value.isEmpty()) {
            return;
        }
        String kept = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        if (values.size() < MOST_VALUES) {
            values.add(kept);
        }
        if (words.size() <= MOST_WORDS || words.containsKey(kept)) {
            words.merge(kept, 1, Integer::sum);
        }
    }

    /** Takes what another file has below the same head. */
    void add(Head other) {
        values.addAll(other.values.subList(0, Math.min(other.values.size(), MOST_VALUES)));
        other.words.forEach((word, times) -> {
            if (words.size() <= MOST_WORDS || words.containsKey(word)) {
                words.merge(word, times, Integer::sum);
            }
        });
    }

    /** The first values that are not empty. */
    List<String> values() {
        return values;
    }

    /** The different values with how often each stands there; of many only the first. */
    Map<String, Integer> words() {
        return words;
    }
}
