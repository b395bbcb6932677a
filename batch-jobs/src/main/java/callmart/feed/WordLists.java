package callmart.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of the lists that the configuration keeps, by the list's name: business categories, kinds of follow-up calls, channels. */
public record WordLists(Map<String, List<String>> words) {

    public WordLists {
        words = Map.copyOf(words);
    }

    /** The codes of lists, by name. */
    public static WordLists of(Map<String, Categories> lists) {
        return new WordLists(lists.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, list -> list.getValue().codes())));
    }

    /** Of business categories alone. */
    public static WordLists ofCategories(String... codes) {
        return new WordLists(Map.of(Categories.LIST, List.of(codes)));
    }

    /** The words that a column may hold; its own unless it has those of a list. */
    public List<String> of(Column column) {
        return column.list().map(this::of).orElse(column.words());
    }

    private List<String> of(String list) {
        return Optional.ofNullable(words.get(list)).orElse(List.of());
    }
}
