package callmart.runlog;

import callmart.config.Folders;
import callmart.config.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How far the delivery ledger had come, kept beside it: tells without the warehouse that a ledger was put back from a backup. */
public record LedgerMark(Path file) {

    public static LedgerMark of(Folders folders) {
        return new LedgerMark(folders.var().resolve("ledger.mark"));
    }

    public void write(DeliveryLedger ledger) {
        try {
            WholeFile.write(file, (ledger.progress() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Whether the ledger has come less far than it once had. */
    public boolean isAheadOf(DeliveryLedger ledger) {
        try {
            String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8).strip() : "";
            return text.matches("[0-9]{1,18}") && Long.parseLong(text) > ledger.progress();
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be read; correct its permissions", e);
        }
    }
}
