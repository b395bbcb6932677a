package callmart.load;

import callmart.feed.Column;
import callmart.feed.Feed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table that a feed's description asks for. Decision 15. */
final class FeedTable {

    private record Described(String type, String comment) {
    }

    private FeedTable() {
    }

    /** Column and type as {@code system.columns} shows them, in order. */
    static List<String> columns(Feed feed) {
        return described(feed).entrySet().stream().map(column -> column.getKey() + " " + column.getValue().type()).toList();
    }

    /** The statement that a migration holds. */
    static String ddl(Feed feed) {
        String columns = described(feed).entrySet().stream().map(column -> "    `" + column.getKey() + "` "
                + column.getValue().type() + " COMMENT '" + column.getValue().comment().replace("'", "''") + "'")
                .collect(Collectors.joining(",\n"));
        String partition = feed.dayColumn().isPresent() ? "PARTITION BY business_date\n" : "";
        String order = feed.rowKey().stream().filter(key -> feed.column(key).alwaysPresent()).map(key -> "`" + key + "`")
                .collect(Collectors.joining(", "));
        return "CREATE TABLE IF NOT EXISTS " + feed.name() + "\n(\n" + columns + "\n)\nENGINE = MergeTree\n" + partition
                + "ORDER BY (" + order + ")\nCOMMENT 'Grain: " + feed.grain().replace("'", "''") + "; key "
                + String.join(" + ", feed.rowKey()) + "';\n";
    }

    private static Map<String, Described> described(Feed feed) {
        Map<String, Described> columns = new LinkedHashMap<>();
        feed.dayColumn().ifPresent(day -> columns.put("business_date",
                new Described("Date", "Business day of " + day + " in the business time zone")));
        for (Column column : feed.columns()) {
            String words = column.words().isEmpty() ? "" : ": " + String.join(", ", column.words());
            columns.put(column.name(), new Described(column.clickHouseType(), column.comment() + words));
        }
        columns.put("source", new Described("LowCardinality(String)", "File relative to the home, or query, that the row came from"));
        columns.put("source_line", new Described("UInt64", "Line of the file or number of the row"));
        columns.put("read_order", new Described("UInt64",
                "Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded"));
        return columns;
    }

    /** All columns of the description, quoted. */
    static List<String> quoted(Feed feed) {
        List<String> names = new ArrayList<>();
        feed.columnNames().forEach(name -> names.add("`" + name + "`"));
        return names;
    }
}
