package callmart.publish;

import callmart.report.ReportDocument;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.Delivery;
import java.io.IOException;
import java.util.List;

/** The messages that go with reports. */
public interface MessageDrafts {

    /** Those who get a message of a report of their own, as the ledger names them; at least one. */
    List<String> groups(ReportDefinition report);

    /** Keeps a report's message without its files until it is queued. @param changes what a correction says of itself */
    void draft(ReportDefinition report, ReportDocument document, int version, List<String> changes) throws IOException;

    /** Composes the message of a queued delivery again, from its new draft and files; its id stays. */
    void compose(Delivery delivery) throws IOException;
}
