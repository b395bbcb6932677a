package callmart.extract.pbx;

import callmart.extract.ExtractionException;
import callmart.extract.SourceDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the events of a queue log: of the file that Asterisk writes ({@code epoch|callid|queue|agent|event|…}), of exports of the
 * realtime table with {@code data1} … {@code data5} or one {@code data}, with and without header, and of exports with
 * {@code date_time}, {@code type} and {@code param1} …
 * Decision 39.
 */
final class QueueLog {

    private static final Map<String, String> OTHER_NAMES = Map.of("queuename", "queue", "queue_name", "queue", "type", "agent",
            "verb", "event", "date_time", "epoch", "created", "time", "data", "data1");
    /** The columns that may have a pattern under {@code formats}. */
    static final List<String> TIMES = List.of("time", "date_time", "created");

    private static final Set<String> HEADER_NAMES = Set.of("time", "date_time", "callid", "queuename", "queue_name", "queue", "agent",
            "type", "event", "verb", "data", "data1", "param1");
    private static final int HEADER_AT_LEAST = 4;
    private static final Set<String> READ = Set.of("epoch", "time", "callid", "queue", "agent", "event", "data1", "data2", "data3", "data4",
            "data5", "param1", "param2", "param3", "param4", "param5", "ttime");
    private static final Set<String> EVENTS = Set.of("QUEUESTART", "CONFIGRELOAD", "ENTERQUEUE", "CONNECT", "COMPLETEAGENT",
            "COMPLETECALLER", "ABANDON", "EXITEMPTY", "EXITWITHTIMEOUT", "EXITWITHKEY", "WITHDRAW", "RINGNOANSWER", "RINGCANCELED",
            "TRANSFER", "BLINDTRANSFER", "ATTENDEDTRANSFER", "AGENTDUMP", "SYSCOMPAT", "ADDMEMBER", "REMOVEMEMBER", "PAUSE", "UNPAUSE",
            "PAUSEALL", "UNPAUSEALL", "PENALTY", "RINGINUSE", "AGENTLOGIN", "AGENTLOGOFF", "AGENTCALLBACKLOGIN", "AGENTCALLBACKLOGOFF",
            "OUTCALL", "DID", "INFO", "WRAPUPSTART", "CLOSED", "FULL", "JOINEMPTY", "LEAVEEMPTY", "DIVERT_CA_RATIO", "DIVERT_HOLDTIME",
            "OUTDIAL", "OUTANSWER");
    private static final int EVENT_OF_FILE = 4;

    /** The narrowest column of a table that parameters are known to be written into. */
    private static final int NARROWEST = 20;

    private final LogTimes times;
    private final AgentNames agents;
    private final ZoneId zone;
    private final boolean inOrder;
    private String source = "";
    private ColumnPositions layout;
    private long latest = Long.MIN_VALUE;

    /**
     * @param near years of two digits are those around this day
     * @param inOrder whether to fail when a source's events go back in time, as calls and states that are made of them would be wrong
     */
    QueueLog(SourceDefinition definition, LocalDate near, boolean inOrder) {
        this.times = new LogTimes(definition.zone(), definition.formats(), OTHER_NAMES, near);
        this.agents = new AgentNames(definition.telephony().agents());
        this.zone = definition.zone();
        this.inOrder = inOrder;
    }

    /**
     * The row's event; empty for a header line.
     *
     * @throws MalformedRowException when the row is not such an event
     * @throws ExtractionException when the first row shows that this is not a queue log
     */
    Optional<QueueEvent> read(RawRow row) {
        if (!row.fault().isEmpty()) {
            throw new MalformedRowException(row.fault());
        }
        if (!source.equals(row.source())) {
            source = row.source();
            latest = Long.MIN_VALUE;
            boolean header = isHeader(row);
            layout = header ? ColumnPositions.ofHeader(row.cells(), OTHER_NAMES) : byPosition(row);
            if (header) {
                return Optional.empty();
            }
        }
        QueueEvent event = event(row);
        if (inOrder) {
            requireOrder(event);
        }
        return Optional.of(event);
    }

