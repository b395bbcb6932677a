package callmart.extract.csv;

import callmart.extract.CountedInput;
import callmart.extract.ExtractionException;
import callmart.extract.RowCursor;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A text file that is being read: decoded strictly, its byte order mark skipped. A row of it is bounded, so that none fills the memory. */
public final class TextFile implements Closeable {

    /** A quote is open, or what should be a text has no line ends. */
    public static final class RowTooLong extends IOException {

        private static final long serialVersionUID = 1L;

        RowTooLong() {
            super("a row has more than " + RowCursor.MOST_CHARACTERS + " characters, as if a quote were open or line ends were missing");
        }
    }

    private static final int BUFFER = 1 << 16;

    private final String name;
    private final CountedInput input;
    private final long size;
    private final BufferedReader reader;
    private final RowLimit limit;

    private TextFile(String name, CountedInput input, long size, Charsets.Found found) throws IOException {
        this.name = name;
        this.input = input;
        this.size = size;
        input.skipNBytes(found.markLength());
        this.reader = new BufferedReader(new InputStreamReader(input, found.charset().newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)), BUFFER);
        this.limit = new RowLimit(reader);
    }

    /**
     * Opens a file.
     *
     * @param name how messages name it
     * @param charset a charset's name, empty to detect it
     * @throws ExtractionException when it is not text, with what it is instead
     */
    public static TextFile open(Path file, String name, Optional<String> charset) throws IOException {
        TextKind.require(file, name, charset.isPresent());
        Charsets.Found found = charset.isPresent() ? Charsets.named(file, charset.get()) : Charsets.detect(file);
        CountedInput input = new CountedInput(Files.newInputStream(file));
        try {
            return new TextFile(name, input, Files.size(file), found);
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /** The text from its begin, to look ahead with {@code mark} and {@code reset} before anything is read from {@link #rows}. */
    BufferedReader beginning() {
        return reader;
    }

    /** The text; fails with a {@link RowTooLong} when a row is too long. Say {@link #rowEnds} after each. */
    public Reader rows() {
        return limit;
    }

    /** What is read from now on is the next row. */
    public void rowEnds() {
        limit.restart();
    }

    /** Bytes read so far; may be asked from another thread. */
    public long bytesRead() {
        return input.count();
    }

    /** Share of the file that has been read, 0 to 1; may be asked from another thread. */
    public double done() {
        return size == 0 ? 1 : (double) bytesRead() / size;
    }

    /** The error of bytes that are no text in the file's charset. */
    public ExtractionException notDecodable(CharacterCodingException e) {
        return new ExtractionException(name + " has bytes that its charset does not allow; set 'charset' of this source in"
                + " sources.yml, or have the file delivered again", e);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
