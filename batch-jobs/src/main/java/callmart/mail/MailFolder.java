package callmart.mail;

import callmart.config.EnumWord;
import callmart.config.Folders;
import callmart.publish.ReportFiles;
import callmart.runlog.Delivery;
import java.nio.file.Path;

/** Where messages lie: as they are sent under {@code out/mail}, as drafts under {@code var/outbox}. */
public final class MailFolder {

    private static final String ENDING = ".eml";

    private final Folders folders;

    public MailFolder(Folders folders) {
        this.folders = folders;
    }

    /** Where the paths of the ledger begin. */
    Path root() {
        return folders.files();
    }

    /** @param name without ending */
    Path message(String name) {
        return folders.out().resolve("mail").resolve(name + ENDING);
    }

    /** The body of a message that is not composed yet, as whole or as brief as its readers get it. */
    Path draft(Delivery.Key of, BodyDetail body) {
        return draft(of.report(), of.period(), of.version(), body);
    }

    Path draft(String report, String period, int version, BodyDetail body) {
        String brief = body == BodyDetail.FULL ? "" : "." + EnumWord.of(body);
        return folders.drafts("outbox").resolve(name(report, period, version) + brief + ENDING);
    }

    /** A report's message is called so. */
    static String name(String report, String period, int version) {
        return period + "-" + report + ReportFiles.suffix(version);
    }

    /** The path as the ledger keeps it. */
    String shown(Path file) {
        return new ReportFiles(folders).shown(file);
    }
}