    /** Whether the clock showed a time twice, because it was set back. */
    boolean isTwice(long millis) {
        return zone.getRules().getValidOffsets(local(millis)).size() > 1;
    }

    private void requireOrder(QueueEvent event) {
        if (event.millis() + LogOrder.DISORDER < latest && !isTwice(event.millis())) {
            throw new ExtractionException(event.row().source() + " is not a queue log in the order of time: line " + event.row().line()
                    + " is of " + local(event.millis()) + ", after one of "
                    + local(latest)
                    + "; have it exported with ORDER BY time, or ask for it so in the query, and run the day again; nothing of it was "
                    + "loaded");
        }
        latest = Math.max(latest, event.millis());
    }

    private LocalDateTime local(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
    }

    static boolean isHeader(RawRow row) {
        return ColumnPositions.isHeader(row.cells(), HEADER_NAMES, HEADER_AT_LEAST);
    }

    /** The columns that events are made of; none when the row is not a header. */
    static List<String> ownColumns(List<String> cells) {
        return ColumnPositions.own(cells, HEADER_NAMES, HEADER_AT_LEAST, OTHER_NAMES, READ);
    }

    private QueueEvent event(RawRow row) {
        String name = layout.get(row, "event").toUpperCase(Locale.ROOT);
        String callId = layout.get(row, "callid");
        if (name.isEmpty() || callId.isEmpty()) {
            throw new MalformedRowException("the row has no " + (callId.isEmpty() ? "call id" : "event")
                    + "; expected time, call id, queue, agent and event: it was cut off, or written by something else");
        }
        return new QueueEvent(row, millis(row), callId, layout.get(row, "queue"), agents.of(layout.get(row, "agent")), name,
                layout.get(row, "ttime"), parameters(row));
    }

    private long millis(RawRow row) {
        String column = layout.get(row, "epoch").isEmpty() ? "time" : "epoch";
        return times.millis(column, layout.get(row, column));
    }

    /**
     * All parameters one after the other; what is packed into one column is taken apart. A number that ends the one column of all
     * parameters is left out, as the column may have been too narrow for it and then it is another number.
     */
    private List<String> parameters(RawRow row) {
        List<String> parameters = new ArrayList<>();
        if (layout.has("parameters")) {
            row.cells().stream().skip(layout.width()).forEach(cell -> parameters.addAll(List.of(cell.split("\\|", -1))));
        }
        for (String prefix : List.of("data", "param")) {
            for (int i = 1; layout.has(prefix + i); i++) {
                parameters.addAll(List.of(layout.get(row, prefix + i).split("\\|", -1)));
            }
        }
        if (layout.has("data1") && !layout.has("data2") && layout.get(row, "data1").length() >= NARROWEST
                && parameters.size() > 1 && parameters.get(parameters.size() - 1).matches("[0-9]+")) {
            parameters.remove(parameters.size() - 1);
        }
        return parameters;
    }

    /** Without a header: the event is the cell that is a known one, and the others stand around it. */
    private static ColumnPositions byPosition(RawRow first) {
        int event = -1;
        for (int i = EVENT_OF_FILE; i < first.cells().size() && event < 0; i++) {
            event = EVENTS.contains(first.cells().get(i).strip().toUpperCase(Locale.ROOT)) ? i : -1;
        }
        if (event < 0 && first.text().indexOf('|') > 0) {
            event = EVENT_OF_FILE;
        }
        if (event < 0) {
            throw new ExtractionException(first.source() + " is not a queue log that can be read: line " + first.line() + " has none of"
                    + " its events. Expected lines epoch|callid|queue|agent|event|…, or an export of the table queue_log with the"
                    + " columns time, callid, queuename, agent, event, data1 … data5; correct 'path' of this source in sources.yml");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < event - EVENT_OF_FILE; i++) {
            names.add("");
        }
        names.addAll(List.of("time", "callid", "queue", "agent", "event"));
        return ColumnPositions.ofNames(names).withRest("parameters");
    }
}
