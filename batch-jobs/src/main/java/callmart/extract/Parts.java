package callmart.extract;

import callmart.extract.csv.CsvCursor;
import callmart.extract.jdbc.QueryCursor;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what a source is read from on a day, and opens it by the source's kind. */
final class Parts {

    private static final String DRIVERS = "lib";

    private final Path home;
    private final ZoneId businessZone;

    Parts(Path home, ZoneId businessZone) {
        this.home = home;
        this.businessZone = businessZone;
    }

    /** @throws ExtractionException when a source has nothing for the day and may not be empty */
    List<Part> of(Feed feed, LocalDate day, SourceDefinition source) throws IOException {
        if (source.origin() instanceof Origin.InFiles files) {
            return files(feed, day, source, files);
        }
        Origin.InDatabase database = (Origin.InDatabase) source.origin();
        return List.of(new Part(database.query().name(), "", () -> QueryCursor.open(database, span(feed, day, source.zone()),
                home.resolve(DRIVERS), known(feed, source))));
    }

    /** A feed whose day is a date has the same day in every zone; instants are asked for as the source's clock shows them. */
    private QueryCursor.Span span(Feed feed, LocalDate day, ZoneId zone) {
        ZoneId dayZone = feed.column(feed.dayColumn()).type() == ColumnType.DATE ? zone : businessZone;
        return new QueryCursor.Span(zone, day.atStartOfDay(dayZone).withZoneSameInstant(zone).toLocalDateTime(),
                day.plusDays(1).atStartOfDay(dayZone).withZoneSameInstant(zone).toLocalDateTime());
    }

    /** The files of the day before that are not among the day's own; none when they are missing. */
    List<Part> before(Feed feed, LocalDate day, SourceDefinition source, List<Part> own) throws IOException {
        if (!(source.origin() instanceof Origin.InFiles files) || files.path().files(home, day.minusDays(1)).isEmpty()) {
            return List.of();
        }
        List<String> names = own.stream().map(Part::name).toList();
        return files(feed, day.minusDays(1), source, files).stream().filter(part -> !names.contains(part.name())).toList();
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
        try {
            return switch (source.type()) {
                case CSV -> CsvCursor.open(file, name(file), origin, known(feed, source));
                case JDBC -> throw new IllegalStateException("a database is no file: " + source.place());
            };
        } catch (AccessDeniedException e) {
            throw new ExtractionException(name(file) + " cannot be opened: the operating system refuses it to this user; correct"
                    + " the file's permissions", e);
        }
    }

    private static Set<String> known(Feed feed, SourceDefinition source) {
        Set<String> known = new HashSet<>(feed.columnNames());
        known.addAll(source.mappedHeaders());
        known.addAll(source.where().keySet());
        return known;
    }

    private String name(Path file) {
        return file.startsWith(home) ? home.relativize(file).toString() : file.toString();
    }
}
