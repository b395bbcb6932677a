package callmart.init;

import callmart.extract.ExtractionException;
import callmart.extract.RowCursor;
import callmart.extract.SourceDefinition;
import callmart.extract.SourceDefinition.Type;
import callmart.extract.SumWords;
import callmart.extract.Telephony;
import callmart.extract.pbx.PbxCursor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a file says as the log of a telephone system.
 *
 * @param feeds that it delivers
 * @param records how many records were looked at
 * @param days that they are of
 * @param zone the zone of its times, where its ids tell that it is another than the business time zone
 */
record LogLook(List<String> feeds, int records, Set<LocalDate> days, Optional<ZoneId> zone) {

    private static final double MOST_REFUSED = 0.1;
    private static final long NEAR_SECONDS = 1800;
    /** Asterisk's ids begin with the second at which the channel was made. */
    private static final Pattern TIMED_ID = Pattern.compile("(?:.*-)?(\\d{9,10})\\.\\d+");

    /** Nothing when it is none of this type. */
    static Optional<LogLook> at(Path file, String name, Type type, ZoneId zone) {
        Optional<Counting> calls = Counting.of(file, name, type, "calls", zone);
        Optional<Counting> states = type.feeds("agent_states") ? Counting.of(file, name, type, "agent_states", zone) : Optional.empty();
        if (calls.isEmpty() && states.isEmpty()) {
            return Optional.empty();
        }
        Optional<ZoneId> other = calls.filter(read -> read.otherTimes > read.ownTimes).map(read -> ZoneOffset.UTC)
                .filter(utc -> Counting.of(file, name, type, "calls", utc).filter(read -> read.ownTimes > read.otherTimes).isPresent())
                .map(utc -> ZoneId.of("UTC"));
        Set<LocalDate> days = new TreeSet<>();
        List<Counting> found = Stream.concat(calls.stream(), states.stream()).toList();
        found.forEach(read -> days.addAll(read.days));
        return Optional.of(new LogLook(found.stream().map(read -> read.feed).toList(), found.stream().mapToInt(read -> read.records).sum(),
                days, other));
    }

    /** Counts what a log has of a feed. */
    private static final class Counting {

        private final String feed;
        private final ZoneId zone;
        private final Set<LocalDate> days = new TreeSet<>();
        private int records;
        private int refused;
        private int ownTimes;
        private int otherTimes;

        private Counting(String feed, ZoneId zone) {
            this.feed = feed;
            this.zone = zone;
        }

        private static Optional<Counting> of(Path file, String name, Type type, String feed, ZoneId zone) {
            SourceDefinition source = new SourceDefinition(name, type, Sampler.origin(Optional.empty(), true), Map.of(), Map.of(), Map.of(),
                    Map.of(), Map.of(), Map.of(), new SumWords(List.of()), zone, BigDecimal.ONE, false, Telephony.UNTOLD, Map.of());
            Counting counting = new Counting(feed, zone);
            try (RowCursor cursor = PbxCursor.open(source, feed, LocalDate.EPOCH, Map.of(name, file), Set.of())) {
                int id = cursor.header().indexOf("call_id");
                int time = cursor.header().indexOf(feed.equals("calls") ? "arrived_at" : "from_at");
                String[] cells = cursor.next();
                while (cells != null && counting.records + counting.refused < Sampler.MOST_ROWS) {
                    counting.count(cursor.refusal().isEmpty(), id < 0 ? "" : cells[id], cells[time]);
                    cells = cursor.next();
                }
            } catch (ExtractionException | IOException e) {
                return Optional.empty();
            }
            boolean fits = counting.records > 0 && counting.refused <= MOST_REFUSED * (counting.records + counting.refused);
            return fits ? Optional.of(counting) : Optional.empty();
        }

        private void count(boolean taken, String id, String time) {
            if (!taken) {
                refused++;
                return;
            }
            records++;
            long seconds = new BigDecimal(time).longValue();
            days.add(LocalDate.ofInstant(Instant.ofEpochSecond(seconds), zone));
            Matcher timed = TIMED_ID.matcher(id);
            if (timed.matches()) {
                boolean near = Math.abs(seconds - Long.parseLong(timed.group(1))) < NEAR_SECONDS;
                ownTimes += near ? 1 : 0;
                otherTimes += near ? 0 : 1;
            }
        }
    }
}
