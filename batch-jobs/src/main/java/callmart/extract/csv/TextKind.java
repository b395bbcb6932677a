package callmart.extract.csv;

import callmart.extract.ExtractionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells by its first bytes that a file which should be a text is something else, whatever its name says. */
final class TextKind {

    private static final int BEGINNING = 512;
    private static final Map<String, String> SIGNATURES = new LinkedHashMap<>();

    static {
        SIGNATURES.put("PK\3\4", "an XLSX workbook or another archive; set 'type: xlsx' of this source in sources.yml, or unpack it");
        SIGNATURES.put("\u00D0\u00CF\u0011\u00E0", "an XLS workbook or another Office document; set 'type: xls' of this source in "
                + "sources.yml");
        SIGNATURES.put("\u001F\u008B", "a compressed file (gzip); unpack it");
        SIGNATURES.put("%PDF-", "a PDF document; have a text file exported");
    }

    private TextKind() {
    }

    /**
     * @param charsetNamed whether the source says which charset the file has
     * @throws ExtractionException when the file is not text, with what it is instead
     */
    static void require(Path file, String name, boolean charsetNamed) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(BEGINNING);
        }
        String bytes = new String(start, StandardCharsets.ISO_8859_1);
        SIGNATURES.forEach((signature, what) -> {
            if (bytes.startsWith(signature)) {
                throw noText(name, what);
            }
        });
        String text = bytes.replaceFirst("^\\xEF\\xBB\\xBF", "").stripLeading().toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<?xml")) {
            throw noText(name, "an HTML or XML page, such as a system answers with when an export fails; look into it, and have the"
                    + " file delivered again");
        }
        boolean marked = bytes.startsWith("\u00FF\u00FE") || bytes.startsWith("\u00FE\u00FF");
        if (!charsetNamed && !marked) {
            requireNoZeros(name, start);
        }
    }

    /** Most characters of a header are ASCII, in which one byte of two is zero in UTF-16. A single zero is its row's concern. */
    private static void requireNoZeros(String name, byte[] start) {
        boolean even = mostAreZero(start, 0);
        boolean odd = mostAreZero(start, 1);
        if (even && odd) {
            throw noText(name, "a row of zero bytes: it was damaged or not written to its end; have it delivered again");
        } else if (even || odd) {
            throw new ExtractionException(name + " looks like UTF-16 without a byte order mark; set 'charset: UTF-16" + (even ? "BE" : "LE")
                    + "' of this source in sources.yml; nothing of it was loaded");
        }
    }

    private static boolean mostAreZero(byte[] start, int from) {
        int zeros = 0;
        for (int i = from; i < start.length; i += 2) {
            zeros += start[i] == 0 ? 1 : 0;
        }
        return zeros * 4 > start.length;
    }

    private static ExtractionException noText(String name, String what) {
        return new ExtractionException(name + " is not a text file, whatever its name says, but " + what + "; nothing of it was loaded");
    }
}
