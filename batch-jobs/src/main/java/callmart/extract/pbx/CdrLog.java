package callmart.extract.pbx;

import callmart.extract.DateTimes;
import callmart.extract.UnreadableValueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads Asterisk's call detail records. Which layout a row has, it says itself by its number of cells and where its dates stand; an
 * export with a header by the names there.
 */
final class CdrLog {

    private static final Map<String, String> OTHER_NAMES = Map.of("calldate", "start");
    private static final Set<String> HEADER_NAMES = Set.of("calldate", "start", "src", "dst", "dcontext", "channel", "dstchannel",
            "disposition", "uniqueid", "duration", "billsec");
    private static final int HEADER_AT_LEAST = 5;
    private static final List<String> CSV = List.of("accountcode", "src", "dst", "dcontext", "clid", "channel", "dstchannel", "lastapp",
            "lastdata", "start", "answer", "end", "duration", "billsec", "disposition", "amaflags");
    private static final List<String> NEW_COLUMNS = List.of("peeraccount", "linkedid", "sequence");
    private static final Layout CUSTOM = Layout.of("clid", "src", "dst", "dcontext", "channel", "dstchannel", "lastapp", "lastdata",
            "start", "answer", "end", "duration", "billsec", "disposition", "amaflags", "accountcode", "uniqueid", "userfield", "sequence");
    private static final List<String> TABLE = List.of("start", "clid", "src", "dst", "dcontext", "channel", "dstchannel", "lastapp",
            "lastdata", "duration", "billsec", "disposition", "amaflags", "accountcode", "uniqueid", "userfield");
    private static final List<String> FREEPBX = List.of("did", "recordingfile", "cnum", "cnam", "outbound_cnum", "outbound_cnam", "dst_cnam");
    private static final Pattern DATE = Pattern.compile("\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}[ T].*");
    private static final Pattern UNIQUE_ID = Pattern.compile("(.*-)?\\d{9,11}\\.\\d+");
    private static final Pattern CALLER = Pattern.compile(".*<([^<>]*)>\\s*");

    private final DateTimes times;
    private String source = "";
    private Layout named;

    /** @param zone zone of the times: UTC where {@code usegmtime=yes} */
    CdrLog(ZoneId zone) {
        this.times = new DateTimes(zone);
    }

    /**
     * The row's record; empty for a header line.
     *
     * @throws MalformedRowException when it is none
     */
    Optional<CdrRow> read(RawRow row) {
        if (!source.equals(row.source())) {
            source = row.source();
            boolean header = Layout.isHeader(row.cells(), HEADER_NAMES, HEADER_AT_LEAST);
            named = header ? Layout.ofHeader(row.cells(), OTHER_NAMES) : null;
            if (header) {
                return Optional.empty();
            }
        }
        if (!row.fault().isEmpty()) {
            throw new MalformedRowException(row.fault());
        }
        Layout layout = named == null ? byPosition(row) : named;
        if (named != null && row.cells().size() != named.width()) {
            throw new MalformedRowException("the row has " + row.cells().size() + " cells, the header has " + named.width()
                    + "; a delimiter or quote is missing or too many");
        }
        return Optional.of(record(row, layout));
    }

    private CdrRow record(RawRow row, Layout layout) {
        long start = time(row, layout, "start").orElseThrow(() -> new MalformedRowException("the row has no time at which the call began"));
        long end = time(row, layout, "end").orElseGet(() -> start + seconds(row, layout, "duration"));
        String disposition = layout.get(row, "disposition");
        Optional<Long> answer = layout.has("answer") ? time(row, layout, "answer")
                : disposition.equalsIgnoreCase("ANSWERED") ? Optional.of(end - seconds(row, layout, "billsec")) : Optional.empty();
        String channel = layout.get(row, "channel");
        String uniqueId = layout.get(row, "uniqueid");
        String callId = layout.get(row, "linkedid").isEmpty() ? uniqueId : layout.get(row, "linkedid");
        String caller = layout.get(row, "src");
        if (caller.isEmpty()) {
            caller = CALLER.matcher(layout.get(row, "clid")).replaceFirst("$1").strip();
        }
        return new CdrRow(row, caller, layout.get(row, "dst"), layout.get(row, "dcontext"), layout.get(row, "accountcode"), channel,
                layout.get(row, "dstchannel"), layout.get(row, "lastapp"), layout.get(row, "lastdata"), start, answer.orElse(null), end,
                disposition, callId.isEmpty() ? start / 1000 + "-" + channel : callId, uniqueId, layout.get(row, "did"));
    }

    private Optional<Long> time(RawRow row, Layout layout, String name) {
        String text = layout.get(row, name);
        if (text.isEmpty() || text.startsWith("0000-00-00")) {
            return Optional.empty();
        }
        try {
            return Optional.of(times.instant(text, null));
        } catch (UnreadableValueException e) {
            throw new MalformedRowException(name + " '" + text + "' " + e.getMessage());
        }
    }

    private static long seconds(RawRow row, Layout layout, String name) {
        String text = layout.get(row, name);
        try {
            return new BigDecimal(text).movePointRight(3).setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new MalformedRowException(name + " '" + text + "' is no number of seconds");
        }
    }

    private static Layout byPosition(RawRow row) {
        List<String> cells = row.cells();
        int size = cells.size();
        if (size >= CSV.size() && size <= 21 && isDate(cells, 9) && isDate(cells, 11)) {
            return csv(cells);
        } else if (size == CUSTOM.width() && isDate(cells, 8) && isDate(cells, 10)) {
            return CUSTOM;
        } else if (size >= TABLE.size() - 2 && isDate(cells, 0)) {
            return table(cells);
        }
        throw new MalformedRowException("the row has " + size + " cells, and dates do not stand where they do in a CDR; expected 16 to 21"
                + " cells with the start in the 10th (Master.csv) or 9th (cdr_custom), the start in the 1st (table), or a header line");
    }

    /** The optional columns are told by how many there are and by what looks like a unique id. */
    private static Layout csv(List<String> cells) {
        List<String> names = new ArrayList<>(CSV);
        int optional = cells.size() - CSV.size() - (cells.size() >= CSV.size() + NEW_COLUMNS.size() ? NEW_COLUMNS.size() : 0);
        if (optional == 2) {
            names.addAll(List.of("uniqueid", "userfield"));
        } else if (optional == 1) {
            names.add(isUniqueId(cells.get(CSV.size())) ? "uniqueid" : "userfield");
        }
        if (names.size() < cells.size()) {
            names.addAll(NEW_COLUMNS);
        }
        return Layout.ofNames(names);
    }

    /** The columns of the documented table, then FreePBX's; of those after them, the one that looks like a unique id is the linkedid. */
    private static Layout table(List<String> cells) {
        List<String> names = new ArrayList<>(TABLE);
        if (cells.size() >= TABLE.size() + FREEPBX.size()) {
            names.addAll(FREEPBX);
        }
        while (names.size() < cells.size()) {
            names.add(isUniqueId(cells.get(names.size())) ? "linkedid" : "");
        }
        return Layout.ofNames(names);
    }

    private static boolean isDate(List<String> cells, int position) {
        return DATE.matcher(cells.get(position).strip()).matches();
    }

    private static boolean isUniqueId(String cell) {
        return UNIQUE_ID.matcher(cell.strip()).matches();
    }
}
