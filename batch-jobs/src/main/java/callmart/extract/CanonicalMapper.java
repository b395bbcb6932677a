package callmart.extract;

import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.feed.WordLists;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the rows of one opened source into canonical ones: which are wanted, which belong to the day, which are refused. */
public final class CanonicalMapper {

    /** What became of a row. */
    public enum Outcome {
        FILTERED, OTHER_DAY, REJECTED, SUM_ROW, ACCEPTED;

        /** Whether the row goes to the reject ledger; a sum row does so apart from those that a source should deliver otherwise. */
        public boolean isRefused() {
            return this == REJECTED || this == SUM_ROW;
        }
    }

    private record Filter(String header, int position, Set<String> wanted) {
    }

    private final RowCursor cursor;
    private final BusinessDay day;
    private final TypedRow row;
    private final DateTimes times;
    private final List<Filter> filters = new ArrayList<>();
    private final List<ColumnReader> readers = new ArrayList<>();
    private final List<ColumnReader> identifying = new ArrayList<>();
    private final List<ColumnReader> ofARetirement = new ArrayList<>();
    private final SumWords sumWords;
    private final Optional<CompiledForm> dayCell;
    private final int dayPosition;
    private final LocalDate dayOfPath;
    private final Set<String> ownHeaders = new HashSet<>();
    private final RuleChecker rules;
    private final SourceDefinition source;
    private final List<String> delivered = new ArrayList<>();
    private final Slot slot = new Slot();
    private final int width;
    /** How many cells a row has at least; 0 before the first one. */
    private int fewest;
    private final boolean hasDays;
    private boolean retiring;
    private Reject reject;
    private boolean ofTheDay;

    /** @param dayOfPath the day of the path of the file that the cursor reads; of a query the day that it is asked for */
    public CanonicalMapper(SourceDefinition source, Feed feed, RowCursor cursor, BusinessDay day, LocalDate dayOfPath,
            WordLists lists, Warnings warnings) {
        this.source = source;
        this.cursor = cursor;
        this.day = day;
        this.row = new TypedRow(feed);
        this.times = new DateTimes(source.zone());
        this.sumWords = source.sumWords();
        this.rules = new RuleChecker(feed, source.zone());
        this.width = cursor.header().size();
        this.hasDays = feed.dayColumn().isPresent();
        FormCompiler compiler = new FormCompiler(source, cursor, row, times, dayOfPath);
        source.where().forEach((header, wanted) -> {
            if (!compiler.has(header)) {
                throw missing(source, "'where' names the column '" + header + "'");
            }
            filters.add(new Filter(header, compiler.position(header), wanted.stream().map(PlainCell::word).collect(Collectors.toSet())));
        });
        this.dayOfPath = dayOfPath;
        this.dayPosition = source.dayPattern().isPresent() ? compiler.position(Form.ColumnPerDay.HEADER) : -1;
        this.dayCell = source.dayPattern().map(pattern -> compiler.compile(new Form.ColumnPerDay(pattern)));
        for (Column column : inReadingOrder(source, feed)) {
            boolean identifies = source.type().isWorkbook() && column.type() == ColumnType.PHONE || feed.namesRecord(column.name());
            resolve(source, column, compiler, warnings).ifPresent(form -> readers.add(new ColumnReader(column,
                    feed.indexOf(column.name()), identifies, compiler.compile(form),
                    source.values().getOrDefault(column.name(), Map.of()), lists, times, warnings)));
        }
        boolean hasHeader = source.origin() instanceof Origin.InFiles files && files.header();
        readers.stream().filter(reader -> feed.identifies(reader.column().name())).forEach(identifying::add);
        if (hasHeader && (!hasDays || feed.dayColumn().map(source.columns()::get).filter(Form::needsDayOfPath).isPresent())) {
            identifying.forEach(reader -> form(source, reader.column()).headers().map(PlainCell::header).forEach(ownHeaders::add));
        }
        if (feed.kind() == Feed.Kind.VERSIONED) {
            Set<String> read = Stream.of(feed.rowKey().stream(), feed.done().stream(), feed.beginning().stream()).flatMap(names -> names)
                    .collect(Collectors.toSet());
            readers.stream().filter(reader -> read.contains(reader.column().name())).forEach(ofARetirement::add);
        }
    }

