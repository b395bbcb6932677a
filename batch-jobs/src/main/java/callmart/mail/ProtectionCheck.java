package callmart.mail;

import callmart.mail.DeliverySettings.Encryption;
import callmart.report.Format;
import callmart.report.definition.ReportCatalogue;
import callmart.report.definition.ReportDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What only recipients and reports together show: who gets a guarded report plain, and whose password does not fit its files. */
public final class ProtectionCheck {

    private ProtectionCheck() {
    }

    /** Faults are recorded where the configuration demands what it does not give. @param reports with their editions */
    public static void check(RecipientBook book, ReportCatalogue reports, Encryption encryption) {
        Set<List<String>> told = new HashSet<>();
        for (ReportDefinition report : reports.all()) {
            List<String> readers = Stream.concat(report.recipients().stream(), report.cc().stream()).filter(book::has).toList();
            reports.guarded(report).ifPresent(demand -> readers.stream()
                    .filter(name -> book.terms(name).password().isEmpty() && told.add(List.of(report.declaredId(), name)))
                    .forEach(name -> demand.fault("'" + name + "' would get " + report.declaredId()
                            + " plain: in recipients.yml give it attachments: {password: '${NAME}', since: DATE},"
                            + " or take it from the report")));
            if (encryption.form() == Encryption.Form.ZIP || report.formats().contains(Format.PDF)) {
                readers.stream().filter(name -> told.add(List.of(name))).forEach(name -> refuseOtherLetters(book.terms(name)));
            }
        }
    }

    private static void refuseOtherLetters(GroupTerms terms) {
        terms.lock().filter(lock -> !lock.password().fitsEveryFile()).ifPresent(lock -> terms.password().orElseThrow()
                .fault("a PDF or archive is not locked with such letters: take printable ASCII only"));
    }
}
