package callmart.feed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One canonical column of a feed.
 *
 * @param name canonical name, also the warehouse column
 * @param type how a source's text is read and stored
 * @param required whether a row without a value is rejected
 * @param absentValue what an absent value becomes, such as {@code 1} for {@code leg}; usually nothing
 * @param words the canonical words of a {@link ColumnType#WORD}, or of a {@link ColumnType#CATEGORY} that takes them from no
 *     list, else empty
 * @param list the list of the configuration that a {@link ColumnType#CATEGORY} takes its words from, else empty
 * @param comment English, for the table's COMMENT and the reference page
 */
public record Column(String name, ColumnType type, boolean required, Optional<String> absentValue, List<String> words,
        Optional<String> list, String comment) {

    public Column {
        words = List.copyOf(words);
    }

    public boolean alwaysPresent() {
        return required || absentValue.isPresent();
    }

    /** Whether it holds customers' numbers or words of people about them, which become keys by age. Decision 308. */
    public boolean isPersonal() {
        return type == ColumnType.PHONE || type == ColumnType.MESSAGE || comment.contains("free text") || comment.contains("personal data");
    }

    /** The unit of time that the column's name says its numbers are counted in. */
    public Optional<Duration> unit() {
        if (type != ColumnType.INT && type != ColumnType.DECIMAL) {
            return Optional.empty();
        }
        String word = name.substring(name.lastIndexOf('_') + 1);
        return switch (word) {
            case "hours" -> Optional.of(Duration.ofHours(1));
            case "minutes" -> Optional.of(Duration.ofMinutes(1));
            default -> Optional.empty();
        };
    }

    public String clickHouseType() {
        return type.clickHouse(alwaysPresent());
    }
}
