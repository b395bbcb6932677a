package callmart.extract.csv;

import callmart.extract.ExtractionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds a text file's charset: by its byte order mark, else UTF-8 when the whole file is valid UTF-8, else GB18030. */
final class Charsets {

    private static final int BUFFER = 1 << 18;

    /**
     * @param charset how to decode
     * @param markLength bytes of the byte order mark to skip
     */
    record Found(Charset charset, int markLength) {
    }

    private Charsets() {
    }

    static Found detect(Path file) throws IOException {
        Found marked = byMark(file);
        if (marked != null) {
            return marked;
        }
        return new Found(isValid(file, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : gb18030(file), 0);
    }

    /** A named charset; a byte order mark that fits it is skipped. */
    static Found named(Path file, String name) throws IOException {
        Charset charset = Charset.forName(name);
        Found marked = byMark(file);
        boolean fits = marked != null && (charset.equals(marked.charset()) || charset.equals(StandardCharsets.UTF_16));
        return fits ? marked : new Found(charset, 0);
    }

    private static Charset gb18030(Path file) throws IOException {
        Charset charset = Charset.forName("GB18030");
        if (!isValid(file, charset)) {
            throw new ExtractionException(file.getFileName() + " is neither valid UTF-8 nor GB18030; set 'charset' of this source"
                    + " in sources.yml, or have the file delivered again");
        }
        return charset;
    }

    private static Found byMark(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(3);
        }
        if (start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF) {
            return new Found(StandardCharsets.UTF_8, 3);
        }
        if (start.length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
            return new Found(StandardCharsets.UTF_16LE, 2);
        }
        if (start.length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
            return new Found(StandardCharsets.UTF_16BE, 2);
        }
        return null;
    }

    private static boolean isValid(Path file, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.limit(bytes.position() + Math.max(read, 0)).position(0);
                CoderResult result = decoder.decode(bytes, chars.clear(), read < 0);
                if (result.isError()) {
                    return false;
                }
                if (read < 0) {
                    return true;
                }
                bytes.compact();
            }
        }
    }
}
