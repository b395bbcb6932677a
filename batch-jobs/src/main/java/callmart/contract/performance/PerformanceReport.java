package callmart.contract.performance;

import callmart.calendar.Period;
import callmart.contract.Contracts;
import callmart.contract.IssuedStatement;
import callmart.contract.Line;
import callmart.contract.RuleOutcome;
import callmart.contract.Settlement;
import callmart.contract.Statement;
import callmart.contract.score.AgentScores;
import callmart.measure.kpi.KpiCatalogue;
import callmart.report.DataNotes;
import callmart.report.DatasetSource;
import callmart.report.DocumentHead;
import callmart.report.Figure;
import callmart.report.ReportTable;
import callmart.report.StatementDocument;
import callmart.report.definition.ReportDefinition;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Builds the monthly performance report: one section a contract, then the agents' scores. */
public final class PerformanceReport {

    private final DatasetSource datasets;
    private final Contracts contracts;
    private final KpiCatalogue kpis;
    private final Map<String, String> feeds;
    private final Map<String, String> origins;
    private final Function<YearMonth, List<Settlement>> statements;
    private final Function<YearMonth, AgentScores> scores;

    /**
     * @param datasets has the report's dataset: agent_id and name of every agent
     * @param contracts whose terms the sections show
     * @param kpis what the KPIs mean
     * @param feeds what readers call the feeds, by feed
     * @param origins what they call the kinds of slips
     * @param statements what holds for a month
     * @param scores of a month
     */
    public PerformanceReport(DatasetSource datasets, Contracts contracts, KpiCatalogue kpis, Map<String, String> feeds,
            Map<String, String> origins, Function<YearMonth, List<Settlement>> statements, Function<YearMonth, AgentScores> scores) {
        this.datasets = datasets;
        this.contracts = contracts;
        this.kpis = kpis;
        this.feeds = Map.copyOf(feeds);
        this.origins = Map.copyOf(origins);
        this.statements = statements;
        this.scores = scores;
    }

    public StatementDocument assemble(ReportDefinition definition, Period period, DataNotes notes, ZonedDateTime asOf) {
        YearMonth month = YearMonth.from(period.from());
        Map<String, String> names = new HashMap<>();
        datasets.read(definition.dataset(), Map.of()).forEach(row -> names.put(row.text("agent_id"), row.text("name")));
        List<Settlement> settlements = statements.apply(month);
        List<ReportTable> tables = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        Set<String> face = new HashSet<>();
        for (int i = 0; i < settlements.size(); i++) {
            Settlement settlement = settlements.get(i);
            Statement statement = settlement.statement();
            StatementTables section = new StatementTables(settlement, i + 1, settlements.size() == 1 ? "" : " " + (i + 1) + " "
                    + statement.contract(), contracts.terms(statement.contract(), statement.month()), contracts.fee(statement), names,
                    origins);
            findings.addAll(findings(settlement));
            tables.addAll(section.list(asOf.getZone()));
            face.addAll(section.face());
        }
        if (settlements.isEmpty()) {
            findings.add("本月没有生效的合同，无考核结算");
            face.add("scores");
        }
        tables.add(ScoreTable.of(scores.apply(month), settlements.stream().map(Settlement::statement).toList()));
        return new StatementDocument(new DocumentHead(definition.id(), definition.title(period), period, asOf), findings, tables,
                figures(settlements), notes, face, settlements.stream().anyMatch(settlement -> settlement.issued().isEmpty()));
    }

    /** The contracts' KPIs with the contracts' targets. */
    private List<Figure> figures(List<Settlement> settlements) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        settlements.forEach(settlement -> settlement.statement().lines().forEach(line -> line.assessed().ifPresent(assessed ->
                kpis.find(line.ref()).ifPresent(kpi -> figures.putIfAbsent(kpi.id() + assessed.target(),
                        Figure.of(kpi.withTarget(assessed.target())))))));
        return List.copyOf(figures.values());
    }

    private List<String> findings(Settlement settlement) {
        Statement statement = settlement.statement();
        MoneyWords money = new MoneyWords(statement.currency());
        List<String> findings = new ArrayList<>();
        findings.add(statement.vendor().name() + "（合同 " + statement.contract() + "，考核范围：" + covers(statement)
                + "）应扣 "
                + money.amount(statement.total()) + money.capitals(statement.total()).map(words -> "（" + words + "）").orElse("")
                + "。" + settlement.issued().map(this::version).orElse("本月尚未关账，本表为草稿，金额可能变动。"));
        long missed = statement.lines(Line.Kind.KPI).stream().filter(line -> line.outcome() == RuleOutcome.CHARGED).map(Line::ref)
                .distinct().count();
        findings.add("KPI 未达标 " + missed + " 项，扣 " + sum(statement, Line.Kind.KPI) + bonus(statement) + "；过失单列示 "
                + statement.lines(Line.Kind.SLIP).size() + " 张，扣 " + sum(statement, Line.Kind.SLIP) + "；封顶减免 "
                + money.amount(StatementTables.sum(statement.lines(Line.Kind.CAP)).abs()) + "。");
        if (settlement.issued().filter(issued -> !contracts.stillHold(issued)).isPresent()) {
            findings.add("合同文件在本版之后有改动：“合同标准”表为现行条款，"
                    + "各项金额仍按出具本版时的条款；重新计算该月即生成下一版。");
        }
        if (!statement.unpriced().isEmpty()) {
            findings.add("不完整：" + statement.unpriced().size() + " 张过失单没有对应的合同标准（" + statement.unpriced()
                    .stream().limit(3).map(Line::ref)
                    .collect(Collectors.joining("、")) + (statement.unpriced().size() > 3 ? " 等" : "") + "），暂按零列示。");
        }
        return findings;
    }

    private static String covers(Statement statement) {
        return statement.covers().equals("all") ? "全部" : statement.covers().replace("teams ", "班组 ")
                .replace("queues ", "技能组 ");
    }

    private static String bonus(Statement statement) {
        return statement.lines(Line.Kind.BONUS).isEmpty() ? "" : "，奖励 "
                + new MoneyWords(statement.currency()).amount(StatementTables.sum(statement.lines(Line.Kind.BONUS)).abs());
    }

    private static String sum(Statement statement, Line.Kind kind) {
        return new MoneyWords(statement.currency()).amount(StatementTables.sum(statement.lines(kind)));
    }

    private String version(IssuedStatement issued) {
        return "本表为第 " + issued.version() + " 版" + issued.difference().map(difference -> "，较第 " + (issued.version() - 1)
                + " 版 "
                + new MoneyWords(issued.statement().currency()).difference(difference)).orElse("") + "（"
                + ChineseWords.reasons(issued.reasons(), feeds) + "）。";
    }
}
