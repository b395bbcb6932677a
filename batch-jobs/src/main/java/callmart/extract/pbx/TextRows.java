package callmart.extract.pbx;

import callmart.extract.ExtractionException;
import callmart.extract.csv.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lines of text files, one file after the other. A line is a row, so that a broken one spoils no other. Blank lines, and lines of
 * delimiters only, are none.
 */
final class TextRows implements RawRows {

    /**
     * A file.
     *
     * @param name how messages name it
     * @param order the lines in the order in which they are to be given; empty when they lie in it
     */
    record Named(String name, Path path, List<Long> order) {
    }

    private record Numbered(long line, String text) {
    }

    private final List<Named> files;
    private final Optional<String> charset;
    private final Optional<Character> delimiter;
    private final long size;
    private volatile TextFile file;
    private volatile long sizeBefore;
    private BufferedReader reader;
    private LineSplitter splitter;
    private Deque<Numbered> sorted;
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
                RawRow row = row(text);
                if (!row.isBlank()) {
                    return row;
                }
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
        if (sorted != null) {
            Numbered next = sorted.poll();
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
        sorted = null;
        List<Long> order = files.get(next - 1).order();
        sorted = order.isEmpty() ? null : sort(order);
    }

    /** Held in memory, as the last line may be the first that happened. */
    private Deque<Numbered> sort(List<Long> order) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String text = readLine(); text != null; text = readLine()) {
            lines.add(text);
        }
        return order.stream().map(number -> new Numbered(number, lines.get((int) (number - 1))))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }
}