    /**
     * The canonical row after {@link Outcome#ACCEPTED}, or when it {@linkplain #isRetiring() retires} its record; reused by the next
     * call.
     */
    public TypedRow row() {
        return row;
    }

    /** Why, after an outcome that {@linkplain Outcome#isRefused() refuses} the row. */
    public Reject reject() {
        return reject;
    }

    /** Whether the row that was mapped last is filtered and, as one of the day with key and version, retires its record. */
    public boolean isRetiring() {
        return retiring;
    }

    /** Whether the row that was mapped last says itself that it belongs to the day, when it is refused too. */
    public boolean isOfTheDay() {
        return ofTheDay;
    }

    /** Which columns the source delivers, after its last row. */
    public PartColumns columns(String part) {
        Map<String, List<String>> wanted = new HashMap<>();
        source.columns().forEach((column, form) -> wanted.put(column, form.headers().distinct().toList()));
        List<String> own = cursor.ownColumns();
        return new PartColumns(part, Stream.concat(delivered.stream(), own.stream()).distinct().toList(), wanted,
                own.isEmpty() ? cursor.header() : own);
    }

    public Outcome map(String[] cells) {
        Outcome outcome = judge(cells);
        boolean sum = outcome == Outcome.ACCEPTED && isAcceptedSum(cells) || outcome == Outcome.REJECTED && isRefusedSum(cells);
        return sum ? Outcome.SUM_ROW : outcome;
    }

