package callmart.report.definition;

import callmart.calendar.Period;
import callmart.config.ConfigFolder;
import callmart.config.EnumWord;
import callmart.config.Faults;
import callmart.config.Nearest;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.report.Figure;
import callmart.report.Format;
import callmart.report.Text;
import callmart.report.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All reports by id, in the order of {@code config/reports.yml}. Decision 63. */
public final class ReportCatalogue {

    private static final List<String> FIGURE_KEYS = List.of("figures", "cards", "reasons", "charts", "tables", "best");
    private static final String[] KEYS = Stream.of(List.of("title", "period", "layout", "dataset", "formats", "deadline",
            "recipients", "cc", "protect", "burst", "outlook", "privacy", "feeds", "optional-feeds"), FIGURE_KEYS, ListForms.KEYS)
            .flatMap(List::stream).toArray(String[]::new);

    /** The words for layouts. */
    private enum Layout {
        FIGURES, STATEMENT, LIST,
        /** A list, and figures over its rows against the period before. */
        LIST_ANALYSIS;

        boolean isList() {
            return this == LIST || this == LIST_ANALYSIS;
        }
    }

    private final Map<String, ReportDefinition> reports;
    private final FieldCatalogue fields;
    private final Set<String> made;
    private final Map<String, YamlNode> guarded;

    private ReportCatalogue(Map<String, ReportDefinition> reports, FieldCatalogue fields, Set<String> made, Map<String, YamlNode> guarded) {
        this.reports = reports;
        this.fields = fields;
        this.made = Set.copyOf(made);
        this.guarded = guarded;
    }

