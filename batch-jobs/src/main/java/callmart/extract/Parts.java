package callmart.extract;

import callmart.extract.csv.CsvCursor;
import callmart.extract.pbx.PbxCursor;
import callmart.feed.Feed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what a source is read from on a day, and opens it by the source's kind. */
final class Parts {

    private final Path home;

    Parts(Path home) {
        this.home = home;
    }

    /**
     * @param all all sources of the feed: a call that one of them tells of as a whole another need not tell of again
     * @throws ExtractionException when a source has nothing for the day and may not be empty
     */
    List<Part> of(Feed feed, LocalDate day, SourceDefinition source, List<SourceDefinition> all) throws IOException {
        if (source.origin() instanceof Origin.InFiles files) {
            return files(feed, day, source, files, all);
        }
        throw new IllegalStateException("a source that cannot be read: " + source.place());
    }

    private List<Part> files(Feed feed, LocalDate day, SourceDefinition source, Origin.InFiles origin,
            List<SourceDefinition> all) throws IOException {
        List<Path> files = origin.path().files(home, day);
        if (files.isEmpty() && !source.allowEmpty()) {
            throw new ExtractionException(feed.name() + ": there is no file " + origin.path().on(day) + " under the home (source "
                    + source.place() + "); have it delivered and run the day again, or set 'allow-empty: true' when a missing file"
                    + " means a day without rows");
        }
        if (source.type() == SourceDefinition.Type.ASTERISK_QUEUE_LOG && !files.isEmpty()) {
            return List.of(part(files, () -> open(feed, day, source, files, all)));
        }
        List<Part> parts = new ArrayList<>();
        for (Path file : files) {
            parts.add(part(List.of(file), () -> open(feed, day, source, List.of(file), all)));
        }
        return parts;
    }

    private Part part(List<Path> files, Part.Opener opener) throws IOException {
        List<String> states = new ArrayList<>();
        for (Path file : files) {
            states.add(file + ":" + Files.size(file) + ":" + Files.getLastModifiedTime(file).toMillis());
        }
        return new Part(String.join(", ", byName(files).keySet()), String.join(", ", states), opener);
    }

    private RowCursor open(Feed feed, LocalDate day, SourceDefinition source, List<Path> files, List<SourceDefinition> all)
            throws IOException {
        try {
            return switch (source.type()) {
                case CSV -> openCsv(feed, source, files.get(0));
                case ASTERISK_QUEUE_LOG, FREESWITCH_CDR -> PbxCursor.open(source, feed.name(), byName(files), Set.of());
                case ASTERISK_CDR -> PbxCursor.open(source, feed.name(), byName(files), queueCalls(day, all));
            };
        } catch (AccessDeniedException e) {
            throw new ExtractionException(String.join(", ", byName(files).keySet()) + " cannot be opened: the operating system refuses it to this user; correct"
                    + " the file's permissions", e);
        }
    }

    private RowCursor openCsv(Feed feed, SourceDefinition source, Path file) throws IOException {
        Set<String> known = new HashSet<>(feed.columnNames());
        known.addAll(source.mappedHeaders());
        return CsvCursor.open(file, name(file), (Origin.InFiles) source.origin(), known);
    }

    /** The calls of the day and of those beside it that the feed's queue logs tell of, and call detail records need not. */
    private Set<String> queueCalls(LocalDate day, List<SourceDefinition> all) throws IOException {
        Set<String> calls = new HashSet<>();
        for (SourceDefinition source : all) {
            if (source.type() == SourceDefinition.Type.ASTERISK_QUEUE_LOG && source.origin() instanceof Origin.InFiles files) {
                List<Path> found = files.path().files(home, day);
                if (!found.isEmpty()) {
                    calls.addAll(PbxCursor.queueCalls(source, byName(found), millis(day.minusDays(1), source), millis(day.plusDays(2), source)));
                }
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
