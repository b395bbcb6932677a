package callmart.feed;

import java.util.List;
import java.util.Optional;

/**
 * One canonical column of a feed.
 *
 * @param name canonical name, also the warehouse column
 * @param type how a source's text is read and stored
 * @param required whether a row without a value is rejected
 * @param absentValue what an absent value becomes, such as {@code 1} for {@code leg}; usually nothing
 * @param words the canonical words of a {@link ColumnType#WORD}, else empty
 * @param comment English, for the table's COMMENT and the reference page
 */
public record Column(String name, ColumnType type, boolean required, Optional<String> absentValue, List<String> words,
        String comment) {

    public Column {
        words = List.copyOf(words);
    }

    public boolean alwaysPresent() {
        return required || absentValue.isPresent();
    }

    public String clickHouseType() {
        return type.clickHouse(alwaysPresent());
    }
}
