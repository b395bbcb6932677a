package callmart.extract.pbx;

import callmart.extract.DateTimes;
import callmart.extract.UnreadableValueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the records of FreeSWITCH's mod_cdr_csv in its templates {@code default}, {@code example} and {@code asterisk}. */
final class SwitchLog {

    private static final Layout EXAMPLE = Layout.of("caller_id_name", "caller_id_number", "destination_number", "context", "start_stamp",
            "answer_stamp", "end_stamp", "duration", "billsec", "hangup_cause", "uuid", "bleg_uuid", "accountcode");
    private static final Layout ASTERISK = Layout.of("accountcode", "caller_id_number", "destination_number", "context", "caller_id",
            "channel_name", "bridge_channel", "last_app", "last_arg", "start_stamp", "answer_stamp", "end_stamp", "duration", "billsec",
            "hangup_cause", "amaflags", "uuid", "userfield");
    private static final Set<Integer> WIDTHS_OF_EXAMPLE = Set.of(13, 15);
    private static final Set<String> HEADER_NAMES = Set.of("caller_id_number", "destination_number", "start_stamp", "end_stamp", "uuid");
    private static final Pattern DATE = Pattern.compile("\\d{4}[-/]\\d{1,2}[-/]\\d{1,2} .*");
    private static final Pattern WITHOUT_SECONDS = Pattern.compile(".* \\d{1,2}:\\d{2}");

    private final DateTimes times;
    private String source = "";
    private Layout named;

    SwitchLog(ZoneId zone) {
        this.times = new DateTimes(zone);
    }

    /**
     * The row's record; empty for a header line.
     *
     * @throws MalformedRowException when it is none
     */
    Optional<SwitchRow> read(RawRow row) {
        if (!source.equals(row.source())) {
            source = row.source();
            boolean header = Layout.isHeader(row.cells(), HEADER_NAMES, 4);
            named = header ? Layout.ofHeader(row.cells(), Map.of()) : null;
            if (header) {
                return Optional.empty();
            }
        }
        if (!row.fault().isEmpty()) {
            throw new MalformedRowException(row.fault());
        }
        return Optional.of(record(row, named == null ? byPosition(row.cells()) : named));
    }

    private SwitchRow record(RawRow row, Layout layout) {
        long start = time(row, layout, "start_stamp").orElseThrow(() -> new MalformedRowException("the row has no start_stamp"));
        Optional<Long> answer = time(row, layout, "answer_stamp");
        long end = time(row, layout, "end_stamp").orElseThrow(() -> new MalformedRowException("the row has no end_stamp"));
        if (WITHOUT_SECONDS.matcher(layout.get(row, "start_stamp")).matches()) {
            end = start + millis(row, layout, "duration");
            long ended = end;
            answer = answer.map(known -> ended - millis(row, layout, "billsec"));
        }
        String id = layout.get(row, "uuid");
        if (id.isEmpty()) {
            throw new MalformedRowException("the row has no uuid");
        }
        return new SwitchRow(row, layout.get(row, "caller_id_number"), layout.get(row, "destination_number"), layout.get(row, "context"),
                layout.get(row, "accountcode"), layout.get(row, "bridge_channel"), start, answer.orElse(null), end, id,
                layout.get(row, "bleg_uuid"));
    }

    private Optional<Long> time(RawRow row, Layout layout, String name) {
        String text = layout.get(row, name);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(times.instant(text, null));
        } catch (UnreadableValueException e) {
            throw new MalformedRowException(name + " '" + text + "' " + e.getMessage());
        }
    }

    private static long millis(RawRow row, Layout layout, String name) {
        String text = layout.get(row, name);
        try {
            return new BigDecimal(text).movePointRight(3).setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new MalformedRowException(name + " '" + text + "' is no number of seconds");
        }
    }

    private static Layout byPosition(List<String> cells) {
        if (WIDTHS_OF_EXAMPLE.contains(cells.size()) && isDate(cells, 4) && isDate(cells, 6)) {
            return EXAMPLE;
        } else if (cells.size() == ASTERISK.width() && isDate(cells, 9) && isDate(cells, 11)) {
            return ASTERISK;
        }
        throw new MalformedRowException("the row has " + cells.size() + " cells, and dates do not stand where they do in a template of"
                + " mod_cdr_csv; expected 13 or 15 cells with the start in the 5th (default, example) or 18 with it in the 10th (asterisk);"
                + " a comma or quote in a caller's name does this too");
    }

    private static boolean isDate(List<String> cells, int position) {
        return DATE.matcher(cells.get(position).strip()).matches();
    }
}
