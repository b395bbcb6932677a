package callmart.report.definition;

import callmart.calendar.Period;
import callmart.report.DataNotes;
import callmart.report.ReportDocument;
import java.time.ZonedDateTime;

/** Builds the documents of reports. Reads datasets; writes nothing. */
public interface Assembler {

    /**
     * @param period of a kind that the definition is made for
     * @param notes where the numbers come from
     * @param asOf when the data was loaded, in the business time zone
     */
    ReportDocument assemble(ReportDefinition definition, Period period, DataNotes notes, ZonedDateTime asOf);
}
