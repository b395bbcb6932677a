package callmart.extract.pbx;

import callmart.extract.SourceDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads Asterisk's call detail records. A row's layout is told by the number of its cells and by where its dates stand, that of an export
 * with a header by the names there.
 */
final class CdrLog {

    private static final Map<String, String> OTHER_NAMES = Map.of("calldate", "start");
    /** The columns that may have a pattern under {@code formats}. */
    static final List<String> TIMES = List.of("calldate", "start", "answer", "end");

    private static final Set<String> HEADER_NAMES = Set.of("calldate", "start", "src", "dst", "dcontext", "channel", "dstchannel",
            "disposition", "uniqueid", "duration", "billsec");
    private static final int HEADER_AT_LEAST = 5;
    private static final Set<String> READ = Set.of("start", "end", "duration", "disposition", "answer", "billsec", "channel", "linkedid",
            "uniqueid", "src", "clid", "dst", "dcontext", "accountcode", "dstchannel", "lastapp", "lastdata", "did");
    private static final List<String> CSV = List.of("accountcode", "src", "dst", "dcontext", "clid", "channel", "dstchannel", "lastapp",
            "lastdata", "start", "answer", "end", "duration", "billsec", "disposition", "amaflags");
    private static final List<String> NEW_COLUMNS = List.of("peeraccount", "linkedid", "sequence");
    private static final ColumnPositions CUSTOM = ColumnPositions.of("clid", "src", "dst", "dcontext", "channel", "dstchannel", "lastapp",
            "lastdata", "start", "answer", "end", "duration", "billsec", "disposition", "amaflags", "accountcode", "uniqueid", "userfield",
            "sequence");
    private static final List<String> TABLE = List.of("start", "clid", "src", "dst", "dcontext", "channel", "dstchannel", "lastapp",
            "lastdata", "duration", "billsec", "disposition", "amaflags", "accountcode", "uniqueid", "userfield");
    private static final List<String> FREEPBX = List.of("did", "recordingfile", "cnum", "cnam", "outbound_cnum", "outbound_cnam",
            "dst_cnam");
    private static final Pattern UNIQUE_ID = Pattern.compile("(.*-)?\\d{9,11}\\.\\d+");
    private static final Pattern CALLER = Pattern.compile(".*<([^<>]*)>\\s*");

    private final CdrCells cells;

    /** @param near years of two digits are those around this day */
    CdrLog(SourceDefinition definition, LocalDate near) {
        this.cells = new CdrCells(new LogTimes(definition.zone(), definition.formats(), OTHER_NAMES, near), HEADER_NAMES, HEADER_AT_LEAST,
                OTHER_NAMES);
    }

    /**
     * The row's record; empty for a header line.
     *
     * @throws MalformedRowException when the row is not such a record
     */
    Optional<CdrRow> read(RawRow row) {
        return cells.layout(row, this::byPosition).map(layout -> record(row, layout));
    }

    /** The columns that records are made of; none when the row is not a header. */
    static List<String> ownColumns(List<String> cells) {
        return ColumnPositions.own(cells, HEADER_NAMES, HEADER_AT_LEAST, OTHER_NAMES, READ);
    }

    private CdrRow record(RawRow row, ColumnPositions layout) {
        long start = cells.time(row, layout, "start").orElseThrow(() ->
                new MalformedRowException("the row has no time at which the call began"));
        boolean byDurations = layout.has("duration") && layout.has("billsec") && CdrCells.isWithoutSeconds(row, layout, "start");
        long end = (byDurations ? Optional.<Long>empty() : cells.time(row, layout, "end"))
                .orElseGet(() -> start + CdrCells.duration(row, layout, "duration"));
        String disposition = layout.get(row, "disposition");
        Optional<Long> answer = layout.has("answer") ? cells.time(row, layout, "answer")
                .map(told -> byDurations ? end - CdrCells.duration(row, layout, "billsec") : told)
                : disposition.equalsIgnoreCase("ANSWERED") ? Optional.of(end - CdrCells.duration(row, layout, "billsec"))
                : Optional.empty();
        String channel = layout.get(row, "channel");
        String uniqueId = layout.get(row, "uniqueid");
        String callId = layout.get(row, "linkedid").isEmpty() ? uniqueId : layout.get(row, "linkedid");
        String caller = layout.get(row, "src");
        if (caller.isEmpty()) {
            caller = CALLER.matcher(layout.get(row, "clid")).replaceFirst("$1").strip();
        }
        return new CdrRow(row, caller, layout.get(row, "dst"), layout.get(row, "dcontext"), layout.get(row, "accountcode"), channel,
                layout.get(row, "dstchannel"), layout.get(row, "lastapp"), layout.get(row, "lastdata"), start, answer.orElse(null), end,
                disposition, callId.isEmpty() ? start / 1000 + "-" + channel : callId, !layout.get(row, "linkedid").isEmpty(), uniqueId,
                layout.get(row, "did"));
    }

    private ColumnPositions byPosition(List<String> cells) {
        int size = cells.size();
        if (size >= CSV.size() && size <= 21 && this.cells.isDate(cells, 9) && this.cells.isDate(cells, 11)) {
            return csv(cells);
        } else if (size == CUSTOM.width() && this.cells.isDate(cells, 8) && this.cells.isDate(cells, 10)) {
            return CUSTOM;
        } else if (size >= TABLE.size() - 2 && this.cells.isDate(cells, 0)) {
            return table(cells);
        }
        throw new MalformedRowException("the row has " + size + " cells, and dates do not stand where they do in a CDR; expected 16 to 21"
                + " cells with the start in the 10th (Master.csv) or 9th (cdr_custom), the start in the 1st (table), or a header line");
    }

    /** The optional columns are told by how many there are and by what looks like a unique id. */
    private static ColumnPositions csv(List<String> cells) {
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
        return ColumnPositions.ofNames(names);
    }

    /** The columns of the documented table, then FreePBX's; of those after them, the one that looks like a unique id is the linkedid. */
    private static ColumnPositions table(List<String> cells) {
        List<String> names = new ArrayList<>(TABLE);
        if (cells.size() >= TABLE.size() + FREEPBX.size()) {
            names.addAll(FREEPBX);
        }
        while (names.size() < cells.size()) {
            names.add(isUniqueId(cells.get(names.size())) ? "linkedid" : "");
        }
        return ColumnPositions.ofNames(names);
    }

    private static boolean isUniqueId(String cell) {
        return UNIQUE_ID.matcher(cell.strip()).matches();
    }
}
