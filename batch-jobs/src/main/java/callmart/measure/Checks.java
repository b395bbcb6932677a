package callmart.measure;

import callmart.calendar.BusinessCalendar;
import callmart.config.EnumWord;
import callmart.measure.SqlFiles.SqlFile;
import callmart.runlog.CheckResult;
import callmart.warehouse.Row;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the reconciliation checks of {@code sql/checks} on a business day. A check is a query that yields one row, with the
 * column {@code detail}, for each thing that does not agree. Its first line says {@code severity: fail} or {@code warn}, its second the
 * feeds whose reports depend on it, or {@code uses: *} when each row names its feed in the column {@code feed}, its third in Chinese what
 * should be so. A fourth line {@code once: month} says that the outcome is the same for all days of a month, {@code told: opening} that
 * reports begin with what was found. One that takes the days {@code from} and {@code to} in the place of {@code day} says in the column
 * {@code day} which day each row is of (decision 295).
 * Decisions 44, 125 and 253.
 */
public final class Checks {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("\\W+");
    private static final Pattern HEADER = Pattern.compile("\\A-- severity: (fail|warn)\\R"
            + "-- uses: (\\*|[a-z_]+(?:, [a-z_]+)*)\\R-- label: (\\S.*)\\R(-- once: month\\R)?(-- told: opening\\R)?");
    /** How far back days are looked for that a day is compared with; holidays of any year. */
    private static final int MOST_DAYS_BACK = 400;
    private static final String OF_THE_ROW = "*";
    private static final int DETAILS_SHOWN = 5;

    /**
     * @param label in Chinese what should be so
     * @param uses feeds; empty when each row names its own
     * @param opening whether reports begin with what it found
     * @param measures the measure tables that it names
     */
    private record Check(String name, String label, CheckResult.Severity severity, List<String> uses, boolean onceAMonth,
            boolean opening, Set<String> measures, String sql) {

        /** The day whose outcome is that of a day. */
        LocalDate standsFor(LocalDate day) {
            return onceAMonth ? day.withDayOfMonth(1) : day;
        }
    }

    private record Wanted(Check check, LocalDate day) {
    }

    /** A statement: of several days in a row where the check takes them. */
    private record Asked(Check check, List<LocalDate> days) {
    }

    private record Found(List<String> details, Set<String> feeds) {
    }

    private final Warehouse warehouse;
    private final Path sql;
    private final BusinessCalendar calendar;
    private final List<Check> checks;

    /**
     * @param sql the product's {@code sql} folder
     * @param calendar its zone, and which days are alike
     * @param severities of checks, by name, whose own is not wanted
     * @throws IllegalStateException when a check does not say its severity, what it uses and what should be so
     */
    public Checks(Warehouse warehouse, Path sql, BusinessCalendar calendar, Map<String, CheckResult.Severity> severities) {
        this.warehouse = warehouse;
        this.sql = sql;
        this.calendar = calendar;
        List<String> tables = SqlFiles.tables(sql);
        this.checks = SqlFiles.list(sql.resolve("checks")).stream().map(file -> parse(file, tables, severities)).toList();
    }

    /** The names of all checks. @param sql the product's {@code sql} folder */
    public static List<String> names(Path sql) {
        return SqlFiles.list(sql.resolve("checks")).stream().map(SqlFile::name).toList();
    }

    /** Check to what should be so, as readers know it: Chinese. */
    public Map<String, String> labels() {
        return checks.stream().collect(Collectors.toMap(Check::name, Check::label));
    }

    /** The checks whose findings stand at the beginning of reports. */
    public Set<String> openings() {
        return checks.stream().filter(Check::opening).map(Check::name).collect(Collectors.toSet());
    }

    /** The outcomes of all checks on a day, in the order of their names. */
    public List<CheckResult> run(LocalDate day) {
        return run(new TreeMap<>(Map.of(day, Set.of(DaysToMeasure.EVERY))));
    }

