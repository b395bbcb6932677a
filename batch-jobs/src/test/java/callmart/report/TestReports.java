package callmart.report;

import callmart.calendar.Period;
import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.feed.Categories;
import callmart.feed.Feeds;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.report.chart.ReportFonts;
import callmart.report.definition.FiguresLayout;
import callmart.report.definition.ReportCatalogue;
import callmart.report.definition.ReportDefinition;
import callmart.report.figures.AlertTable;
import callmart.report.figures.BestAgents;
import callmart.report.figures.WaitTable;
import callmart.report.figures.FiguresReport;
import callmart.report.figures.IntervalTable;
import callmart.report.figures.PeriodMeasures;
import callmart.template.HtmlTemplates;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What report tests share: the product's configuration, the fonts, and documents from hand-made rows. */
public final class TestReports {

    public static final Path ROOT = Path.of(System.getProperty("callmart.root")).toAbsolutePath().normalize();
    public static final Path TEMPLATES = ROOT.resolve("report-templates");
    public static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    public static final ZonedDateTime AS_OF = ZonedDateTime.of(2026, 11, 22, 8, 30, 0, 0, ZoneId.of("Asia/Shanghai"));

    /** The feeds, as the room that describes them names them. */
    public static final List<String> FEEDS = Feeds.NAMES;

    /** What the product's configuration and cache hold, read when the first test asks for it and never changed: reading it takes long. */
    private static final class Product {
        private static final Faults FAULTS = new Faults();
        private static final MeasureCatalogue READ = MeasureCatalogue.read(productConfig(), Feeds.WITH_COLUMNS, FAULTS);
        private static final KpiCatalogue KPIS = KpiCatalogue.read(productConfig(), READ.ids(), FAULTS).withSeconds(15);
        private static final MeasureCatalogue MEASURES = READ.withWords(15, KPIS.serviceLevel().label());
        private static final Texts TEXTS = Texts.read(productConfig(), FAULTS);
        private static final ReportCatalogue REPORTS = ReportCatalogue.read(productConfig(), KPIS, MEASURES, FEEDS, TEXTS, FAULTS);
        private static final Categories CATEGORIES = Categories.read(productConfig(), Categories.LIST, FAULTS);

        static {
            FAULTS.throwIfAny();
        }
    }

    private static final class Fonts {
        private static final ReportFonts FONTS = loadFonts();
    }

    private TestReports() {
    }

    public static HtmlTemplates html() {
        return new HtmlTemplates(TEMPLATES);
    }

    public static ReportFonts fonts() {
        return Fonts.FONTS;
    }

    private static ReportFonts loadFonts() {
        String cache = System.getProperty("callmart.cache");
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path users = xdg == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return ReportFonts.load(cache == null ? users.resolve("callmart") : Path.of(cache));
    }

    public static ConfigFolder productConfig() {
        return new ConfigFolder(ROOT.resolve("config"), ROOT.resolve("config"));
    }

    public static ReportDefinition dailyOperations() {
        return definition("daily-operations");
    }

    /** Of the product's own catalogue. */
    public static ReportDefinition definition(String report) {
        return Product.REPORTS.get(report);
    }

    /** The layout of a report of figures. */
    public static FiguresLayout figures(String report) {
        return (FiguresLayout) definition(report).layout();
    }

    /** The product's own catalogue. */
    public static ReportCatalogue reports() {
        return Product.REPORTS;
    }

    public static KpiCatalogue kpis() {
        return Product.KPIS;
    }

    public static MeasureCatalogue measures() {
        return Product.MEASURES;
    }

    public static Categories categories() {
        return Product.CATEGORIES;
    }

    public static Texts texts() {
        return Product.TEXTS;
    }

    public static DataNotes notes() {
        return new DataNotes(List.of(new DataNotes.FeedRows("来电记录", Formats.date(DAY), "已入库", 3_412, 3_398, 6, 5, 2, 1, 3)),
                List.of("坐席 1099 不在坐席名册中，按工号显示", "3 通来电缺少首段，仅计入段级指标"), "night-2026-11-21-1");
    }

    /** The document of {@link #DAY} over the days given. */
    public static FiguresDocument document(Map<LocalDate, List<DatasetRow>> days) {
        return document(days, AS_OF);
    }

    public static FiguresDocument document(Map<LocalDate, List<DatasetRow>> days, ZonedDateTime asOf) {
        PeriodMeasures measures = new PeriodMeasures() {
            @Override
            public Optional<Map<String, BigDecimal>> sums(Period period) {
                return Optional.empty();
            }

            @Override
            public Set<String> absent(Period period) {
                return Set.of();
            }

            @Override
            public boolean isWhole(ReportDefinition report, Period period) {
                return true;
            }
        };
        DatasetSource source = (dataset, parameters) -> dataset.equals(AlertTable.DATASET) ? alerts(days)
                : dataset.equals(WaitTable.DATASET) ? SmallCentre.WAITS : dataset.equals(BestAgents.SLIPS) ? List.of()
                : dataset.equals(IntervalTable.DATASET) ? SmallCentre.INTERVALS
                : days.getOrDefault((LocalDate) parameters.get("from"), List.of());
        return new FiguresReport(source, measures, names()).assemble(dailyOperations(), figures("daily-operations"), Period.day(DAY), notes(), asOf);
    }

    /** A day with calls has alerts. */
    private static List<DatasetRow> alerts(Map<LocalDate, List<DatasetRow>> days) {
        return days.getOrDefault(DAY, List.of()).isEmpty() ? List.of() : List.of(
                new DatasetRow(Map.of("day", DAY.toString(), "level", "红色", "message", "一小时内投诉过多：10时 12，预警线 > 10", "recipients", "应急小组")),
                new DatasetRow(Map.of("day", DAY.toString(), "level", "黄色", "message",
                        "响应及时率过低：响应及时率 85.00%（17/20），预警线 < 90.00%", "recipients", "值班主管")));
    }

    /** The document of a report of figures over the {@link SmallCentre}. */
    public static FiguresDocument document(String report, Period period) {
        SmallCentre centre = new SmallCentre();
        return document(report, period, centre, centre);
    }

    static FiguresDocument document(String report, Period period, DatasetSource source, PeriodMeasures measures) {
        return new FiguresReport(source, measures, names()).assemble(definition(report), figures(report), period, notes(), AS_OF);
    }

    /**
     * The small centre delivers neither complaint warnings nor short messages nor campaigns, no steps, results or checks of tickets, no
     * attempts to reach customers and no entries of a knowledge base, so that their KPIs can have no value.
     */
    private static FiguresReport.Names names() {
        return new FiguresReport.Names(measures(), kpis().list().stream().filter(kpi -> java.util.Collections.disjoint(
                measures().feeds(kpi.measures()), List.of("complaint_warnings", "sms_messages", "case_attempts", "knowledge")))
                .filter(kpi -> measures().feeds(kpi.measures()).stream().noneMatch(feed -> feed.startsWith("campaign")))
                .filter(kpi -> !List.of("inbound_conversion_rate", "misdispatch_rate", "ticket_check_rate").contains(kpi.id())).toList(), categories(), Map.of("1018", "陈晓燕", "1019", "李建国", "1020", "赵婷婷",
                "1021", "周浩然", "1023", "王芳"), kpis().serviceLevel().id(), texts());
    }
}
