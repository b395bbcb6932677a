package callmart.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A record that changes: each save keeps what its cells hold by then. */
final class Life {

    /** The cell of the time of a version in every system of the centre. */
    static final String UPDATED_AT = "updated_at";

    private final Map<String, Object> cells = new LinkedHashMap<>();
    private final List<Map<String, Object>> versions = new ArrayList<>();
    private LocalDateTime last = LocalDateTime.MIN;

    Life set(String cell, Object value) {
        cells.put(cell, value);
        return this;
    }

    /** Keeps a version; one that would not be later than the one before is put a second after it. */
    Life save(LocalDateTime at) {
        last = at.isAfter(last) ? at : last.plusSeconds(1);
        cells.put(UPDATED_AT, last);
        versions.add(Collections.unmodifiableMap(new LinkedHashMap<>(cells)));
        return this;
    }

    /** What the cell holds now; null when nothing. */
    Object get(String cell) {
        return cells.get(cell);
    }

    /** What the cell came to hold, by when: of the versions that hold something, those that differ from the one before. */
    SortedMap<LocalDateTime, Object> changes(String cell) {
        SortedMap<LocalDateTime, Object> changes = new TreeMap<>();
        Object before = null;
        for (Map<String, Object> version : versions) {
            Object value = version.get(cell);
            if (value != null && !value.equals(before)) {
                changes.put((LocalDateTime) version.get(UPDATED_AT), value);
                before = value;
            }
        }
        return changes;
    }

    /** When the last version was kept. */
    LocalDateTime lastSaved() {
        return last;
    }

    /** Adds the versions of a day to a list. */
    void addVersionsOf(LocalDate day, List<Map<String, Object>> list) {
        if (last.toLocalDate().isBefore(day)) {
            return;
        }
        for (Map<String, Object> version : versions) {
            if (((LocalDateTime) version.get(UPDATED_AT)).toLocalDate().equals(day)) {
                list.add(version);
            }
        }
    }
}