    /**
     * Reads {@code reports.yml} and {@code fields.yml}; what is wrong with them is recorded in {@code faults}.
     *
     * @param measures what a figure can be beside a KPI
     * @param feeds those that there are
     * @param texts with the unit of rows of a list that names none
     */
    public static ReportCatalogue read(ConfigFolder folder, KpiCatalogue kpis, MeasureCatalogue measures,
            Collection<String> feeds, Texts texts, Faults faults) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        measures.list().forEach(measure -> figures.put(measure.id(), Figure.of(measure)));
        kpis.list().forEach(kpi -> figures.put(kpi.id(), Figure.of(kpi)));
        FieldCatalogue fields = FieldCatalogue.read(folder, faults);
        Map<String, ReportDefinition> reports = new LinkedHashMap<>();
        Map<String, YamlNode> guarded = new LinkedHashMap<>();
        folder.readEntriesOver("reports", faults).map(root -> root.map("figures", "lists", "reports")).ifPresent(root -> {
            int few = root.get("figures", 0, node -> node.map("few").require("few", 0, YamlNode::integer));
            ListForms lists = new ListForms(fields, Set.copyOf(measures.ids()), few, root, texts.of(Text.DEFAULT_UNIT));
            root.get("reports", Map.<String, YamlNode>of(), YamlNode::entries).forEach((id, node) ->
                    readReport(id, node, figures, few, lists, feeds, faults).ifPresent(report -> {
                        check(report, node);
                        reports.put(id, report);
                        node.peek("protect").filter(YamlNode::bool).ifPresent(demand -> guarded.put(id, demand));
                    }));
        });
        return new ReportCatalogue(reports, fields, reports.keySet(), guarded);
    }

    private static Optional<ReportDefinition> readReport(String id, YamlNode node, Map<String, Figure> figures, int few,
            ListForms lists, Collection<String> feeds, Faults faults) {
        YamlMap map = node.map(KEYS);
        Layout layout = map.require("layout", Layout.FIGURES, word(Layout.class));
        Stream.concat(layout == Layout.FIGURES ? Stream.empty() : FIGURE_KEYS.stream(), layout.isList() ? Stream.empty()
                : ListForms.KEYS.stream())
                .forEach(key -> map.find(key).ifPresent(found -> found.fault("layout " + EnumWord.dashed(layout) + " has no " + key)));
        Optional<ReportLayout> made = faults.attempt(node, () -> switch (layout) {
            case FIGURES -> new FiguresLayout(resolve(map, "figures", figures, "figure"), resolve(map, "cards", figures, "figure"),
                    map.has("reasons") ? resolve(map, "reasons", figures, "figure") : List.of(),
                    words(map, "charts", FiguresLayout.ChartKind.class), words(map, "tables", FiguresLayout.TableKind.class), few,
                    best(map, figures));
            case STATEMENT -> new StatementLayout();
            case LIST, LIST_ANALYSIS -> lists.read(map, layout == Layout.LIST_ANALYSIS);
        });
        Optional<ReportDefinition> report = faults.attempt(node, () -> new ReportDefinition(id, Editions.read(map),
                made.orElseGet(StatementLayout::new), map.requireText("dataset"),
                map.require("formats", List.of(Format.XLSX), found -> found.list().stream().map(word(Format.class)).toList()),
                map.require("recipients", List.of(""), YamlNode::texts),
                map.get("cc", List.of(), YamlNode::texts),
                map.get("privacy", ReportDefinition.Privacy.MASKED, word(ReportDefinition.Privacy.class)),
                map.has("feeds") ? resolve(map, "feeds", byName(feeds), "feed") : List.of(),
                optionalFeeds(map, feeds),
                new ReportDefinition.Readers(map.find("burst").map(word(BurstKey.class)), Optional.empty(),
                        map.get("outlook", List.of(), YamlNode::texts))));
        return made.flatMap(complete -> report);
    }

    private static Optional<FiguresLayout.Best> best(YamlMap report, Map<String, Figure> figures) {
        return report.find("best").map(node -> {
            YamlMap best = node.map("figures", "by", "agents", "least-talks");
            List<Figure> columns = resolve(best, "figures", figures, "figure");
            Figure by = best.require("by", null, found -> columns.stream().filter(figure -> figure.id().equals(found.text())).findFirst()
                    .orElseGet(() -> {
                        found.fault("is none of the table's figures: " + columns.stream().map(Figure::id).toList());
                        return null;
                    }));
            return new FiguresLayout.Best(columns, by, best.require("agents", 0, YamlNode::integer),
                    best.require("least-talks", 0, YamlNode::integer));
        });
    }

    /** A list of feeds, or of each the parts that are left out where it has no source. */
    private static Map<String, List<String>> optionalFeeds(YamlMap map, Collection<String> feeds) {
        Map<String, List<String>> optional = new LinkedHashMap<>();
        map.find("optional-feeds").ifPresent(node -> {
            if (!node.isMap()) {
                resolve(map, "optional-feeds", byName(feeds), "feed").forEach(feed -> optional.put(feed, List.of()));
                return;
            }
            node.entries().forEach((feed, parts) -> {
                if (!feeds.contains(feed)) {
                    parts.fault("there is no feed '" + feed + "'" + Nearest.hint(feed, feeds));
                }
                optional.put(feed, parts.texts());
            });
        });
        return optional;
    }

    /** What only whole definitions show. */
    private static void check(ReportDefinition report, YamlNode node) {
        if (report.layout() instanceof FiguresLayout figures && !figures.fits()) {
            node.fault("cards are at most " + FiguresLayout.MOST_CARDS + " of the report's figures");
        }
        Set<String> parts = report.layout().contents().keySet();
        report.optionalFeeds().forEach((feed, names) -> names.stream().filter(name -> !parts.contains(name)).forEach(name ->
                node.fault("optional-feeds of " + feed + " names no part of the report: '" + name + "'" + Nearest.hint(name, parts))));
        if (report.layout() instanceof StatementLayout && report.readers().burst().isPresent()) {
            node.fault("layout statement has no burst; a statement is a contract's, and stands in one report with the others");
        }
        if (!(report.layout() instanceof FiguresLayout) && !report.readers().outlook().isEmpty()) {
            node.fault("only a report of layout figures has an outlook");
        }
        node.faults().attempt(node, () -> report.madeOf(Set.of()));
    }

    private static Map<String, String> byName(Collection<String> names) {
        Map<String, String> byName = new LinkedHashMap<>();
        names.forEach(name -> byName.put(name, name));
        return byName;
    }

    private static <E extends Enum<E>> Function<YamlNode, E> word(Class<E> type) {
        return node -> node.word(type);
    }

    private static <E extends Enum<E>> List<E> words(YamlMap map, String key, Class<E> type) {
        return map.require(key, List.<YamlNode>of(), YamlNode::list).stream().map(word(type)).toList();
    }

    private static <T> List<T> resolve(YamlMap map, String key, Map<String, T> known, String kind) {
        List<T> found = new ArrayList<>();
        for (YamlNode node : map.require(key, List.<YamlNode>of(), YamlNode::list)) {
            String name = node.text();
            if (known.containsKey(name)) {
                found.add(known.get(name));
            } else if (!known.isEmpty()) {
                node.fault("there is no " + kind + " '" + name + "'" + Nearest.hint(name, known.keySet()));
            } else {
                node.fault("there is no " + kind + " '" + name + "'; none is configured");
            }
        }
        return found;
    }

    /**
     * The same catalogue with the editions of those reports that are divided, each behind its report.
     *
     * @param keys by what reports are divided, the keys that somebody reads, each with the rows that belong to it
     * @param roles those that somebody has, of whom some may get an edition with the outlook of the month's penalties
     */
    public ReportCatalogue withEditions(Map<BurstKey, Map<String, Map<BurstKey, Set<String>>>> keys, Collection<String> roles) {
        Map<String, ReportDefinition> all = new LinkedHashMap<>();
        reports.forEach((id, report) -> {
            all.put(id, report);
            List<String> readers = report.readers().outlook().stream().filter(roles::contains).toList();
            if (!readers.isEmpty()) {
                ReportDefinition edition = report.withOutlook(readers);
                all.put(edition.id(), edition);
            }
            report.readers().burst().ifPresent(by -> keys.getOrDefault(by, Map.of()).forEach((key, rows) -> {
                ReportDefinition edition = report.of(new Slice(id, by, key, rows));
                all.put(edition.id(), edition);
            }));
        });
        return new ReportCatalogue(all, fields, all.keySet(), guarded);
    }

    /** The editions of a report, in the order of their keys. */
    public List<ReportDefinition> editions(String report) {
        return reports.values().stream().filter(one -> one.readers().slice().filter(slice -> slice.report().equals(report)).isPresent())
                .toList();
    }

    /**
     * The same catalogue, of which only the reports are made whose feeds are all delivered; the others are still known by id.
     *
     * @param feeds that are delivered
     * @param statements whether statements are made, whose feeds are those of what they say
     */
    public ReportCatalogue deliveredBy(Set<String> feeds, boolean statements) {
        Set<String> made = reports.values().stream().filter(report -> feeds.containsAll(report.feeds())
                && (statements || !(report.layout() instanceof StatementLayout))).map(ReportDefinition::id).collect(Collectors.toSet());
        Map<String, ReportDefinition> left = new LinkedHashMap<>();
        reports.forEach((id, report) -> left.put(id, report.madeOf(feeds)));
        return new ReportCatalogue(left, fields, made, guarded);
    }

    /** Whether the report is among those that are made. */
    public boolean isMade(String id) {
        return made.contains(id);
    }

    /** Every report that is declared, made or not. */
    public List<ReportDefinition> all() {
        return List.copyOf(reports.values());
    }

    /** The reports that are made. */
    public List<ReportDefinition> list() {
        return reports.values().stream().filter(report -> isMade(report.id())).toList();
    }

    /** The reports that are made for periods of a kind. */
    public List<ReportDefinition> madeFor(Period.Kind kind) {
        return list().stream().filter(report -> report.isMadeFor(kind)).toList();
    }

    /** The reports that a run of the period makes: of one that has not begun those about what is to come, else the others. */
    public List<ReportDefinition> madeFor(Period period, LocalDate today) {
        return madeFor(period.kind()).stream().filter(report -> report.isAhead(period.kind()) == period.from().isAfter(today)).toList();
    }

    /** Where it is demanded that all who get a report, or an edition of it, get it locked; empty where it is not. */
    public Optional<YamlNode> guarded(ReportDefinition report) {
        return Optional.ofNullable(guarded.get(report.declaredId()));
    }

    /** What lists have in common. */
    public FieldCatalogue fields() {
        return fields;
    }

    public Optional<ReportDefinition> find(String id) {
        return Optional.ofNullable(reports.get(id));
    }

    /** @throws IllegalArgumentException naming the nearest report that exists */
    public ReportDefinition get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(
                "there is no report '" + id + "'" + Nearest.hint(id, reports.keySet())));
    }
}
