package callmart.measure;

import callmart.measure.SqlFiles.SqlFile;
import callmart.runlog.CheckResult;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs the reconciliation checks of {@code sql/checks} on a business day. A check is a query that yields one row, with the
 * column {@code detail}, for each thing that does not agree; its first line says {@code severity: fail} or {@code warn}.
 */
public final class Checks {

    private static final Pattern SEVERITY = Pattern.compile("\\A-- severity: (fail|warn)\\R");
    private static final int DETAILS_SHOWN = 5;

    private record Check(String name, CheckResult.Severity severity, String sql) {
    }

    private final Warehouse warehouse;
    private final ZoneId zone;
    private final List<Check> checks;

    /**
     * @param sql the product's {@code sql} folder
     * @throws IllegalStateException when a check does not say its severity
     */
    public Checks(Warehouse warehouse, Path sql, ZoneId zone) {
        this.warehouse = warehouse;
        this.zone = zone;
        this.checks = SqlFiles.list(sql.resolve("checks")).stream().map(Checks::parse).toList();
    }

    /** Runs all checks on a day, in one question to the warehouse. */
    public List<CheckResult> run(LocalDate day) {
        Map<String, List<String>> details = new HashMap<>();
        warehouse.forEach(checks.stream().map(check -> "(SELECT '" + check.name() + "' AS check_name, detail FROM (" + check.sql()
                + "\n) LIMIT " + (DETAILS_SHOWN + 1) + ")").collect(Collectors.joining(" UNION ALL ")),
                Map.of("day", day, "tz", zone.getId()),
                row -> details.computeIfAbsent(row.string("check_name"), name -> new ArrayList<>()).add(row.string("detail")));
        return checks.stream().map(check -> result(check, day, details.getOrDefault(check.name(), List.of()))).toList();
    }

    private static Check parse(SqlFile file) {
        Matcher matcher = SEVERITY.matcher(file.text());
        if (!matcher.find()) {
            throw new IllegalStateException("sql/checks/" + file.name()
                    + ".sql does not begin with '-- severity: fail' or '-- severity: warn'");
        }
        return new Check(file.name(), CheckResult.Severity.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), file.text());
    }

    private static CheckResult result(Check check, LocalDate day, List<String> details) {
        String shown = String.join("; ", details.subList(0, Math.min(DETAILS_SHOWN, details.size())));
        return new CheckResult(check.name(), day, check.severity(), details.isEmpty(),
                details.size() > DETAILS_SHOWN ? shown + "; …" : shown);
    }
}
