package callmart.extract.source;

import callmart.extract.BusinessDay;
import callmart.extract.CanonicalMapper;
import callmart.extract.Origin;
import callmart.extract.RowCursor;
import callmart.extract.RowDigest;
import callmart.extract.SourceDefinition;
import callmart.extract.Warnings;
import callmart.feed.Feed;
import callmart.feed.WordLists;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the files of several days for what the rows of each add up to; a file that holds many of the days is read once. */
record DayDigests(Parts parts, ZoneId businessZone, WordLists lists) {

    /** A file as a day sees it. */
    private record View(LocalDate day, Portion part) {
    }

    Map<LocalDate, RowDigest> of(Feed feed, Collection<LocalDate> days, List<SourceDefinition> sources) throws IOException {
        Map<LocalDate, RowDigest> digests = new TreeMap<>();
        days.forEach(day -> digests.put(day, new RowDigest()));
        for (SourceDefinition source : sources) {
            for (List<View> views : byReading(feed, days, source, sources)) {
                Extraction.read(source, views.get(0).part(), cursor -> add(feed, source, views, cursor, digests));
            }
        }
        return digests;
    }

    /** The views of each file that is to be read; what a telephone system's or a punch log gives depends on the day that it is read for. */
    private Collection<List<View>> byReading(Feed feed, Collection<LocalDate> days, SourceDefinition source, List<SourceDefinition> all)
            throws IOException {
        Map<String, List<View>> readings = new LinkedHashMap<>();
        for (LocalDate day : days) {
            List<Portion> own = parts.of(feed, day, source, all);
            List<Portion> every = new ArrayList<>(own);
            every.addAll(feed.overMidnight() ? parts.beside(feed, day.minusDays(1), source, own) : List.of());
            every.forEach(part -> readings.computeIfAbsent((source.type().isTelephoneSystem()
                    || source.origin() instanceof Origin.OfPunches ? day + " " : "") + part.name(),
                    name -> new ArrayList<>()).add(new View(day, part)));
        }
        return readings.values();
    }

    private void add(Feed feed, SourceDefinition source, List<View> views, RowCursor cursor, Map<LocalDate, RowDigest> digests) {
        List<CanonicalMapper> mappers = views.stream().map(view -> new CanonicalMapper(source, feed, cursor,
                new BusinessDay(view.day(), businessZone), view.part().day(), lists, new Warnings())).toList();
        for (String[] cells = Extraction.next(cursor); cells != null; cells = Extraction.next(cursor)) {
            for (int i = 0; i < mappers.size(); i++) {
                Extraction.map(mappers.get(i), cursor, cells);
                if (mappers.get(i).isOfTheDay() || mappers.get(i).isRetiring()) {
                    digests.get(views.get(i).day()).add(cells);
                }
            }
        }
    }
}
