package callmart.extract.source;

import callmart.extract.DayReader;
import callmart.extract.ExtractionException;
import callmart.extract.Origin;
import callmart.extract.PathPattern;
import callmart.extract.PlainCell;
import callmart.extract.RowCursor;
import callmart.extract.SourceDefinition;
import callmart.extract.csv.CsvCursor;
import callmart.extract.excel.ExcelCursor;
import callmart.extract.jdbc.QueryCursor;
import callmart.extract.pbx.PbxCursor;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a source is read from on a day, and opens it by the source's kind. */
final class Parts {

    private static final String DRIVERS = "lib";
    private static final int MOST_DAYS_MERGED = 30;

    private final Path home;
    private final ZoneId businessZone;
    private final PunchLogs punchLogs;

    /** @param shifts reads the planned shifts that punches are held against */
    Parts(Path home, ZoneId businessZone, DayReader shifts) {
        this.home = home;
        this.businessZone = businessZone;
        this.punchLogs = new PunchLogs(this, businessZone, shifts);
    }

    /**
     * @param all all sources of the feed: a call that one of them tells of as a whole another need not tell of again
     * @throws ExtractionException when a source has nothing for the day and may not be empty
     */
    List<Portion> of(Feed feed, LocalDate day, SourceDefinition source, List<SourceDefinition> all) throws IOException {
        if (source.origin() instanceof Origin.InFiles files) {
            return files(feed, day, source, files, all);
        } else if (source.origin() instanceof Origin.OfPunches punches) {
            return List.of(punchLogs.of(day, punches));
        }
        Origin.InDatabase database = (Origin.InDatabase) source.origin();
        return List.of(new Portion(database.query().name(), List.of(), day, () -> ask(feed, day, source, database, all)));
    }

    private RowCursor ask(Feed feed, LocalDate day, SourceDefinition source, Origin.InDatabase database, List<SourceDefinition> all)
            throws IOException {
        Set<String> queueCalls = source.type() == SourceDefinition.Type.ASTERISK_CDR ? queueCalls(feed, day, all) : Set.of();
        RowCursor answer = query(feed, day, source, database);
        return source.type() == SourceDefinition.Type.JDBC ? answer : PbxCursor.open(source, feed.name(), day, answer, queueCalls);
    }

    private RowCursor query(Feed feed, LocalDate day, SourceDefinition source, Origin.InDatabase database) throws IOException {
        return QueryCursor.open(database, span(feed, day, source.zone()), home.resolve(DRIVERS), known(feed, source, day));
    }

    /**
     * A feed whose day is a date has the same day in every zone; instants are asked for as the source's clock shows them, punches with
     * those
     * of the days beside.
     */
    private QueryCursor.Span span(Feed feed, LocalDate day, ZoneId zone) {
        boolean byInstant = feed.dayColumn().map(column -> feed.column(column).type() == ColumnType.TIME).orElse(false);
        ZoneId dayZone = byInstant ? businessZone : zone;
        int beside = feed == PunchCursor.FEED ? 1 : 0;
        return new QueryCursor.Span(zone, day.minusDays(beside).atStartOfDay(dayZone).withZoneSameInstant(zone).toLocalDateTime(),
                day.plusDays(1L + beside).atStartOfDay(dayZone).withZoneSameInstant(zone).toLocalDateTime());
    }

    /** The files of a day beside that are not among the day's own; none when they are missing. */
    List<Portion> beside(Feed feed, LocalDate other, SourceDefinition source, List<Portion> own) throws IOException {
        if (!(source.origin() instanceof Origin.InFiles files) || files.path().files(home, other).isEmpty()) {
            return List.of();
        }
        List<String> names = own.stream().map(Portion::name).toList();
        return files(feed, other, source, files, List.of(source)).stream()
                .filter(part -> !names.contains(part.name())).toList();
    }

    private List<Portion> files(Feed feed, LocalDate day, SourceDefinition source, Origin.InFiles origin,
            List<SourceDefinition> all) throws IOException {
        List<Path> files = find(feed, day, source, origin.path());
        if (files.isEmpty() && !source.allowEmpty()) {
            throw new ExtractionException(feed.name() + ": there is no file " + origin.path().on(day) + " under the home (source "
                    + source.place() + "); have it delivered and run the day again, or set 'allow-empty: true' when a missing file"
                    + " means a day without rows");
        }
        if (source.type() == SourceDefinition.Type.ASTERISK_QUEUE_LOG && !files.isEmpty()) {
            return List.of(part(files, day, () -> open(feed, day, source, files, all)));
        }
        List<Portion> parts = new ArrayList<>();
        for (Path file : files) {
            parts.add(part(List.of(file), day, () -> open(feed, day, source, List.of(file), all)));
        }
        return parts;
    }

