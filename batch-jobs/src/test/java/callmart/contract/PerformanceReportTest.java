package callmart.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import callmart.calendar.Period;
import callmart.config.Faults;
import callmart.contract.performance.PerformanceReport;
import callmart.contract.score.AgentScores;
import callmart.contract.score.ScoreRules;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.Ratio;
import callmart.report.DatasetRow;
import callmart.report.Format;
import callmart.report.Goldens;
import callmart.report.Pdfs;
import callmart.report.PrintedSheets;
import callmart.report.ReportTable;
import callmart.report.StatementDocument;
import callmart.report.TestReports;
import callmart.report.WorkbookFile;
import callmart.report.Workbooks;
import callmart.report.chart.ChartDrawing;
import callmart.report.definition.FieldCatalogue;
import callmart.report.definition.ReportCatalogue;
import callmart.report.html.MailBody;
import callmart.report.html.MailBodyRenderer;
import callmart.report.pdf.PdfRenderer;
import callmart.report.xlsx.XlsxRenderer;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.SimpleBookmark;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The monthly performance report of two vendors: one with every kind of rule and cap in its second version, one that is a draft. */
class PerformanceReportTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final String FIRST = ContractFiles.BASE.replace("covers: all", "covers: {teams: [T0]}") + """
            kpis:
              - {kpi: answer_rate_15s, target: 95%, rule: {kind: per-point, amount: 500.00, rounding: started}, cap: 1000.00}
              - {kpi: satisfaction, target: 98%, rule: {kind: tiers, tiers: [{below: 98%, amount: 2000.00}, {below: 95%, share-of-fee: 2%}]}}
              - {kpi: effective_utilisation, target: 90%, rule: {kind: per-day, amount: 200.00}}
              - {kpi: presence, target: 95%, rule: {kind: per-day, amount: 33.33, per: point, rounding: pro-rata}}
              - {kpi: first_contact_resolution, target: 80%, rule: {kind: per-point, amount: 0.00, bonus: 300.00, rounding: whole}}
              - {kpi: step_overdue_rate, target: 3%, rule: {kind: per-point, amount: 100.00, rounding: whole}}
              - {kpi: compliance_rate, target: 95%, rule: {kind: per-point, amount: 100.00, rounding: whole}}
            slips:
              tariff: {A1: {title: 服务态度, amount: 200.00}, B2: {title: 业务差错, amount: 100.00}, D2: {title: 迟到, amount: 20.00}}
              from: {qa_reviews: problem_code, complaint_cases: {attitude: A1, business: B2}, attendance: {late: {code: D2, over-minutes: 10}}, penalty_slips: code}
            caps: {agent-month: 250.00, month-share-of-fee: 2.5%}
            """;
    private static final String SECOND = ContractFiles.BASE.replace("id: V1", "id: V2").replace("外包一部", "外包二部")
            .replace("covers: all", "covers: {teams: [T1]}") + """
            kpis:
              - {kpi: satisfaction, target: 98%, rule: {kind: per-point, amount: 100.00, rounding: pro-rata}}
            """;

    @TempDir
    private Path folder;
    private Contracts contracts;
    private StatementDocument document;
    private Statement statement;

    @BeforeEach
    void assemble() {
        contracts = new ContractFiles(folder).write("a.yml", FIRST).write("b.yml", SECOND).read();
        FakeMeasures measures = new FakeMeasures();
        put(measures, 2, "answered_in_target", 12, "seizures", 13, "satisfied", 942, "surveys_rated", 1000, "productive_s", 89, "scheduled_s", 100,
                "assessed_present_seat_s", 925, "assessed_required_seat_s", 1001, "first_contact_resolved", 8269, "first_contact_known", 10000,
                "steps_overdue", 42, "steps_due", 1000);
        put(measures, 3, "productive_s", 90, "scheduled_s", 100);
        StatementMaker maker = new StatementMaker(measures, ContractFiles.kpis().list());
        Statement before = maker.make(contracts.list().get(0), MONTH, List.of(slip(SlipKind.REVIEW, "Q1", "A1", SlipFact.Standing.CHARGED, "", "")), List.of());
        statement = maker.make(contracts.list().get(0), MONTH, List.of(slip(SlipKind.REVIEW, "Q1", "A1", SlipFact.Standing.CHARGED, "K1", ""),
                slip(SlipKind.CASE, "C1", "", SlipFact.Standing.PENDING, "", ""), slip(SlipKind.LATENESS, "2026-11-05/7001", "", SlipFact.Standing.CHARGED, "", ""),
                slip(SlipKind.BY_HAND, "S1", "B2", SlipFact.Standing.CHARGED, "K1", "80"), slip(SlipKind.BY_HAND, "S2", "B2", SlipFact.Standing.CHARGED, "", "60"),
                slip(SlipKind.REVIEW, "=Q9", "Z9", SlipFact.Standing.CHARGED, "", ""), of("07001", slip(SlipKind.BY_HAND, "S3", "A1", SlipFact.Standing.CHARGED, "", "40"))),
                List.of(new MovedDeadline("step", "T1", Optional.of("7001"), Optional.of("T0"), Instant.parse("2026-11-20T01:30:00Z"),
                        Instant.parse("2026-11-21T02:00:00Z"), LocalDate.of(2026, 11, 21), Optional.of(Instant.parse("2026-11-22T01:30:00Z")))));
        Statement draft = maker.make(contracts.list().get(1), MONTH, List.of(), List.of());
        Settlement issued = Settlement.issued(new IssuedStatement(statement, 2, Optional.of(statement.total().subtract(before.total())),
                List.of("terms", "loaded:qa_reviews:2026-11-12:2026-11-12", "note:财务复核"), Checksums.of(contracts.list().get(0), MONTH), Instant.EPOCH),
                Optional.of(new IssuedStatement(before, 1, Optional.empty(), List.of("closed"), "", Instant.EPOCH)));
        document = assemble(List.of(issued, Settlement.draft(draft)));
    }

    private StatementDocument assemble(List<Settlement> settlements) {
        ReportCatalogue reports = catalogue();
        return new PerformanceReport((dataset, parameters) -> List.of(new DatasetRow(Map.of("agent_id", "7001", "name", "王芳"))), contracts,
                ContractFiles.kpis(), TestReports.measures(), Map.of("qa_reviews", "录音监听"), reports.fields().words().get(FieldCatalogue.ORIGIN_WORDS), month -> settlements, month -> scores(),
                TestReports.texts())
                .assemble(reports.get("monthly-performance"), Period.month(MONTH), TestReports.notes(), TestReports.AS_OF);
    }

    private static ReportCatalogue catalogue() {
        Faults faults = new Faults();
        KpiCatalogue kpis = ContractFiles.kpis();
        ReportCatalogue reports = ReportCatalogue.read(TestReports.productConfig(), kpis, TestReports.measures(), TestReports.FEEDS, TestReports.texts(), faults);
        faults.throwIfAny();
        return reports;
    }

    private static AgentScores scores() {
        Faults faults = new Faults();
        ScoreRules rules = ScoreRules.read(TestReports.productConfig(), ContractFiles.kpis(), faults);
        faults.throwIfAny();
        return AgentScores.of(rules, Map.of("7001", Map.of("satisfaction", new Ratio(new BigDecimal("9"), BigDecimal.TEN)), "7002",
                Map.of("satisfaction", new Ratio(BigDecimal.TEN, BigDecimal.TEN), "compliance_rate", new Ratio(new BigDecimal("8"), new BigDecimal("9")))),
                Map.of("7001", new AgentScores.Person("王芳", Optional.of("T0"))));
    }

    private static void put(FakeMeasures measures, int day, Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            measures.put(MONTH.atDay(day), (String) pairs[i], BigDecimal.valueOf((Integer) pairs[i + 1]));
        }
    }

    private static SlipFact slip(SlipKind kind, String id, String code, SlipFact.Standing standing, String call, String amount) {
        LocalDate day = LocalDate.of(2026, 11, 5);
        return new SlipFact(kind, id, day, 0, Optional.of("7001"), Optional.of("T0"), Optional.empty(), Optional.of(code), Optional.of("attitude"),
                standing, false, kind == SlipKind.LATENESS ? Optional.of(new BigDecimal("12")) : Optional.empty(),
                amount.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(amount)), Optional.of(call).filter(text -> !text.isEmpty()), Optional.empty(), true);
    }

    /** Of another agent, whose id is the same number. */
    private static SlipFact of(String agent, SlipFact slip) {
        return new SlipFact(slip.kind(), slip.id(), slip.day(), slip.atMillis(), Optional.of(agent), slip.team(), slip.queue(), slip.code(), slip.nature(),
                slip.standing(), slip.appealed(), slip.quantity(), slip.amount(), slip.call(), slip.ticket(), slip.callHeld());
    }

    /** Of 300,000.00 dollars a month the 15 days from the 16th have 150,000.00; nothing of a dollar statement is stated in yuan. */
    @Test
    void half_a_month_in_dollars_is_stated_in_dollars_with_its_share_of_the_fee() throws IOException {
        contracts = new ContractFiles(folder.resolve("usd")).write("a.yml", FIRST.replace("CNY", "USD").replace("2026-01-01", "2026-11-16")).read();
        FakeMeasures measures = new FakeMeasures();
        put(measures, 20, "satisfied", 942, "surveys_rated", 1000, "answered_in_target", 8, "seizures", 13, "first_contact_resolved", 8269,
                "first_contact_known", 10000, "productive_s", 89, "scheduled_s", 100);
        Statement half = new StatementMaker(measures, ContractFiles.kpis().list()).make(contracts.list().get(0), MONTH, List.of(), List.of());
        document = assemble(List.of(Settlement.draft(half)));

        String workbook = Workbooks.text(new XlsxRenderer().render(document));
        String pdf = Pdfs.text(new PdfRenderer(TestReports.TEMPLATES, TestReports.fonts()).render(document));
        assertThat(workbook).contains("金额（USD）", "应扣 USD ", "本月服务费", "300,000.00 × 15 ÷ 30 天", "= USD 3,000.00");
        assertThat(workbook.replaceAll("数据说明[\\s\\S]*", "")).doesNotContain("元", "大写");
        assertThat(pdf).contains("金额（USD）").doesNotContain("（元）", " 元", "大写");
        assertThat(half.monthlyFee()).isEqualByComparingTo("150000");
    }

    /** 94,999 of 100,000 calls are 94.999 %, against 95 %: neither the value nor the gap may look as if the target were met. */
    @Test
    void a_value_just_below_its_target_shows_the_digits_that_tell() throws IOException {
        FakeMeasures measures = new FakeMeasures();
        put(measures, 20, "satisfied", 942, "surveys_rated", 1000, "answered_in_target", 94_999, "seizures", 100_000);
        Statement just = new StatementMaker(measures, ContractFiles.kpis().list()).make(contracts.list().get(0), MONTH, List.of(), List.of());
        StatementDocument stated = assemble(List.of(Settlement.draft(just)));

        assertThat(Workbooks.text(new XlsxRenderer().render(stated))).contains("▼94.999%", " 0.001 个百分点", "▼94.20%");
        assertThat(Pdfs.text(new PdfRenderer(TestReports.TEMPLATES, TestReports.fonts()).render(stated))).contains("▼94.999%", "0.001 个百分点");
    }

    /** 1,038,006 s of 1,272,600 s are 288:20:06 of 353:30:00, 81.57 %; 942 of 1,000 ratings stay numbers. */
    @Test
    void seconds_are_shown_as_durations() throws IOException {
        FakeMeasures measures = new FakeMeasures();
        put(measures, 20, "satisfied", 942, "surveys_rated", 1000, "productive_s", 1_038_006, "scheduled_s", 1_272_600);
        Statement half = new StatementMaker(measures, ContractFiles.kpis().list()).make(contracts.list().get(0), MONTH, List.of(), List.of());
        document = assemble(List.of(Settlement.draft(half)));

        assertThat(Workbooks.text(new XlsxRenderer().render(document))).contains("288:20:06", "353:30:00", "81.57%", "942").doesNotContain("1,038,006");
        assertThat(Pdfs.text(pdf())).contains("288:20:06", "353:30:00").doesNotContain("1,038,006");
    }

    @Test
    void its_workbook_is_as_the_format_wants_it() {
        assertThat(WorkbookFile.faults(new XlsxRenderer().render(document))).isEmpty();
    }

    /** A second path for every amount: POI computes each formula of the workbook from its cells. */
    @Test
    void every_formula_gives_what_is_stored_beside_it() {
        XSSFWorkbook workbook = Workbooks.open(new XlsxRenderer().render(document));
        FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
        AtomicInteger formulas = new AtomicInteger();
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        CellValue value = evaluator.evaluate(cell);
                        assertThat(value.getCellType()).as(sheet.getSheetName() + cell.getAddress() + cell.getCellFormula()).isEqualTo(CellType.NUMERIC);
                        assertThat(value.getNumberValue()).as(sheet.getSheetName() + "!" + cell.getAddress() + " =" + cell.getCellFormula())
                                .isCloseTo(cell.getNumericCellValue(), within(1e-6));
                        formulas.incrementAndGet();
                    }
                }
            }
        }
        assertThat(formulas.get()).isGreaterThan(60);
    }

    @Test
    void amounts_are_formulas_but_for_those_that_stand_for_themselves() {
        for (ReportTable table : document.tables()) {
            if (table.id().startsWith("sum") || table.id().startsWith("kpi")) {
                table.rows().stream().flatMap(row -> row.cells().stream()).filter(cell -> cell instanceof callmart.report.Cell.Computed computed
                        && computed.shape() == callmart.report.Cell.Shape.MONEY && computed.number().signum() != 0).map(callmart.report.Cell.Computed.class::cast)
                        .filter(computed -> computed.formula().isEmpty()).forEach(price -> assertThat(price.number().toPlainString())
                                .as("only prices").isIn("500.00", "200.00", "33.33", "300.00", "100.00"));
            }
        }
    }

    @Test
    void workbook_pdf_and_mail_say_the_same_total() throws IOException {
        String total = StatementNumbers.money(statement.total());
        MailBody mail = new MailBodyRenderer(TestReports.html(), new ChartDrawing(TestReports.fonts()), period -> Optional.empty()).render(document);

        assertThat(Workbooks.text(new XlsxRenderer().render(document))).contains(total);
        assertThat(Pdfs.text(pdf())).contains(total);
        assertThat(mail.html()).contains(total).contains("各项计算过程");
        assertThat(mail.text()).contains(total);
    }

    @Test
    void the_report_is_what_was_read_and_approved() throws IOException {
        Goldens.assertMatches("monthly-performance.xlsx.txt", Workbooks.text(new XlsxRenderer().render(document)));
        Goldens.assertMatches("monthly-performance.pdf.txt", Pdfs.text(pdf()));
        assertThat(new XlsxRenderer().render(document)).isEqualTo(new XlsxRenderer().render(document));
        PrintedSheets.assertReadable(new XlsxRenderer().render(document));
        assertThat(Pdfs.smallestType(pdf())).isGreaterThanOrEqualTo(7);
    }

    @Test
    void every_page_of_a_draft_says_so_and_tables_have_bookmarks() throws IOException {
        assertThat(document.isDraft()).isTrue();
        try (PdfReader pages = new PdfReader(pdf())) {
            PdfTextExtractor text = new PdfTextExtractor(pages);
            for (int page = 1; page <= pages.getNumberOfPages(); page++) {
                assertThat(text.getTextFromPage(page).lines()).as("page " + page).anyMatch(line -> line.strip().equals(StatementDocument.DRAFT));
            }
            assertThat(SimpleBookmark.getBookmarkList(pages)).extracting(mark -> mark.get("Title")).contains("坐席评分")
                    .doesNotHaveDuplicates();
        }
        Workbooks.open(new XlsxRenderer().render(document)).forEach(sheet -> assertThat(sheet.getHeader().getCenter()).as(sheet.getSheetName())
                .endsWith(StatementDocument.DRAFT));
    }

    @Test
    void what_is_issued_is_no_draft() throws IOException {
        document = new StatementDocument(document.head(), document.findings(), document.tables(), document.figures(), document.notes(),
                document.face(), false);

        assertThat(Pdfs.text(pdf()).lines()).noneMatch(line -> line.strip().equals(StatementDocument.DRAFT));
        Workbooks.open(new XlsxRenderer().render(document)).forEach(sheet -> assertThat(sheet.getHeader().getCenter()).isEmpty());
    }

    @Test
    void terms_that_changed_since_the_version_are_said() {
        IssuedStatement issued = new IssuedStatement(statement, 1, Optional.empty(), List.of("closed"), "of other terms", Instant.EPOCH);

        assertThat(assemble(List.of(Settlement.issued(issued, Optional.empty()))).findings()).anyMatch(said -> said.startsWith("合同文件在本版之后有改动"));
        assertThat(document.findings()).noneMatch(said -> said.startsWith("合同文件"));
    }

    @Test
    void prices_that_changed_within_the_month_are_shown_with_their_last_day() {
        contracts = new ContractFiles(folder).write("a.yml", FIRST + """
                versions:
                  - from: 2026-11-16
                    kpis: [{kpi: effective_utilisation, target: 90%, rule: {kind: per-day, amount: 300.00}}]
                    slips: {tariff: {A1: {title: 服务态度, amount: 250.00}, B2: {title: 业务差错, amount: 100.00}}, from: {qa_reviews: problem_code}}
                """).read();
        ReportTable terms = assemble(List.of(Settlement.draft(statement))).tables().stream().filter(table -> table.id().equals("terms1")).findFirst()
                .orElseThrow();

        assertThat(terms.rows().stream().map(row -> String.join(" ", row.cells().stream().map(callmart.report.Cell::text).toList())))
                .contains("A1 过失单：服务态度 250.00", "A1（2026-11-16 前） 过失单：服务态度 200.00", "D2（2026-11-16 前） 过失单：迟到 20.00",
                        "有效工时利用率 目标 ≥ 90%；每个未达标日 300.00", "有效工时利用率（2026-11-16 前） 目标 ≥ 90%；每个未达标日 200.00")
                .noneMatch(row -> row.startsWith("B2（"));
    }

    private byte[] pdf() {
        PdfRenderer renderer = new PdfRenderer(TestReports.TEMPLATES, TestReports.fonts());
        assertThat(renderer.format()).isEqualTo(Format.PDF);
        return renderer.render(document);
    }
}
