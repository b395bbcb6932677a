package callmart.extract.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds a text file's charset: by its byte order mark, else UTF-8 when its first few hundred characters beyond ASCII are valid
 * UTF-8, else GB18030. Bytes that do not fit are found later, as files are decoded strictly: one damaged byte far down makes
 * an error, not a whole file of wrong characters.
 * Decision 13.
 */
public final class Charsets {

    private static final int BUFFER = 1 << 16;
    private static final int ENOUGH = 256;
    private static final Charset GB18030 = Charset.forName("GB18030");

    /**
     * @param charset how to decode
     * @param markLength bytes of the byte order mark to skip
     */
    public record Found(Charset charset, int markLength) {
    }

    private Charsets() {
    }

    public static Found detect(Path file) throws IOException {
        Found marked = byMark(file);
        return marked != null ? marked : new Found(startsAsUtf8(file) ? StandardCharsets.UTF_8 : GB18030, 0);
    }

    /** A named charset; a byte order mark that fits it is skipped. */
    public static Found named(Path file, String name) throws IOException {
        Charset charset = Charset.forName(name);
        Found marked = byMark(file);
        boolean fits = marked != null && (charset.equals(marked.charset()) || charset.equals(StandardCharsets.UTF_16));
        return fits ? marked : new Found(charset, 0);
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

    private static boolean startsAsUtf8(Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int beyondAscii = 0;
        int following = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    int b = buffer[i];
                    if (following > 0) {
                        if ((b & 0xC0) != 0x80) {
                            return false;
                        }
                        following--;
                    } else if (b < 0) {
                        following = following(b & 0xFF);
                        if (following == 0) {
                            return false;
                        }
                        if (++beyondAscii > ENOUGH) {
                            return true;
                        }
                    }
                }
            }
        }
        return following == 0;
    }

    /** How many bytes follow the first one of a character; 0 when no character begins so. */
    private static int following(int first) {
        if (first >= 0xC2 && first <= 0xDF) {
            return 1;
        } else if (first >= 0xE0 && first <= 0xEF) {
            return 2;
        }
        return first >= 0xF0 && first <= 0xF4 ? 3 : 0;
    }
}