    /**
     * The outcomes on days that were computed, by day. On a day of which some tables alone were computed, the checks that name one
     * of them; and those that name no measures at all, where it is next to a day that was computed as a whole, as its
     * facts were loaded.
     *
     * @param days day to the tables that were computed for it, as {@link DaysToMeasure#list} names them
     */
    public List<CheckResult> run(SortedMap<LocalDate, ? extends Set<String>> days) {
        List<Wanted> wanted = days.keySet().stream().flatMap(day -> checks.stream().filter(check -> isWanted(check, day, days))
                .map(check -> new Wanted(check, day))).toList();
        Map<Check, TreeSet<LocalDate>> byCheck = new LinkedHashMap<>();
        wanted.forEach(one -> byCheck.computeIfAbsent(one.check(), any -> new TreeSet<>()).add(one.check().standsFor(one.day())));
        HeldTables held = new HeldTables(warehouse);
        SmallDays small = new SmallDays(warehouse, days.keySet());
        List<Asked> asked = byCheck.entrySet().stream().flatMap(entry -> small.together(entry.getKey().sql(), List.copyOf(entry.getValue()))
                .stream().map(together -> new Asked(entry.getKey(), together))).toList();
        Map<Wanted, CheckResult> outcomes = new HashMap<>();
        small.map(asked, Asked::days, one -> Map.entry(one.check(), run(one.check(), one.days(), held)))
                .forEach(ofCheck -> ofCheck.getValue().forEach(result -> outcomes.put(new Wanted(ofCheck.getKey(), result.day()), result)));
        return wanted.stream().map(one -> outcomes.get(new Wanted(one.check(), one.check().standsFor(one.day()))).on(one.day())).toList();
    }

    private static boolean isWanted(Check check, LocalDate day, SortedMap<LocalDate, ? extends Set<String>> days) {
        return isWhole(day, days) || !Collections.disjoint(check.measures(), days.get(day))
                || check.measures().isEmpty() && (isWhole(day.minusDays(1), days) || isWhole(day.plusDays(1), days));
    }

    private static boolean isWhole(LocalDate day, SortedMap<LocalDate, ? extends Set<String>> days) {
        return days.containsKey(day) && days.get(day).contains(DaysToMeasure.EVERY);
    }

    private static Check parse(SqlFile file, List<String> tables, Map<String, CheckResult.Severity> severities) {
        Matcher matcher = HEADER.matcher(file.text());
        if (!matcher.find()) {
            throw new IllegalStateException("sql/checks/" + file.name() + ".sql does not begin with '-- severity: fail' or"
                    + " '-- severity: warn', in the second line '-- uses: ' and feeds, or *, and in the third '-- label: '"
                    + " and in Chinese what"
                    + " should be so");
        }
        String uses = matcher.group(2);
        return new Check(file.name(), matcher.group(3),
                severities.getOrDefault(file.name(), EnumWord.parse(CheckResult.Severity.class, matcher.group(1))),
                uses.equals(OF_THE_ROW) ? List.of() : List.of(uses.split(", ")), matcher.group(4) != null, matcher.group(5) != null,
                tables.stream().filter(Set.copyOf(Arrays.asList(BETWEEN_WORDS.split(file.text())))::contains).collect(Collectors.toSet()),
                file.text());
    }

    private List<CheckResult> run(Check check, List<LocalDate> days, HeldTables held) {
        Map<LocalDate, Found> found = new TreeMap<>();
        days.forEach(day -> found.put(day, new Found(new ArrayList<>(), new TreeSet<>())));
        LocalDate first = days.get(0);
        boolean ofOneDay = MeasureModels.isOfOneDay(check.sql());
        if (held.mayYield(check.sql())) {
            warehouse.forEach(check.sql(), Map.of("day", first, "from", first, "to", days.get(days.size() - 1), "tz",
            calendar.zone().getId(),
                    "alike", calendar.alikeBefore(first, MOST_DAYS_BACK)), row -> {
                        Found ofDay = found.get(ofOneDay ? first : row.date("day"));
                        if (ofDay != null) {
                            add(check, row, ofDay);
                        }
                    });
        }
        return found.entrySet().stream().map(entry -> result(check, entry.getKey(), entry.getValue())).toList();
    }

    private static void add(Check check, Row row, Found ofDay) {
        if (check.uses().isEmpty()) {
            ofDay.feeds().add(row.string("feed"));
        }
        if (ofDay.details().size() <= DETAILS_SHOWN) {
            ofDay.details().add(row.string("detail"));
        }
    }

    private static CheckResult result(Check check, LocalDate day, Found found) {
        List<String> details = found.details();
        String shown = String.join("; ", details.subList(0, Math.min(DETAILS_SHOWN, details.size())));
        return new CheckResult(check.name(), day, check.severity(), Stream.concat(check.uses().stream(), found.feeds().stream()).toList(),
                details.isEmpty(), details.size() > DETAILS_SHOWN ? shown + "; …" : shown);
    }
}
