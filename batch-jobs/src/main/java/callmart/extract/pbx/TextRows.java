package callmart.extract.pbx;

import callmart.extract.ExtractionException;
import callmart.extract.csv.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The lines of text files, one file after the other. A line is a row, so that a broken one spoils no other. Blank lines are none. */
final class TextRows implements RawRows {

    /**
     * A file.
     *
     * @param name how messages name it
     * @param newestFirst whether its rows are to be given from the last to the first, but for the header
     */
    record Named(String name, Path path, boolean newestFirst, boolean headed) {
    }

    private record Numbered(long line, String text) {
    }

    /** What is turned round is held in memory. */
    private static final long MOST_TURNED = 32L << 20;

    private final List<Named> files;
    private final Optional<String> charset;
    private final Optional<Character> delimiter;
    private final long size;
    private volatile TextFile file;
    private volatile long sizeBefore;
    private BufferedReader reader;
    private LineSplitter splitter;
    private Deque<Numbered> turned;
    private int next;
    private long line;

    /** Opens the first file, so that one that cannot be opened is found at once. */
    TextRows(List<Named> files, Optional<String> charset, Optional<Character> delimiter) throws IOException {
        this.files = List.copyOf(files);
        this.charset = charset;
        this.delimiter = delimiter;
        long bytes = 0;
        for (Named file : files) {
            bytes += Files.size(file.path());
        }
        this.size = bytes;
        openNext();
    }

    @Override
    public RawRow next() throws IOException {
        while (true) {
            String text = readLine();
            if (text == null) {
                if (next == files.size()) {
                    return null;
                }
                reader.close();
                openNext();
            } else if (!text.isBlank()) {
                return row(text);
            }
        }
    }

    @Override
    public String source() {
        return files.get(next - 1).name();
    }

    @Override
    public double done() {
        return size == 0 ? 1 : (double) (sizeBefore + file.bytesRead()) / size;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private RawRow row(String text) {
        if (splitter == null) {
            splitter = delimiter.map(LineSplitter::new).orElseGet(() -> LineSplitter.of(text));
        }
        try {
            return new RawRow(source(), line, text, splitter.split(text), "");
        } catch (MalformedRowException e) {
            return new RawRow(source(), line, text, List.of(), e.getMessage());
        }
    }

    private String readLine() throws IOException {
        if (turned != null) {
            Numbered next = turned.poll();
            line = next == null ? line : next.line();
            return next == null ? null : next.text();
        }
        try {
            file.rowEnds();
            String text = reader.readLine();
            line++;
            return text;
        } catch (CharacterCodingException e) {
            throw file.notDecodable(e);
        } catch (TextFile.RowTooLong e) {
            throw new ExtractionException(source() + ", after line " + line + ": not readable as a log: " + e.getMessage()
                    + "; have it delivered again", e);
        }
    }

    private void openNext() throws IOException {
        sizeBefore = next == 0 ? 0 : sizeBefore + Files.size(files.get(next - 1).path());
        file = TextFile.open(files.get(next).path(), files.get(next).name(), charset);
        reader = new BufferedReader(file.rows());
        splitter = null;
        line = 0;
        next++;
        turned = null;
        turned = files.get(next - 1).newestFirst() ? turn(files.get(next - 1)) : null;
    }

    private Deque<Numbered> turn(Named named) throws IOException {
        if (Files.size(named.path()) > MOST_TURNED) {
            throw new ExtractionException(named.name() + " is a log with its newest row first and of more than " + (MOST_TURNED >> 20)
                    + " MB, too large to be turned round; export it in the order of time (ORDER BY time) and run the day again");
        }
        Deque<Numbered> rows = new ArrayDeque<>();
        for (String text = readLine(); text != null; text = readLine()) {
            rows.addFirst(new Numbered(line, text));
        }
        if (named.headed()) {
            rows.addFirst(rows.removeLast());
        }
        return rows;
    }
}
