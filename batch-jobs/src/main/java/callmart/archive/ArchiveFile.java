package callmart.archive;

import java.util.Objects;
import java.util.Optional;

/**
 * A file of a report.
 *
 * @param label what it is to a reader: Excel, PDF, 邮件
 * @param address where it lies, relative to the page and percent-encoded; empty when it is no longer kept
 */
public record ArchiveFile(String label, Optional<String> address) {

    public ArchiveFile {
        Objects.requireNonNull(label);
        Objects.requireNonNull(address);
    }
}
