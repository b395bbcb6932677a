package callmart.mail;

import callmart.report.definition.ReportDefinition;
import java.util.List;

/** A report as those get it who read it under the same password. */
record Reading(ReportDefinition report, ReaderClass readers) {

    /** Of a report, one for each class of its readers. */
    static List<Reading> of(ReportDefinition report, RecipientBook book) {
        return ReaderClass.of(report, book).stream().map(readers -> new Reading(report, readers)).toList();
    }
}
