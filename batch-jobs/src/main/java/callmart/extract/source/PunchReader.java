package callmart.extract.source;

import callmart.config.Durations;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.extract.Form;
import callmart.extract.Origin;
import callmart.extract.SourceDefinition;
import callmart.feed.Feed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code punches} of a source says: that its rows are punches, of which attendance is made.
 *
 * @param at when a punch was
 * @param window how far a punch may lie from its person's shift
 * @param sameWithin punches of a shift that lie closer together are one
 */
record PunchReader(Form at, Duration window, Duration sameWithin) {

    private static final Duration WINDOW = Duration.ofHours(4);
    private static final Duration SAME_WITHIN = Duration.ofMinutes(10);
    private static final Set<String> COLUMNS = Set.of("agent_id", "name");

    /** Empty when the source has no such key, or it is faulty; faults are recorded. */
    static Optional<PunchReader> read(Feed feed, YamlMap map, boolean hasShifts) {
        return map.find("punches").flatMap(node -> {
            if (!feed.name().equals("attendance")) {
                node.fault("is a key of attendance; " + feed.name() + " cannot be made of punches");
            } else if (!hasShifts) {
                node.fault("are held against planned shifts, but the feed shifts has no source; give it one");
            }
            map.find("columns").filter(YamlNode::isMap).ifPresent(columns -> columns.entries().forEach((name, column) -> {
                if (!COLUMNS.contains(name)) {
                    column.fault("'" + name + "' is made of the punches; 'columns' of a punch log names agent_id and name");
                }
            }));
            YamlMap punches = node.map("at", "window", "same-within");
            Duration window = punches.get("window", WINDOW, Durations::readPositive);
            Duration sameWithin = punches.get("same-within", SAME_WITHIN, Durations::read);
            return punches.require("at", Optional.<Form>empty(), PunchReader::at).map(at -> new PunchReader(at, window, sameWithin));
        });
    }

    private static Optional<Form> at(YamlNode node) {
        return FormReader.read(PunchCursor.FEED, node).filter(form -> {
            if (form.rollsOver()) {
                node.fault("rolls over, but a punch has no beginning that it could roll over from; take a column that has"
                        + " the date as well");
            }
            return !form.rollsOver();
        });
    }

    /** The columns of the log itself. */
    Map<String, Form> columns(Map<String, Form> own) {
        Map<String, Form> columns = new LinkedHashMap<>(own);
        columns.put("at", at);
        return columns;
    }

    /** The attendance that the punches of a log make. */
    SourceDefinition attendance(SourceDefinition log, List<SourceDefinition> shifts) {
        return new SourceDefinition(log.place(), log.type(), new Origin.OfPunches(log, shifts, window, sameWithin), Map.of(), Map.of(),
                Map.of(), Map.of(), Map.of(), Map.of(), log.sumWords(), log.zone(), log.maxRejectRatio(), log.allowEmpty(),
                log.telephony(), log.gone());
    }
}
