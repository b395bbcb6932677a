package callmart.extract.pbx;

import callmart.extract.SourceDefinition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the records of FreeSWITCH's mod_cdr_csv in its templates {@code default}, {@code example} and {@code asterisk}. */
final class SwitchLog {

    /** The columns that may have a pattern under {@code formats}. */
    static final List<String> TIMES = List.of("start_stamp", "answer_stamp", "end_stamp");

    private static final ColumnPositions EXAMPLE = ColumnPositions.of("caller_id_name", "caller_id_number", "destination_number", "context",
            "start_stamp", "answer_stamp", "end_stamp", "duration", "billsec", "hangup_cause", "uuid", "bleg_uuid", "accountcode");
    private static final ColumnPositions ASTERISK = ColumnPositions.of("accountcode", "caller_id_number", "destination_number", "context",
            "caller_id", "channel_name", "bridge_channel", "last_app", "last_arg", "start_stamp", "answer_stamp", "end_stamp", "duration",
            "billsec", "hangup_cause", "amaflags", "uuid", "userfield");
    private static final Set<Integer> WIDTHS_OF_EXAMPLE = Set.of(13, 15);
    private static final Set<String> HEADER_NAMES = Set.of("caller_id_number", "destination_number", "start_stamp", "end_stamp", "uuid");
    private static final int HEADER_AT_LEAST = 4;
    private static final Set<String> READ = Set.of("start_stamp", "answer_stamp", "end_stamp", "duration", "billsec", "uuid",
            "caller_id_number", "destination_number", "context", "accountcode", "bridge_channel", "bleg_uuid");

    private final CdrCells cells;

    /** @param near years of two digits are those around this day */
    SwitchLog(SourceDefinition definition, LocalDate near) {
        this.cells = new CdrCells(new LogTimes(definition.zone(), definition.formats(), Map.of(), near), HEADER_NAMES, HEADER_AT_LEAST,
                Map.of());
    }

    /**
     * The row's record; empty for a header line.
     *
     * @throws MalformedRowException when the row is not such a record
     */
    Optional<SwitchRow> read(RawRow row) {
        return cells.layout(row, this::byPosition).map(layout -> record(row, layout));
    }

    /** The columns that records are made of; none when the row is not a header. */
    static List<String> ownColumns(List<String> cells) {
        return ColumnPositions.own(cells, HEADER_NAMES, HEADER_AT_LEAST, Map.of(), READ);
    }

    private SwitchRow record(RawRow row, ColumnPositions layout) {
        long start = cells.time(row, layout, "start_stamp").orElseThrow(() -> new MalformedRowException("the row has no start_stamp"));
        Optional<Long> answer = cells.time(row, layout, "answer_stamp");
        long end = cells.time(row, layout, "end_stamp").orElseThrow(() -> new MalformedRowException("the row has no end_stamp"));
        if (CdrCells.isWithoutSeconds(row, layout, "start_stamp")) {
            end = start + CdrCells.duration(row, layout, "duration");
            long ended = end;
            answer = answer.map(known -> ended - CdrCells.duration(row, layout, "billsec"));
        }
        String id = layout.get(row, "uuid");
        if (id.isEmpty()) {
            throw new MalformedRowException("the row has no uuid");
        }
        return new SwitchRow(row, layout.get(row, "caller_id_number"), layout.get(row, "destination_number"), layout.get(row, "context"),
                layout.get(row, "accountcode"), layout.get(row, "bridge_channel"), start, answer.orElse(null), end, id,
                layout.get(row, "bleg_uuid"));
    }

    private ColumnPositions byPosition(List<String> cells) {
        if (WIDTHS_OF_EXAMPLE.contains(cells.size()) && this.cells.isDate(cells, 4) && this.cells.isDate(cells, 6)) {
            return EXAMPLE;
        } else if (cells.size() == ASTERISK.width() && this.cells.isDate(cells, 9) && this.cells.isDate(cells, 11)) {
            return ASTERISK;
        }
        throw new MalformedRowException("the row has " + cells.size() + " cells, and dates do not stand where they do in a template of"
                + " mod_cdr_csv; expected 13 or 15 cells with the start in the 5th (default, example) or 18 with it in the 10th (asterisk);"
                + " a comma or quote in a caller's name does this too");
    }
}
