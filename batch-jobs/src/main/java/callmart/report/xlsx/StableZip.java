package callmart.report.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Writes a zip again with one fixed time on every entry, so that the clock leaves no trace in the bytes. What is compressed stays so. */
final class StableZip {

    /** Not the format's first instant: for that one the JVM's zone would be written as well. */
    private static final LocalDateTime FIXED = LocalDateTime.of(1980, 2, 1, 0, 0);

    private StableZip() {
    }

    static byte[] rewrite(byte[] zip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(zip.length);
        try (ZipFile in = ZipFile.builder().setByteArray(zip).get(); ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntriesInPhysicalOrder())) {
                ZipArchiveEntry copy = new ZipArchiveEntry(entry);
                copy.setTimeLocal(FIXED);
                out.addRawArchiveEntry(copy, in.getRawInputStream(entry));
            }
        }
        return bytes.toByteArray();
    }
}