    /** A sum row that is complete, as where merged cells give it a date. */
    private boolean isAcceptedSum(String[] cells) {
        for (int i = 0; i < identifying.size(); i++) {
            ColumnReader reader = identifying.get(i);
            if (reader.column().type().isText() && row.isPresent(reader.index())) {
                String text = row.text(reader.index());
                if (sumWords.marks(text)) {
                    refuseSum(reader.column().name(), text, cells);
                    return true;
                } else if (ownHeaders.contains(text)) {
                    refuseHeader(reader.column().name(), text, cells);
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * A sum row that is refused anyway may have its word in a key that is not text, or in a column that is not read: it is the row's first
     * then.
     */
    private boolean isRefusedSum(String[] cells) {
        for (ColumnReader reader : identifying) {
            String shown = reader.shown(cells, slot);
            if (sumWords.marks(shown)) {
                refuseSum(reader.column().name(), shown, cells);
                return true;
            }
        }
        for (String cell : cells) {
            if (cell != null && !cell.isBlank()) {
                boolean sum = sumWords.marks(cell) || SumWords.isRule(cell) && isOnlyOne(cells);
                if (sum) {
                    refuseSum("", PlainCell.of(cell), cells);
                }
                return sum;
            }
        }
        return false;
    }

    private static boolean isOnlyOne(String[] cells) {
        return Stream.of(cells).filter(cell -> cell != null && !cell.isBlank()).count() == 1;
    }

    /**
     * Below two lines of heads merged cells repeat the upper one, and files that were put together repeat both; where no column of its own
     * holds a day, such a row is whole.
     */
    private void refuseHeader(String column, String value, String[] cells) {
        reject = null;
        refuse(column, value, "'" + Excerpt.value(value) + "' is the header once more and no record", cells);
    }

    private void refuseSum(String column, String value, String[] cells) {
        reject = null;
        refuse(column, value, "'" + Excerpt.value(value) + "' marks a sum or a footer and no record; it is one of the words of "
                + "sum-rows.yml", cells);
    }

    private Outcome judge(String[] cells) {
        if (fewest == 0) {
            fewest = cells.length == heads(cursor.header()) ? cells.length : width;
        }
        ofTheDay = false;
        retiring = false;
        String refusal = cursor.refusal();
        reject = null;
        for (Filter filter : filters) {
            if (filter.position() >= cells.length) {
                continue;
            }
            String cell = PlainCell.of(cells[filter.position()]);
            if (UnreadableCell.is(cell)) {
                String value = UnreadableCell.shown(cell);
                refuse("", value, filter.header() + " '" + Excerpt.value(value) + "' " + UnreadableCell.reason(cell), cells);
            } else if (!filter.wanted().contains(PlainCell.word(cell)) && (refusal.isEmpty() || !cell.isEmpty())) {
                retiring = refusal.isEmpty() && !ofARetirement.isEmpty() && readRetirement(cells);
                reject = null;
                return Outcome.FILTERED;
            }
        }
        if (dayCell.isPresent() && isNoRowOfTheDay(cells)) {
            return Outcome.FILTERED;
        }
        row.clear(cursor.source(), cursor.line());
        ColumnReader first = readers.get(0);
        if (tryRead(first, cells) && hasDays) {
            ofTheDay = row.isPresent(first.index()) && day.contains(first.column().type(), row.number(first.index()));
            if (!ofTheDay) {
                return Outcome.OTHER_DAY;
            }
        }
        if (!refusal.isEmpty()) {
            reject = null;
            refuse("", "", refusal, cells);
            return Outcome.REJECTED;
        }
        if (cells.length != width && hasContentBeyond(cells)) {
            refuse("", "", "the row has " + cells.length + " cells, the header has " + width
                    + "; a delimiter or quote is missing or too many", cells);
            return Outcome.REJECTED;
        }
        for (int i = 1; i < readers.size(); i++) {
            tryRead(readers.get(i), cells);
        }
        if (reject == null) {
            rules.broken(row).forEach(broken -> refuse(broken.column(), broken.value(), broken.reason(), cells));
        }
        return reject == null ? Outcome.ACCEPTED : Outcome.REJECTED;
    }

    /** Whether the day's cell of a month sheet is empty, or belongs to the weekdays that stand below the days. */
    private boolean isNoRowOfTheDay(String[] cells) {
        try {
            dayCell.get().evaluate(cells, slot);
        } catch (UnreadableValueException e) {
            return false;
        }
        return slot.isAbsent() || !namesSomebody(cells) && Weekdays.isRow(cells, dayPosition, dayOfPath, cursor.source());
    }

    /** Whether a row of a month sheet says whose it is; its shifts may be called what weekdays are called. */
    private boolean namesSomebody(String[] cells) {
        return identifying.stream().filter(reader -> reader.column().type().isText()).map(reader -> reader.shown(cells, slot))
                .anyMatch(text -> !text.isEmpty() && !Weekdays.isTheirs(text) && !ownHeaders.contains(text));
    }

    /** Reads what is kept of a row that retires its record: false when it is of another day, or its key or version cannot be read. */
    private boolean readRetirement(String[] cells) {
        row.clear(cursor.source(), cursor.line());
        ofARetirement.forEach(reader -> tryRead(reader, cells));
        ColumnReader version = readers.get(0);
        return row.feed().rowKey().stream().allMatch(column -> row.isPresent(row.feed().indexOf(column)))
                && day.contains(version.column().type(), row.number(version.index()));
    }

    private boolean tryRead(ColumnReader reader, String[] cells) {
        try {
            reader.read(cells, row, slot);
            return true;
        } catch (UnreadableValueException e) {
            String value = reader.shown(cells, slot);
            String name = reader.column().name();
            refuse(name, value, value.isEmpty() ? name + " " + e.getMessage() : name + " '" + Excerpt.value(value) + "' "
                    + e.getMessage(), cells);
            return false;
        }
    }

    private void refuse(String column, String value, String reason, String[] cells) {
        reject = reject == null ? new Reject(cursor.source(), cursor.sheet(), cursor.line(), column, value, reason, cursor.raw(cells))
                : new Reject(reject.source(), reject.sheet(), reject.line(), reject.column(), reject.value(), reject.reason() + "; "
                + reason,
                        reject.raw());
    }

    /** How many columns there are without those at the end that have no head. */
    private static int heads(List<String> header) {
        int heads = header.size();
        while (heads > 0 && header.get(heads - 1).isBlank()) {
            heads--;
        }
        return heads;
    }

    private boolean hasContentBeyond(String[] cells) {
        if (cells.length < fewest) {
            return true;
        }
        for (int i = width; i < cells.length; i++) {
            if (!cells[i].isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** The day column first; a column that adds to another comes after that one, and one that rolls over after the row's beginning. */
    private static List<Column> inReadingOrder(SourceDefinition source, Feed feed) {
        List<Column> order = new ArrayList<>();
        List<Column> waiting = new ArrayList<>(feed.columns());
        if (feed.dayColumn().isPresent()) {
            Column dayColumn = feed.column(feed.dayColumn().get());
            waiting.remove(dayColumn);
            if (dependsOn(source.columns().get(dayColumn.name()), feed, feed.columns())) {
                throw new ExtractionException(source.place() + ": " + dayColumn.name() + " decides the day of a row and is read"
                        + " first, so it cannot be counted from another column; take it from the source itself");
            }
            order.add(dayColumn);
        }
        while (!waiting.isEmpty()) {
            Column next = waiting.stream().filter(column -> !dependsOn(source.columns().get(column.name()), feed, waiting))
                    .findFirst().orElseThrow(() -> new ExtractionException(source.place() + ": the columns "
                            + waiting.stream().map(Column::name).collect(Collectors.joining(", "))
                            + " take their times from each other; one of them must come from the source itself"));
            waiting.remove(next);
            order.add(next);
        }
        return order;
    }

    private static boolean dependsOn(Form form, Feed feed, List<Column> columns) {
        if (form instanceof Form.First first) {
            return first.choices().stream().anyMatch(choice -> dependsOn(choice, feed, columns));
        }
        Optional<String> other = form instanceof Form.Plus plus ? Optional.of(plus.from())
                : form != null && form.rollsOver() ? feed.beginning() : Optional.empty();
        return columns.stream().anyMatch(column -> other.equals(Optional.of(column.name())));
    }

    private Optional<Form> resolve(SourceDefinition source, Column column, FormCompiler compiler, Warnings warnings) {
        Form canonical = new Form.Header(column.name());
        Form mapped = form(source, column);
        Optional<Form> available = compiler.available(mapped).or(() -> compiler.available(canonical));
        if (available.isPresent()) {
            delivered.add(column.name());
            return available;
        }
        String wanted = mapped.headers().filter(header -> !compiler.has(header)).distinct().collect(Collectors.joining("', '"));
        if (column.required()) {
            throw missing(source, "the required column " + column.name() + " comes from '" + wanted + "'");
        }
        if (source.columns().containsKey(column.name())) {
            warnings.count(cursor.source() + " has no column '" + wanted + "', so " + column.name() + " is absent in all its rows");
        }
        return column.absentValue().map(value -> new Form.Const(value));
    }

    private static Form form(SourceDefinition source, Column column) {
        return source.columns().getOrDefault(column.name(), new Form.Header(column.name()));
    }

    private ExtractionException missing(SourceDefinition source, String what) {
        boolean file = source.origin() instanceof Origin.InFiles;
        return new ExtractionException(cursor.source() + ": " + what + ", which the " + (file ? "file" : "query") + " does not have."
                + " Found: " + Excerpt.list(cursor.header()) + ". Correct 'columns' of this source in sources.yml, or "
                + (file ? "have the file delivered again" : "the query") + "; nothing of it was loaded");
    }
}
