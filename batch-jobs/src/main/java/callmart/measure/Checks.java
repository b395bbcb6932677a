package callmart.measure;

import callmart.measure.SqlFiles.SqlFile;
import callmart.runlog.CheckResult;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the reconciliation checks of {@code sql/checks} on a business day. A check is a query that yields one row, with the
 * column {@code detail}, for each thing that does not agree. Its first line says {@code severity: fail} or {@code warn}, its second the
 * feeds whose reports depend on it, or {@code uses: *} when each row names its feed in the column {@code feed}.
 */
public final class Checks {

    private static final Pattern HEADER = Pattern.compile("\\A-- severity: (fail|warn)\\R-- uses: (\\*|[a-z_]+(?:, [a-z_]+)*)\\R");
    private static final String OF_THE_ROW = "*";
    private static final int DETAILS_SHOWN = 5;

    /** @param uses feeds; empty when each row names its own */
    private record Check(String name, CheckResult.Severity severity, List<String> uses, String sql) {
    }

    private final Warehouse warehouse;
    private final ZoneId zone;
    private final List<Check> checks;

    /**
     * @param sql the product's {@code sql} folder
     * @throws IllegalStateException when a check does not say its severity and what it uses
     */
    public Checks(Warehouse warehouse, Path sql, ZoneId zone) {
        this.warehouse = warehouse;
        this.zone = zone;
        this.checks = SqlFiles.list(sql.resolve("checks")).stream().map(Checks::parse).toList();
    }

    public List<CheckResult> run(LocalDate day) {
        return checks.stream().map(check -> run(check, day)).toList();
    }

    private static Check parse(SqlFile file) {
        Matcher matcher = HEADER.matcher(file.text());
        if (!matcher.find()) {
            throw new IllegalStateException("sql/checks/" + file.name() + ".sql does not begin with '-- severity: fail' or"
                    + " '-- severity: warn' and in the second line '-- uses: ' and feeds, or *");
        }
        String uses = matcher.group(2);
        return new Check(file.name(), CheckResult.Severity.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
                uses.equals(OF_THE_ROW) ? List.of() : List.of(uses.split(", ")), file.text());
    }

    private CheckResult run(Check check, LocalDate day) {
        List<String> details = new ArrayList<>();
        TreeSet<String> feeds = new TreeSet<>();
        warehouse.forEach(check.sql(), Map.of("day", day, "tz", zone.getId()), row -> {
            if (check.uses().isEmpty()) {
                feeds.add(row.string("feed"));
            }
            if (details.size() <= DETAILS_SHOWN) {
                details.add(row.string("detail"));
            }
        });
        List<String> uses = Stream.concat(check.uses().stream(), feeds.stream()).toList();
        String shown = String.join("; ", details.subList(0, Math.min(DETAILS_SHOWN, details.size())));
        return new CheckResult(check.name(), day, check.severity(), uses, details.isEmpty(),
                details.size() > DETAILS_SHOWN ? shown + "; …" : shown);
    }
}
