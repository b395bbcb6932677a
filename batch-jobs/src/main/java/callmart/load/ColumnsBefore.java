package callmart.load;

import callmart.runlog.ColumnLog;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which columns the sources of a feed delivered before a load. Asked once for all feeds that a run loads of a day, and again for one that
 it
 * loads a second time. May be used by several threads.
 * Decision 296.
 */
final class ColumnsBefore {

    private final ColumnLog log;
    private final Set<String> handedOut = new HashSet<>();
    private String run = "";
    private LocalDate day = LocalDate.MIN;
    private Map<String, Map<String, Map<String, LocalDate>>> lastDays = Map.of();

    ColumnsBefore(ColumnLog log) {
        this.log = log;
    }

    /** Source to column to the last day, up to the given one, on which the source delivered it in each of its files. */
    synchronized Map<String, Map<String, LocalDate>> of(String feed, LocalDate ofDay, String ofRun) {
        if (!ofRun.equals(run) || !ofDay.equals(day) || handedOut.contains(feed)) {
            lastDays = log.lastDays(ofDay);
            run = ofRun;
            day = ofDay;
            handedOut.clear();
        }
        handedOut.add(feed);
        return lastDays.getOrDefault(feed, Map.of());
    }
}
