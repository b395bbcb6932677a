package callmart.extract.csv;

import callmart.extract.CountedInput;
import callmart.extract.ExtractionException;
import callmart.extract.Origin;
import callmart.extract.RowCursor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Streams one delimited text file. Blank lines are no rows; a file without a header cannot be read. */
public final class CsvCursor implements RowCursor {

    private static final int BUFFER = 1 << 16;

    private final String source;
    private final CSVFormat format;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private final CountedInput input;
    private final long size;
    private long lineBefore;
    private long line;

    private CsvCursor(String source, CSVFormat format, CSVParser parser, CountedInput input, long size) {
        this.input = input;
        this.size = size;
        this.source = source;
        this.format = format;
        this.parser = parser;
        this.records = parser.iterator();
        String[] first = next();
        if (first == null) {
            throw new ExtractionException(source + " has no header line: it is empty; an empty day must have a header and no rows,"
                    + " or 'allow-empty: true' and no file");
        }
        this.header = Stream.of(first).map(String::strip).toList();
    }

    /**
     * Opens a file.
     *
     * @param name how messages name it
     * @param knownHeaders headers that tell which delimiter is right
     * @throws ExtractionException when charset or header cannot be found
     */
    public static CsvCursor open(Path file, String name, Origin.InFiles origin, Set<String> knownHeaders) throws IOException {
        Charsets.Found found = origin.charset().isPresent()
                ? Charsets.named(file, origin.charset().get()) : Charsets.detect(file);
        CountedInput in = new CountedInput(Files.newInputStream(file));
        try {
            in.skipNBytes(found.markLength());
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, found.charset().newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)), BUFFER);
            char delimiter = origin.delimiter().isPresent()
                    ? origin.delimiter().get() : Delimiters.detect(reader, knownHeaders);
            CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
            return new CsvCursor(name, format, CSVParser.builder().setReader(reader).setFormat(format).get(), in, Files.size(file));
        } catch (CharacterCodingException e) {
            in.close();
            throw notDecodable(name, e);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public String[] next() {
        String[] cells;
        try {
            do {
                if (!records.hasNext()) {
                    return null;
                }
                cells = records.next().values();
            } while (cells.length == 1 && cells[0].isBlank());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException coding) {
                throw notDecodable(source, coding);
            }
            throw new ExtractionException(source + ", after line " + lineBefore + ": not readable as delimited text: "
                    + e.getCause().getMessage() + "; mend the quotes of the line or have the file delivered again", e);
        } catch (IllegalStateException e) {
            throw new ExtractionException(source + ", after line " + lineBefore + ": not readable as delimited text: "
                    + e.getMessage() + "; mend the quotes of the line or have the file delivered again", e);
        }
        long end = parser.getCurrentLineNumber();
        line = end - lineBefore > 1 ? end - breaksIn(cells) : end;
        lineBefore = end;
        return cells;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public double done() {
        return size == 0 ? 1 : (double) input.count() / size;
    }

    @Override
    public String raw(String[] cells) {
        return format.format((Object[]) cells);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static ExtractionException notDecodable(String name, CharacterCodingException e) {
        return new ExtractionException(name + " has bytes that its charset does not allow; set 'charset' of this source in"
                + " sources.yml, or have the file delivered again", e);
    }

    private static int breaksIn(String[] cells) {
        int breaks = 0;
        for (String cell : cells) {
            for (int i = 0; i < cell.length(); i++) {
                char c = cell.charAt(i);
                if (c == '\n' || c == '\r' && (i + 1 == cell.length() || cell.charAt(i + 1) != '\n')) {
                    breaks++;
                }
            }
        }
        return breaks;
    }
}
