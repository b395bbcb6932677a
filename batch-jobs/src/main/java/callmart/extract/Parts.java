package callmart.extract;

import callmart.extract.csv.CsvCursor;
import callmart.extract.excel.ExcelCursor;
import callmart.feed.Feed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what a source is read from on a day, and opens it by the source's kind. */
final class Parts {

    private final Path home;

    Parts(Path home) {
        this.home = home;
    }

    /** @throws ExtractionException when a source has nothing for the day and may not be empty */
    List<Part> of(Feed feed, LocalDate day, SourceDefinition source) throws IOException {
        if (source.origin() instanceof Origin.InFiles files) {
            return files(feed, day, source, files);
        }
        throw new IllegalStateException("a source that cannot be read: " + source.place());
    }

    private List<Part> files(Feed feed, LocalDate day, SourceDefinition source, Origin.InFiles origin) throws IOException {
        List<Path> files = origin.path().files(home, day);
        if (files.isEmpty() && !source.allowEmpty()) {
            throw new ExtractionException(feed.name() + ": there is no file " + origin.path().on(day) + " under the home (source "
                    + source.place() + "); have it delivered and run the day again, or set 'allow-empty: true' when a missing file"
                    + " means a day without rows");
        }
        List<Part> parts = new ArrayList<>();
        for (Path file : files) {
            String state = file + ":" + Files.size(file) + ":" + Files.getLastModifiedTime(file).toMillis();
            parts.add(new Part(name(file), state, () -> open(feed, source, origin, file)));
        }
        return parts;
    }

    private RowCursor open(Feed feed, SourceDefinition source, Origin.InFiles origin, Path file) throws IOException {
        Set<String> known = new HashSet<>(feed.columnNames());
        known.addAll(source.mappedHeaders());
        try {
            return switch (source.type()) {
                case CSV -> CsvCursor.open(file, name(file), origin, known);
                case XLSX -> ExcelCursor.openXlsx(file, name(file), origin, known);
                case XLS -> ExcelCursor.openXls(file, name(file), origin, known);
            };
        } catch (AccessDeniedException e) {
            throw new ExtractionException(name(file) + " cannot be opened: the operating system refuses it to this user; correct"
                    + " the file's permissions", e);
        }
    }

    private String name(Path file) {
        return file.startsWith(home) ? home.relativize(file).toString() : file.toString();
    }
}
