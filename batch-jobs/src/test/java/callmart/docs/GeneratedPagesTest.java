package callmart.docs;

import static callmart.docs.GeneratedPage.code;
import static callmart.docs.GeneratedPage.head;
import static callmart.docs.GeneratedPage.row;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.feed.Column;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.feed.RowRule;
import callmart.measure.Dimension;
import callmart.measure.MeasureSums;
import callmart.measure.kpi.Expression;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.Measure;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.measure.kpi.Target;
import callmart.measure.kpi.Unit;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The reference pages below {@code docs/generated} say what database, catalogues and feed descriptions say. */
@TestInstance(Lifecycle.PER_CLASS)
class GeneratedPagesTest {

    private static final String NOTE = "Made by the test suite; do not edit. `./run.sh test -Dtest=GeneratedPagesTest"
            + " -Dcallmart.goldens=refresh` makes it again.\n";

    private Warehouse warehouse;
    private MeasureCatalogue measures;
    private KpiCatalogue kpis;

    @BeforeAll
    void open() {
        warehouse = SharedWarehouse.migrated("generated_pages");
        Path config = ReferenceData.projectRoot().resolve("config");
        Faults faults = new Faults();
        MeasureCatalogue read = MeasureCatalogue.read(new ConfigFolder(config, config), Feeds.WITH_COLUMNS, faults);
        kpis = KpiCatalogue.read(new ConfigFolder(config, config), read.ids(), faults).withSeconds(15);
        measures = read.withWords(15, kpis.serviceLevel().label());
        faults.throwIfAny();
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    @Test
    void the_data_dictionary_is_what_the_database_says() throws IOException {
        StringBuilder page = new StringBuilder("# Data dictionary\n\n" + NOTE + "\nPoints in time are in UTC, business dates in the"
                + " business time zone. A `Nullable` column may be absent; absent is never 0 or an empty text.\n\n"
                + "## Views for analysts\n\nThe role `analyst` reads these and nothing else.\n");
        relations("LIKE", page);
        page.append("\n## Tables and inner views\n\nFor the program alone.\n");
        relations("NOT LIKE", page);
        GeneratedPage.check("data-dictionary.md", page.toString());
    }

    private void relations(String like, StringBuilder page) {
        Map<String, String> comments = warehouse.query("SELECT name, comment FROM system.tables WHERE database = currentDatabase() AND name "
                + like + " 'v\\\\_%' ORDER BY name", Map.of(), row -> Map.entry(row.string("name"), row.string("comment"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
        comments.forEach((table, comment) -> {
            page.append("\n### ").append(table).append("\n\n").append(comment).append("\n\n").append(head("Column", "Type", "Meaning"));
            warehouse.forEach("SELECT name, type, comment FROM system.columns WHERE database = currentDatabase() AND table = {table:String}"
                    + " ORDER BY position", Map.of("table", table), row -> page.append(row(List.of(code(row.string("name")),
                            code(row.string("type")), row.string("comment")))));
        });
    }

    @Test
    void the_page_of_kpis_is_what_the_catalogue_says() throws IOException {
        StringBuilder page = new StringBuilder("# KPIs and measures\n\n" + NOTE + "\nA KPI is a ratio of sums of measures over any period and"
                + " dimension that its measures have: sum ÷ sum, never the mean of daily ratios. Without a denominator it has no value. Values"
                + " are rounded half up when shown; a target is met or missed on the exact value.\n\n## KPIs\n");
        kpis.list().forEach(kpi -> page.append(kpi(kpi)));
        page.append("\n## Measures\n\nAdditive: the sum of any rows is the measure of what they stand for. Where something that it needs was not delivered"
                + " in a period, a measure has no value, and neither has a KPI over it; a feed with ? adds nothing where it has no source.\n\n")
                .append(head("Measure", "中文", "Unit", "含义", "Dimensions", "Needs"));
        MeasureSums sums = new MeasureSums(warehouse);
        measures.list().forEach(measure -> page.append(row(List.of(code(measure.id()), measure.label(),
                measure.unit().name().toLowerCase(Locale.ROOT), measure.meaning(), dimensions(sums, List.of(measure.id())),
                measure.needs().stream().map(need -> code(need.toString().replace(" | ", " or "))).collect(Collectors.joining(", "))))));
        GeneratedPage.check("kpis.md", page.toString());
    }

    private String kpi(Kpi kpi) {
        List<String> parts = Stream.concat(kpi.numerator().measures().stream(), kpi.denominator().measures().stream())
                .distinct().toList();
        return "\n### " + kpi.label() + " (" + code(kpi.id()) + ")\n\n" + kpi.meaning() + "\n\n"
                + "- " + words(kpi.numerator()) + " ÷ " + (kpi.denominator().terms().size() > 1 ? "(" + words(kpi.denominator()) + ")"
                        : words(kpi.denominator())) + ", that is " + code(kpi.numerator() + " / " + kpi.denominator()) + "\n"
                + "- unit: " + (kpi.unit() == Unit.PERCENT ? "percent, two decimals" : kpi.unit().name().toLowerCase(Locale.ROOT) + ", one decimal") + "\n"
                + "- target: " + kpi.target().map(target -> target(kpi.unit(), target)).orElse("none") + "\n"
                + (kpi.periods() == Kpi.Periods.WHOLE_MONTHS ? "- periods: whole calendar months only\n"
                        : kpi.periods() == Kpi.Periods.CAMPAIGN_TO_DATE ? "- periods: of the campaigns of the period, from the first day of each\n" : "")
                + "- dimensions: " + dimensions(new MeasureSums(warehouse), parts) + "\n";
    }

    private String words(Expression formula) {
        StringBuilder words = new StringBuilder();
        for (Expression.Term term : formula.terms()) {
            words.append(words.length() == 0 ? term.negative() ? "−" : "" : term.negative() ? " − " : " + ")
                    .append(measures.find(term.measure()).map(Measure::label).orElseThrow());
        }
        return words.toString();
    }

    private static String target(Unit unit, Target target) {
        String limit = unit == Unit.PERCENT ? new BigDecimal(target.limit().movePointRight(2).stripTrailingZeros().toPlainString()) + " %"
                : target.limit().toPlainString() + " s";
        return (target.direction() == Target.Direction.AT_LEAST ? "at least " : "at most ") + limit;
    }

    private static String dimensions(MeasureSums sums, List<String> needed) {
        return Arrays.stream(Dimension.values()).filter(dimension -> sums.names(Optional.of(dimension)).containsAll(needed))
                .map(Dimension::word).collect(Collectors.joining(", "));
    }

    @Test
    void the_page_of_feeds_is_what_their_descriptions_say() throws IOException {
        StringBuilder page = new StringBuilder("# Feeds\n\n" + NOTE + "\nThe canonical columns of everything that the centre's systems deliver;"
                + " [sources](../sources.md) says how a system's own names and values are mapped onto them.\n");
        for (Feed feed : Feeds.list()) {
            page.append("\n## ").append(feed.name()).append("\n\nGrain: ").append(feed.grain()).append(". Key: ")
                    .append(feed.key().stream().map(GeneratedPage::code).collect(Collectors.joining(" + "))).append(". ")
                    .append(switch (feed.kind()) {
                        case DAILY -> "A day's rows replace those of the day; the day is that of ";
                        case VERSIONED -> "Rows are versions, of which the latest counts; version and day are those of ";
                        case SNAPSHOT -> "Every extraction replaces the whole.";
                    }).append(feed.dayColumn().map(day -> code(day) + ".").orElse(""))
                    .append(feed.beginning().map(begin -> " A row begins at " + code(begin) + ".").orElse("")).append("\n\n")
                    .append(head("Column", "Type", "Required", "Meaning"));
            feed.columns().forEach(column -> page.append(row(List.of(code(column.name()), column.type().name().toLowerCase(Locale.ROOT),
                    column.required() ? "yes" : column.absentValue().map(value -> "no, absent: " + value).orElse("no"), meaning(column)))));
            if (!feed.rules().isEmpty()) {
                page.append("\nRules: ").append(feed.rules().stream().map(GeneratedPagesTest::words).collect(Collectors.joining("; "))).append(".\n");
            }
        }
        GeneratedPage.check("feeds.md", page.toString());
    }

    private static String meaning(Column column) {
        return column.comment() + (column.words().isEmpty() ? "" : ": " + column.words().stream().map(GeneratedPage::code)
                .collect(Collectors.joining(", ")));
    }

    private static String words(RowRule rule) {
        if (rule instanceof RowRule.InOrder order) {
            return order.columns().stream().map(GeneratedPage::code).collect(Collectors.joining(" ≤ "));
        } else if (rule instanceof RowRule.AtMost limit) {
            return code(limit.start()) + " to " + code(limit.end()) + " at most " + limit.limit().toHours() + " h";
        }
        if (rule instanceof RowRule.Within within) {
            return code(within.column()) + " at least " + within.least() + (within.most() == Integer.MAX_VALUE ? "" : " and at most " + within.most());
        }
        if (rule instanceof RowRule.When when) {
            return code(when.column()) + " " + code(when.word()) + " needs "
                    + Stream.concat(when.given().stream().map(GeneratedPage::code), when.absent().stream().map(name -> "no " + code(name)))
                            .collect(Collectors.joining(" and "));
        }
        RowRule.Needs needs = (RowRule.Needs) rule;
        return code(needs.column()) + needs.except().map(value -> " other than " + code(value)).orElse("") + " needs " + code(needs.needed())
                + needs.word().map(word -> " = " + code(word)).orElse("") + needs.not().map(word -> " other than " + code(word)).orElse("");
    }
}
