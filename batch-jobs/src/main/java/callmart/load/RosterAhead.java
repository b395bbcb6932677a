package callmart.load;

import callmart.extract.DayReader;
import callmart.extract.ExtractionException;
import callmart.extract.Reject;
import callmart.extract.Sink;
import callmart.extract.SourceDefinition;
import callmart.extract.TypedRow;
import callmart.feed.Column;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.warehouse.RowBinaryWriter;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads from the sources of shifts what is planned for days to come into {@code rosters}. A day whose file is not there yet keeps what was
 * read of it before. Nothing of it counts as loaded.
 * Decision 287.
 */
public final class RosterAhead {

    private static final Logger LOG = LoggerFactory.getLogger(RosterAhead.class);
    private static final Feed SHIFTS = Feeds.get("shifts");
    private static final List<String> READ = List.of("agent_id", "starts_at", "ends_at", "team");
    private static final Map<String, String> TYPES = types();

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>(Map.of("for_day", "Date"));
        types.put("agent_id", "String");
        types.put("starts_at", "DateTime64(3, 'UTC')");
        types.put("ends_at", "DateTime64(3, 'UTC')");
        types.put("team", "Nullable(String)");
        return types;
    }

    private final Warehouse warehouse;
    private final DayReader reader;
    private final List<SourceDefinition> sources;

    /** @param sources of shifts; empty when there are none */
    public RosterAhead(Warehouse warehouse, DayReader reader, List<SourceDefinition> sources) {
        this.warehouse = warehouse;
        this.reader = reader;
        this.sources = List.copyOf(sources);
    }

    /** A shift as it was read. @param team null when it names none */
    private record Planned(String agent, long startsAt, long endsAt, String team) {
    }

    /** Reads the days from the first to the last, included; none where the last comes before the first. */
    public void read(LocalDate first, LocalDate last) {
        if (sources.isEmpty()) {
            return;
        }
        Map<LocalDate, String> unread = new TreeMap<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            try {
                store(day, planned(day));
            } catch (IOException | ExtractionException e) {
                unread.put(day, e.getMessage());
            }
        }
        if (!unread.isEmpty()) {
            LOG.info("shifts of {} are not read ahead; the first because: {}", unread.keySet(), unread.values().iterator().next());
        }
    }

    private List<Planned> planned(LocalDate day) throws IOException {
        List<Integer> places = READ.stream().map(SHIFTS.columns().stream().map(Column::name).toList()::indexOf).toList();
        List<Planned> shifts = new ArrayList<>();
        reader.run(SHIFTS, day, sources, new Sink() {
            @Override
            public void accepted(TypedRow row) {
                shifts.add(new Planned(row.text(places.get(0)), row.number(places.get(1)), row.number(places.get(2)),
                        row.isPresent(places.get(3)) ? row.text(places.get(3)) : null));
            }

            @Override
            public void rejected(Reject reject) {
                LOG.info("a shift of {} is not read ahead: {}", day, reject);
            }
        });
        return shifts.stream().distinct().toList();
    }

    private void store(LocalDate day, List<Planned> shifts) {
        if (shifts.isEmpty()) {
            return;
        }
        warehouse.execute("ALTER TABLE rosters DROP PARTITION '" + day + "'");
        warehouse.insertRowBinary("rosters", TYPES, out -> {
            for (Planned shift : shifts) {
                write(out, day, shift);
            }
        });
    }

    private static void write(RowBinaryWriter out, LocalDate day, Planned shift) throws IOException {
        out.writeDate(day);
        out.writeString(shift.agent());
        out.writeDateTime64(shift.startsAt());
        out.writeDateTime64(shift.endsAt());
        out.writeNullableString(shift.team());
    }
}