    private List<Path> find(Feed feed, LocalDate day, SourceDefinition source, PathPattern path) throws IOException {
        String place = feed.name() + ": " + path.on(day) + " (source " + source.place() + ")";
        try {
            List<Path> files = path.files(home, day);
            String obstacle = files.isEmpty() ? path.obstacle(home, day) : "";
            if (!obstacle.isEmpty()) {
                throw new ExtractionException(place + " " + obstacle
                        + "; correct 'path' of this source in sources.yml, or put the file there");
            }
            return files;
        } catch (AccessDeniedException e) {
            throw new ExtractionException(place + " cannot be looked for: the operating system refuses this user to look into "
                    + name(Path.of(e.getFile())) + "; correct the folder's permissions", e);
        }
    }

    private Portion part(List<Path> files, LocalDate day, Portion.Opener opener) {
        return new Portion(String.join(", ", byName(files).keySet()), files, day, opener);
    }

    private RowCursor open(Feed feed, LocalDate day, SourceDefinition source, List<Path> files, List<SourceDefinition> all)
            throws IOException {
        try {
            return switch (source.type()) {
                case CSV -> CsvCursor.open(files.get(0), name(files.get(0)), (Origin.InFiles) source.origin(), known(feed, source, day));
                case XLSX -> ExcelCursor.openXlsx(files.get(0), name(files.get(0)), (Origin.InFiles) source.origin(),
                        known(feed, source, day))
                        .withMergedDays(daysBefore(source, day));
                case XLS -> ExcelCursor.openXls(files.get(0), name(files.get(0)), (Origin.InFiles) source.origin(),
                        known(feed, source, day))
                        .withMergedDays(daysBefore(source, day));
                case JDBC -> throw new IllegalStateException("a database is not a file: " + source.place());
                case ASTERISK_QUEUE_LOG, FREESWITCH_CDR -> PbxCursor.open(source, feed.name(), day, byName(files), Set.of());
                case ASTERISK_CDR -> PbxCursor.open(source, feed.name(), day, byName(files), queueCalls(feed, day, all));
            };
        } catch (AccessDeniedException e) {
            throw new ExtractionException(String.join(", ", byName(files).keySet()) + " cannot be opened: the operating system"
                    + " refuses it to this user; correct the file's permissions", e);
        }
    }

    /** Plain headers that may stand in the source. */
    private static Set<String> known(Feed feed, SourceDefinition source, LocalDate day) {
        return Stream.concat(Stream.of(feed.columnNames(), source.mappedHeaders(), source.where().keySet()).flatMap(Collection::stream)
                .map(PlainCell::header), source.dayPattern().stream().flatMap(pattern -> pattern.headers(day).stream()))
                .collect(Collectors.toSet());
    }

    /** Plain headers of a month sheet's days before the one that is asked for. */
    private static Set<String> daysBefore(SourceDefinition source, LocalDate day) {
        return source.dayPattern().stream().flatMap(pattern -> day.minusDays(MOST_DAYS_MERGED).datesUntil(day)
                .flatMap(before -> pattern.headers(before).stream())).collect(Collectors.toSet());
    }

    /** The calls of the day and of those beside it that the feed's queue logs tell of, and call detail records need not. */
    private Set<String> queueCalls(Feed feed, LocalDate day, List<SourceDefinition> all) throws IOException {
        Set<String> calls = new HashSet<>();
        for (SourceDefinition source : all) {
            long from = millis(day.minusDays(1), source);
            long to = millis(day.plusDays(2), source);
            if (source.type() != SourceDefinition.Type.ASTERISK_QUEUE_LOG) {
                continue;
            } else if (source.origin() instanceof Origin.InDatabase database) {
                calls.addAll(PbxCursor.queueCalls(source, query(feed, day, source, database), from, to));
            } else if (source.origin() instanceof Origin.InFiles files && !files.path().files(home, day).isEmpty()) {
                calls.addAll(PbxCursor.queueCalls(source, byName(files.path().files(home, day)), from, to));
            }
        }
        return calls;
    }

    private static long millis(LocalDate day, SourceDefinition source) {
        return day.atStartOfDay(source.zone()).toInstant().toEpochMilli();
    }

    private Map<String, Path> byName(List<Path> files) {
        Map<String, Path> byName = new LinkedHashMap<>();
        files.forEach(file -> byName.put(name(file), file));
        return byName;
    }

    private String name(Path file) {
        return file.startsWith(home) ? home.relativize(file).toString() : file.toString();
    }
}
