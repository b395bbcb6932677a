package callmart.wiring;

import callmart.config.Fault;
import callmart.config.Nearest;
import callmart.mail.RecipientBook;
import callmart.measure.WarningSteps;
import callmart.report.Text;
import callmart.report.definition.ReportDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sender and the roles that are named and not in {@code recipients.yml}, as one fault. */
final class MissingRecipients {

    private MissingRecipients() {
    }

    /** Of the reports that are made, the alert rules and {@code problems-to}, where it is not the default. */
    static Optional<Fault> of(Configuration configuration) {
        RecipientBook book = configuration.recipients();
        Map<String, Set<String>> users = users(configuration, configuration.reports().list());
        configuration.settings().delivery().problemsTo().filter(role -> !role.equals(configuration.texts().of(Text.DEFAULT_PROBLEMS_TO)))
                .ifPresent(role -> users.computeIfAbsent(role, name -> new LinkedHashSet<>()).add("callmart.delivery.problems-to"));
        return lacking(configuration, book, users, configuration.reports().list());
    }

    /** Every role, with the reports and alerts that name it. */
    static Map<String, Set<String>> users(Configuration configuration, List<ReportDefinition> reports) {
        Map<String, Set<String>> users = new LinkedHashMap<>();
        reports.stream().filter(report -> report.readers().slice().isEmpty()).forEach(report ->
                Stream.concat(report.recipients().stream(), report.cc().stream())
                .forEach(role -> users.computeIfAbsent(role, name -> new LinkedHashSet<>()).add(report.id())));
        if (configuration.configuredFeeds().contains(WarningSteps.FEED)) {
            configuration.warnings().roles()
                    .forEach(role -> users.computeIfAbsent(role, name -> new LinkedHashSet<>()).add("warnings.yml"));
        }
        configuration.alerts().list().forEach(rule ->
                users.computeIfAbsent(rule.heading().recipients(), name -> new LinkedHashSet<>()).add("alert " + rule.heading().id()));
        return users;
    }

    private static Optional<Fault> lacking(Configuration configuration, RecipientBook book, Map<String, Set<String>> users,
            List<ReportDefinition> reports) {
        users.keySet().removeAll(book.roles());
        List<String> lacks = new ArrayList<>();
        if (book.findFrom().isEmpty()) {
            lacks.add("'from', the address that mails are sent from");
        }
        if (!users.isEmpty()) {
            lacks.add("roles: " + users.entrySet().stream().map(role -> role.getKey() + ", used by "
                    + String.join(", ", role.getValue()) + Nearest.hint(role.getKey(), book.roles())).collect(Collectors.joining("; ")));
        }
        reports.forEach(report -> report.readers().burst().filter(by -> book.keys(by).isEmpty()).ifPresent(by -> lacks.add("'"
                + RecipientBook.section(by) + "', by which " + report.id() + " is divided")));
        return lacks.isEmpty() ? Optional.empty() : Optional.of(new Fault(configuration.folders().config().resolve(RecipientBook.FILE)
                .toString(), 0, "", "lacks " + String.join(" and ", lacks) + ". Write them there, or run with --no-mail"));
    }
}
