package callmart.extract.csv;

import callmart.extract.ExtractionException;
import callmart.extract.HeaderFinder;
import callmart.extract.Origin;
import callmart.extract.RowCursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Streams one delimited text file. Blank lines, and lines of delimiters only, are no rows. The header is {@linkplain HeaderFinder found}
 * among the first rows; when none of them is one, the first stands for it.
 * Decision 122.
 */
public final class CsvCursor implements RowCursor {

    /** In rows of fewer columns a text may well hold as many delimiters. */
    private static final int FEWEST_DELIMITERS = 3;

    private final String source;
    private final CSVFormat format;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private final TextFile file;
    private final Deque<Row> ahead = new ArrayDeque<>();
    private List<String> titles = List.of();
    private ExtractionException behindAhead;
    private long lineBefore;
    private Row row;
    private String refusal = "";

    private record Row(String[] cells, long line, boolean spansLines) {

        List<String> texts() {
            return Stream.of(cells).map(String::strip).toList();
        }
    }

    private CsvCursor(String source, CSVFormat format, TextFile file, boolean isSeparatorNamed, Optional<Set<String>> knownHeaders)
            throws IOException {
        this.file = file;
        this.source = source;
        this.format = format;
        this.parser = CSVParser.builder().setReader(file.rows()).setFormat(format).get();
        this.records = parser.iterator();
        if (isSeparatorNamed) {
            read();
        }
        lookAhead(knownHeaders.isPresent() ? HeaderFinder.MOST_ROWS : 1);
        this.header = knownHeaders.map(this::header).orElseGet(() -> HeaderFinder.numbers(ahead.isEmpty() ? 0 : ahead.peek().cells()
                .length));
    }

    /** What cannot be read is told when the rows before it have been. */
    private void lookAhead(int most) {
        try {
            long characters = 0;
            for (Row next = read(); next != null; next = ahead.size() < most && characters < MOST_CHARACTERS ? read() : null) {
                ahead.add(next);
                characters += Stream.of(next.cells()).mapToLong(String::length).sum();
            }
        } catch (ExtractionException e) {
            behindAhead = e;
        }
    }

    private List<String> header(Set<String> known) {
        if (ahead.isEmpty()) {
            throw behindAhead != null ? behindAhead : new ExtractionException(source + " has no header line: it is empty; an empty day must"
                    + " have a header and no rows, or 'allow-empty: true' and no file");
        }
        List<List<String>> rows = ahead.stream().map(Row::texts).toList();
        HeaderFinder.Found found = HeaderFinder.find(rows, known).orElseGet(() -> new HeaderFinder.Found(rows.get(0), 0, 1));
        titles = HeaderFinder.titles(rows, found);
        for (int i = 0; i < found.next(); i++) {
            ahead.remove();
        }
        return found.texts();
    }

    /**
     * Opens a file.
     *
     * @param name how messages name it
     * @param knownHeaders plain headers that tell which delimiter is right, and which row is the header
     * @throws ExtractionException when charset or header cannot be found
     */
    public static CsvCursor open(Path path, String name, Origin.InFiles origin, Set<String> knownHeaders) throws IOException {
        TextFile file = TextFile.open(path, name, origin.charset());
        try {
            Delimiters delimiters = Delimiters.at(file.beginning());
            char delimiter = origin.delimiter().or(delimiters::named).orElseGet(() -> delimiters.detect(origin.header() ? knownHeaders
                    : Set.of()));
            return new CsvCursor(name, CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true)
                    .setIgnoreSurroundingSpaces(delimiters.hasSpacesBeforeQuotes(delimiter)).get(), file,
                    delimiters.named().isPresent(), origin.header() ? Optional.of(knownHeaders) : Optional.empty());
        } catch (CharacterCodingException e) {
            file.close();
            throw file.notDecodable(e);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public List<String> titles() {
        return titles;
    }

    @Override
    public String[] next() {
        if (ahead.isEmpty() && behindAhead != null) {
            throw behindAhead;
        }
        Row next = ahead.isEmpty() ? read() : ahead.poll();
        row = next == null ? row : next;
        refusal = next != null && next.spansLines() ? swallowed(next.cells()) : "";
        return next == null ? null : next.cells();
    }

    private Row read() {
        String[] cells;
        try {
            do {
                file.rowEnds();
                if (!records.hasNext()) {
                    return null;
                }
                cells = records.next().values();
            } while (isBlank(cells));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException coding) {
                throw file.notDecodable(coding);
            }
            throw unreadable(e.getCause().getMessage(), e);
        } catch (IllegalStateException e) {
            throw unreadable(e.getMessage(), e);
        }
        long end = parser.getCurrentLineNumber();
        boolean spansLines = end - lineBefore > 1;
        lineBefore = end;
        return new Row(cells, spansLines ? end - breaksIn(cells) : end, spansLines);
    }

    private static boolean isBlank(String[] cells) {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private ExtractionException unreadable(String why, RuntimeException cause) {
        return new ExtractionException(source + ", after line " + lineBefore + ": not readable as delimited text: " + why
                + "; mend the quotes of the line or have the file delivered again", cause);
    }

    /**
     * A quote that is opened in one line and closed by another in the same column leaves a row that looks whole: one of its values
     * holds the ends and begins of lines, with as many delimiters as these have.
     */
    private String swallowed(String[] cells) {
        int delimiters = header.size() - 1;
        if (cells.length != header.size() || delimiters < FEWEST_DELIMITERS) {
            return "";
        }
        for (int i = 0; i < cells.length; i++) {
            int breaks = breaksIn(cells[i]);
            if (breaks > 0 && cells[i].chars().filter(c -> c == format.getDelimiterString().charAt(0))
                    .count() == (long) breaks * delimiters) {
                return "'" + header.get(i) + "' holds " + breaks + " line break" + (breaks == 1 ? "" : "s") + " and as many delimiters as "
                        + (breaks == 1 ? "a row" : breaks + " rows")
                        + ", so a quote that is open has swallowed rows; mend the quotes from this line on"
                        + " and have the file delivered again";
            }
        }
        return "";
    }

    @Override
    public String refusal() {
        return refusal;
    }

    @Override
    public long line() {
        return row == null ? 0 : row.line();
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public double done() {
        return file.done();
    }

    @Override
    public String raw(String[] cells) {
        return format.format((Object[]) cells);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static int breaksIn(String[] cells) {
        int breaks = 0;
        for (String cell : cells) {
            breaks += breaksIn(cell);
        }
        return breaks;
    }

    private static int breaksIn(String cell) {
        int breaks = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == cell.length() || cell.charAt(i + 1) != '\n')) {
                breaks++;
            }
        }
        return breaks;
    }
}
