package callmart.measure;

import callmart.measure.SqlFiles.SqlFile;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The models of {@code sql/measures}, in the order of their names. A file yields the rows of the table of its name. A folder holds the
 * row models of the table of its name: the table is the sums of their rows by its dimensions, so that the rows are the
 * measures' evidence by construction.
 */
public final class MeasureModels {

    /** Any day: columns do not depend on it. */
    private static final LocalDate SOME_DAY = LocalDate.EPOCH;
    private static final Pattern ROWS = Pattern.compile("\\A-- Rows: (\\S.*)\\R");
    private static final String DAY = "business_date";
    private static final String MEASURE_TYPES = "UInt64|Decimal.*";

    private final Warehouse warehouse;
    private final MeasureSettings settings;
    private final Map<String, Map<String, String>> columns = new HashMap<>();
    private final Map<Path, RowModel> rowModels = new HashMap<>();

    public MeasureModels(Warehouse warehouse, MeasureSettings settings) {
        this.warehouse = warehouse;
        this.settings = settings;
    }

    /** The row models of all measure tables. */
    public List<RowModel> rows() {
        return tables().stream().flatMap(table -> rows(table).stream()).toList();
    }

    /** The row models that add to any of these measures; tables without them are not looked into, as describing a model takes its time. */
    public List<RowModel> rows(Collection<String> measures) {
        return tables().stream().filter(table -> !Collections.disjoint(columns(table).keySet(), measures))
                .flatMap(table -> rows(table).stream()).filter(model -> !Collections.disjoint(model.measures(), measures)).toList();
    }

    /** The tables that are filled, in the order in which they are. */
    List<String> tables() {
        return SqlFiles.tables(settings.sql());
    }

    /**
     * What yields a day's rows of a table, with the columns of {@link #columns}.
     *
     * @param whole all of them
     * @param parts those of one row model each, summed, whose {@link #sums} are the table's; none where a file yields them
     */
    record Query(String whole, List<String> parts) {
    }

    /** None where no model has anything to read. */
    Optional<Query> query(String table, HeldTables held) {
        List<String> parts = rowFiles(table).stream().filter(file -> held.mayYield(file.text()))
                .map(file -> part(table, model(table, file))).toList();
        return parts.isEmpty() ? files().stream().filter(file -> file.name().equals(table)).map(SqlFile::text).filter(held::mayYield)
                .findFirst().map(text -> new Query(text, parts)) : Optional.of(new Query(sums(table, "(" + String.join(" UNION ALL ", parts)
                + ")"), parts.stream().map(part -> sums(table, "(" + part + ")")).toList()));
    }

    /** Whether a query yields the rows of one day, not of several at once. Decision 295. */
    static boolean isOfOneDay(String query) {
        return query.contains("{day:Date}");
    }

    /** Column to type of a table, in order. */
    Map<String, String> columns(String table) {
        if (columns.isEmpty()) {
            readColumns();
        }
        return columns.get(table);
    }

    /** Of all tables at once: to ask for one takes the engine as long. */
    private void readColumns() {
        List<String> tables = tables();
        Map<String, Map<String, String>> read = new HashMap<>();
        tables.forEach(table -> read.put(table, new LinkedHashMap<>()));
        warehouse.forEach("SELECT table, name, type FROM system.columns WHERE database = currentDatabase()"
                + " AND table IN {tables:Array(String)} ORDER BY table, position", Map.of("tables", tables),
                row -> read.get(row.string("table")).put(row.string("name"), row.string("type")));
        columns.putAll(read);
    }

    private List<SqlFile> files() {
        return SqlFiles.list(settings.sql().resolve("measures"));
    }

    private List<RowModel> rows(String table) {
        return rowFiles(table).stream().map(file -> model(table, file)).toList();
    }

    private List<SqlFile> rowFiles(String table) {
        return SqlFiles.folders(settings.sql().resolve("measures")).contains(table)
                ? SqlFiles.list(settings.sql().resolve("measures").resolve(table)) : List.of();
    }

    private RowModel model(String table, SqlFile file) {
        return rowModels.computeIfAbsent(Path.of(table, file.name()), any -> readModel(table, file));
    }

    private RowModel readModel(String table, SqlFile file) {
        Map<String, String> columns = columns(table);
        List<String> dimensions = new ArrayList<>();
        List<String> measures = new ArrayList<>();
        List<String> evidence = new ArrayList<>();
        new NamedColumns(warehouse).of(file.text(), settings.parameters(SOME_DAY)).stream().filter(column -> !column.equals(DAY))
                .forEach(column -> (!columns.containsKey(column) ? evidence : columns.get(column).matches(MEASURE_TYPES) ? measures :
                dimensions).add(column));
        return new RowModel(table, file.name(), label(table, file), file.text(), dimensions, measures, evidence);
    }

    private static String label(String table, SqlFile file) {
        Matcher header = ROWS.matcher(file.text());
        if (!header.find()) {
            throw new IllegalStateException("sql/measures/" + table + "/" + file.name()
                    + ".sql does not begin with '-- Rows:' and what a row is called in Chinese; restore it from the product");
        }
        return header.group(1);
    }

    private List<String> dimensions(String table) {
        return columns(table).keySet().stream().filter(column -> !column.equals(DAY) && !isMeasure(table, column)).toList();
    }

    private List<String> measures(String table) {
        return columns(table).keySet().stream().filter(column -> isMeasure(table, column)).toList();
    }

    private boolean isMeasure(String table, String column) {
        return columns(table).get(column).matches(MEASURE_TYPES);
    }

    /** A row model's rows with all columns of the table; measures that the model does not add to are 0. */
    private String part(String table, RowModel model) {
        return "SELECT " + (isOfOneDay(model.sql()) ? "{day:Date}" : "model." + DAY) + " AS " + DAY + ", "
                + Stream.concat(dimensions(table).stream(), measures(table).stream().map(measure -> "CAST("
                + (model.measures().contains(measure) ? "model." + measure : "0") + " AS " + columns(table).get(measure) + ") AS "
                + measure)).collect(Collectors.joining(", ")) + " FROM (" + model.sql() + ") AS model";
    }

    /** Sums of rows by the table's dimensions. @param rows table, or query in brackets, with the table's columns */
    String sums(String table, String rows) {
        return "SELECT part." + DAY + " AS " + DAY + ", " + Stream.concat(dimensions(table).stream(), measures(table).stream()
                .map(measure -> "sum(part." + measure + ") AS " + measure)).collect(Collectors.joining(", "))
                + " FROM " + rows + " AS part GROUP BY " + DAY + ", " + String.join(", ", dimensions(table));
    }
}
