package callmart.extract;

import callmart.config.EnumWord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One source of one feed, as {@code sources.yml} writes it.
 *
 * @param place file and line of the entry, for messages
 * @param type how the source is read
 * @param origin where its rows lie
 * @param columns canonical column to where its value comes from; a column that is not named keeps its canonical name
 * @param formats source header to java.time pattern
 * @param units source header to what its durations, or numbers of hours and minutes, are counted in
 * @param absent source header to the values that mean no value
 * @param where source header to the values of the rows that are wanted
 * @param values canonical column to source value to canonical value, empty meaning absent
 * @param sumWords the words that tell a sum or footer row, of {@code sum-rows.yml}
 * @param zone zone of the local times in the source
 * @param maxRejectRatio share of the day's rows that may be rejected, 0 to 1
 * @param allowEmpty whether a missing file is an empty day and no failure
 * @param telephony what only logs of telephone systems need to be told
 * @param gone columns that the source delivered once and does no longer, with the first day without them
 */
public record SourceDefinition(String place, Type type, Origin origin, Map<String, Form> columns,
        Map<String, String> formats, Map<String, DurationUnit> units, Map<String, Set<String>> absent, Map<String, Set<String>> where,
        Map<String, Map<String, Optional<String>>> values, SumWords sumWords, ZoneId zone, BigDecimal maxRejectRatio, boolean allowEmpty,
        Telephony telephony, Map<String, LocalDate> gone) {

    /** The kinds of source that this version reads. */
    public enum Type {
        CSV, XLSX, XLS, JDBC, ASTERISK_CDR, ASTERISK_QUEUE_LOG, FREESWITCH_CDR;

        /** Whether a source of this kind can deliver a feed. */
        public boolean feeds(String feed) {
            return this == CSV || isWorkbook() || this == JDBC || feed.equals("calls") || this == ASTERISK_QUEUE_LOG
                    && feed.equals("agent_states");
        }

        /** Whether it is a telephone system's log, which lies in files or in a table. */
        public boolean isTelephoneSystem() {
            return this == ASTERISK_CDR || this == ASTERISK_QUEUE_LOG || this == FREESWITCH_CDR;
        }

        /** Whether a spreadsheet made the file, which shortens what it takes for a number. */
        boolean isWorkbook() {
            return this == XLSX || this == XLS;
        }
    }

    public SourceDefinition {
        columns = inOrder(columns);
        formats = inOrder(formats);
        units = inOrder(units);
        absent = inOrder(absent);
        where = inOrder(where);
        values = inOrder(values);
        gone = inOrder(gone);
    }

    /** A copy in the given order, so that messages and fingerprints are the same in every run. */
    private static <V> Map<String, V> inOrder(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** What is the same from day to day: the kind, and the path or query that is read. */
    public String name() {
        if (origin instanceof Origin.OfPunches punches) {
            return punches.log().name();
        }
        String place = origin instanceof Origin.InFiles files ? files.path().text() + files.sheet().map(sheet -> " " + sheet).orElse("")
                : ((Origin.InDatabase) origin).query().name();
        return EnumWord.dashed(type) + " " + place;
    }

    /** How a sheet with a column for each day writes its days; empty when the source is none. */
    public Optional<DayPattern> dayPattern() {
        return columns.values().stream().flatMap(Form::all).filter(Form.ColumnPerDay.class::isInstance)
                .map(form -> ((Form.ColumnPerDay) form).pattern()).findFirst();
    }

    /** The headers that the mapping names, without repetition. */
    public List<String> mappedHeaders() {
        return columns.values().stream().flatMap(Form::headers).distinct().toList();
    }
}
