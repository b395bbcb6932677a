package callmart.report.definition;

import callmart.calendar.Period;
import callmart.report.DataNotes;
import callmart.report.ReportDocument;
import java.time.ZonedDateTime;

/** Builds the documents of the reports of one layout. Reads datasets; writes nothing. */
public interface Assembler {

    /**
     * @param definition of the layout that this builds
     * @param period of a kind that the definition is made for
     * @param notes where the numbers come from
     * @param asOf when the data was loaded, in the business time zone
     */
    ReportDocument assemble(ReportDefinition definition, Period period, DataNotes notes, ZonedDateTime asOf);
}
