package callmart.pipeline;

import callmart.calendar.Period;
import callmart.report.Format;
import callmart.report.ReportDefinition;
import callmart.settings.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where reports and messages lie under {@code out/}. Files appear whole or not at all. */
final class ReportFiles {

    private final Folders folders;

    ReportFiles(Folders folders) {
        this.folders = folders;
    }

    Path report(ReportDefinition report, Period period, Format format) {
        return folders.out().resolve("reports").resolve(period.name()).resolve(report.id() + format.suffix());
    }

    Path mail(ReportDefinition report, Period period) {
        return folders.out().resolve("mail").resolve(period.name() + "-" + report.id() + ".eml");
    }

    /** The path as the run record and users see it. */
    String shown(Path file) {
        return file.startsWith(folders.home()) ? folders.home().relativize(file).toString() : file.toString();
    }

    static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "." + file.getFileName(), ".part");
        try {
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
