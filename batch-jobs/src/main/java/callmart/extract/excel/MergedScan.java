package callmart.extract.excel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the merged regions of an XLSX sheet, which its XML names after all rows, before any row is read. Only looks for tags, which
 * is much faster than parsing the rows twice.
 */
final class MergedScan {

    private static final int BUFFER = 1 << 16;
    private static final int MOST_REGIONS = 1_000_000;
    private static final int LONGEST_TAG = 200;
    private static final String END_OF_ROWS = "sheetData";
    private static final Pattern REGION = Pattern.compile("(?:\\w+:)?mergeCell\\s[^>]*?ref\\s*=\\s*[\"']([A-Z]+\\d+):([A-Z]+\\d+)[\"'].*",
            Pattern.DOTALL);

    private final Reader in;
    private final char[] buffer = new char[BUFFER];
    private int length;
    private int at;

    private MergedScan(Reader in) {
        this.in = in;
    }

    /** The merged regions; closes the stream. */
    static List<MergedRegion> of(InputStream sheet) throws IOException {
        try (BufferedInputStream bytes = new BufferedInputStream(sheet, BUFFER)) {
            MergedScan scan = new MergedScan(new InputStreamReader(bytes, charset(bytes)));
            return scan.skipRows() ? scan.regions() : List.of();
        }
    }

    /** Tags are ASCII, so any charset that contains it will do for UTF-8. */
    private static Charset charset(BufferedInputStream bytes) throws IOException {
        bytes.mark(2);
        int first = bytes.read();
        int second = bytes.read();
        bytes.reset();
        boolean wide = first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE;
        return wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
    }

    /** Goes past the end tag of the rows, whatever its prefix. Each row and cell has an end tag, so none of them is made a text. */
    private boolean skipRows() throws IOException {
        int before = 0;
        int matched = -1;
        for (int c = read(); c >= 0; c = read()) {
            if (c == '<' || c == '>') {
                matched = -1;
            } else if (c == '/' && before == '<') {
                matched = 0;
            } else if (matched >= 0) {
                matched = c == END_OF_ROWS.charAt(matched) ? matched + 1 : 0;
                if (matched == END_OF_ROWS.length()) {
                    return true;
                }
            }
            before = c;
        }
        return false;
    }

    private List<MergedRegion> regions() throws IOException {
        List<MergedRegion> regions = new ArrayList<>();
        for (int c = read(); c >= 0; c = read()) {
            Matcher region = c == '<' ? REGION.matcher(tag()) : null;
            if (region != null && region.matches()) {
                int first = CellNames.row(region.group(1));
                int last = CellNames.row(region.group(2));
                if (regions.size() == MOST_REGIONS) {
                    throw new IOException("more than " + MOST_REGIONS + " merged regions");
                }
                regions.add(new MergedRegion(first, last, CellNames.column(region.group(1)), CellNames.column(region.group(2))));
            }
        }
        return regions;
    }

    /** What stands up to the end of the tag, or of its first part if it is long. */
    private String tag() throws IOException {
        StringBuilder tag = new StringBuilder();
        for (int c = read(); c >= 0 && c != '>' && tag.length() < LONGEST_TAG; c = read()) {
            tag.append((char) c);
        }
        return tag.toString();
    }

    private int read() throws IOException {
        if (at == length) {
            length = in.read(buffer);
            at = 0;
            if (length <= 0) {
                length = 0;
                return -1;
            }
        }
        return buffer[at++];
    }
}
