package callmart.wiring;

import callmart.config.EnumWord;
import callmart.config.Fault;
import callmart.config.Faults;
import callmart.config.Nearest;
import callmart.contract.Contract;
import callmart.contract.Contracts;
import callmart.contract.Covers;
import callmart.mail.RecipientBook;
import callmart.publish.WarehouseDatasets;
import callmart.report.definition.BurstKey;
import callmart.report.definition.ReportDefinition;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The editions that there are: for each key of {@code recipients.yml} those of the reports that are divided by its kind. Decision 330. */
final class Editions {

    private Editions() {
    }

    /** By what reports are divided, the keys that have readers, each with the rows that belong to it; a vendor's are what it covers. */
    static Map<BurstKey, Map<String, Map<BurstKey, Set<String>>>> keys(RecipientBook recipients, Contracts contracts) {
        Map<BurstKey, Map<String, Map<BurstKey, Set<String>>>> keys = new EnumMap<>(BurstKey.class);
        for (BurstKey by : BurstKey.values()) {
            Map<String, Map<BurstKey, Set<String>>> rows = new LinkedHashMap<>();
            recipients.keys(by).forEach(key -> rows.put(key, by == BurstKey.VENDOR ? covered(key, contracts) : Map.of(by, Set.of(key))));
            keys.put(by, rows);
        }
        return keys;
    }

    private static Map<BurstKey, Set<String>> covered(String vendor, Contracts contracts) {
        List<Covers> covers = contracts.list().stream().filter(contract -> contract.vendor().id().equals(vendor))
                .map(Contract::covers).toList();
        if (covers.isEmpty()) {
            return Map.of(BurstKey.TEAM, Set.of());
        }
        Map<BurstKey, Set<String>> rows = new EnumMap<>(BurstKey.class);
        if (covers.stream().noneMatch(one -> one.kind() == Covers.Kind.ALL)) {
            covers.forEach(one -> rows.computeIfAbsent(one.kind() == Covers.Kind.TEAMS ? BurstKey.TEAM : BurstKey.QUEUE,
                    by -> new TreeSet<>()).addAll(one.names()));
        }
        return rows;
    }

    /** Records vendors without a contract, and reports whose queries do not tell whose their rows are. */
    static void check(Configuration configuration, Faults faults) {
        Set<String> vendors = configuration.contracts().list().stream().map(contract -> contract.vendor().id())
                .collect(Collectors.toCollection(TreeSet::new));
        configuration.recipients().keys(BurstKey.VENDOR).stream().filter(vendor -> !vendors.contains(vendor)).forEach(unknown ->
                faults.add(new Fault(configuration.folders().config().resolve(RecipientBook.FILE).toString(), 0,
                        RecipientBook.section(BurstKey.VENDOR), "no contract is with a vendor '" + unknown + "'"
                                + Nearest.hint(unknown, vendors))));
        for (ReportDefinition report : configuration.reports().all()) {
            report.readers().burst().filter(by -> !report.readers().outlook().isEmpty() && configuration.recipients().keys(by)
                    .contains(ReportDefinition.OUTLOOK)).ifPresent(by -> faults.add(new Fault(configuration.folders().config()
                    .resolve(RecipientBook.FILE).toString(), 0, RecipientBook.section(by) + "." + ReportDefinition.OUTLOOK,
                    "the edition of " + report.id() + " with the outlook of penalties is called so; write the key otherwise")));
            report.readers().burst().ifPresent(by -> WarehouseDatasets.lacks(report, by, configuration.folders()).forEach(lack ->
                    faults.add(new Fault(configuration.folders().config().resolve("reports.yml").toString(), 0, report.id() + ".burst",
                            "the report cannot be divided by " + EnumWord.of(by) + ": " + lack))));
        }
    }
}
