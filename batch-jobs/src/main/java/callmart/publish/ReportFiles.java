package callmart.publish;

import callmart.calendar.Period;
import callmart.config.Folders;
import callmart.config.WholeFile;
import callmart.report.Format;
import callmart.report.ReportDocument;
import callmart.report.ReportRenderers;
import callmart.report.definition.ReportDefinition;
import callmart.warehouse.SideBySide;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where reports lie under {@code out/}. Files appear whole or not at all. Decision 306. */
public final class ReportFiles {

    private final Folders folders;
    private final ReportSeal seal;

    public ReportFiles(Folders folders) {
        this(folders, (report, file, content) -> WholeFile.write(file, content));
    }

    /** @param seal how files are stored */
    public ReportFiles(Folders folders, ReportSeal seal) {
        this.folders = folders;
        this.seal = seal;
    }

    /** Stores a file of a report. */
    void write(ReportDefinition report, Path file, byte[] content) throws IOException {
        seal.write(report, file, content);
    }

    /** @param version from 1; later ones say it in the file's name */
    Path report(String report, Period period, int version, Format format) {
        return folders.out().resolve("reports").resolve(period.name()).resolve(report + suffix(version) + format.suffix());
    }

    /** A report that was rendered on demand although another content was sent; no run reads or writes it. */
    Path unsent(String report, Period period, Format format) {
        return folders.out().resolve("reports").resolve(period.name()).resolve(report + "-unsent" + format.suffix());
    }

    /** What the cells of a version showed. */
    public Path cells(String report, String period, int version) {
        return folders.drafts("cells").resolve(period).resolve(report + suffix(version) + ".tsv.gz");
    }

    /** What the name of a version's file ends with. */
    public static String suffix(int version) {
        return version > 1 ? "-v" + version : "";
    }

    /** The path as the run record and users see it. */
    public String shown(Path file) {
        return file.startsWith(folders.files()) ? folders.files().relativize(file).toString() : file.toString();
    }

    /**
     * Makes a report's files, its formats side by side. None is written before all are made: of a report that fails in one format no
     * file is left behind.
     *
     * @param places where the file of each format belongs
     */
    void make(ReportDefinition report, ReportDocument document, Map<Format, Path> places, ReportRenderers renderers) throws IOException {
        List<Format> formats = List.copyOf(places.keySet());
        List<byte[]> made = SideBySide.map(formats, format -> renderers.render(document, format));
        for (int i = 0; i < formats.size(); i++) {
            write(report, places.get(formats.get(i)), made.get(i));
        }
    }
}
