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
import callmart.measure.kpi.MeasureCatalogue;
import callmart.report.DataNotes;
import callmart.report.DatasetSource;
import callmart.report.DocumentHead;
import callmart.report.Figure;
import callmart.report.ReportTable;
import callmart.report.StatementDocument;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.Texts.Limit;
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
    private final MeasureCatalogue measures;
    private final Map<String, String> feeds;
    private final Map<String, String> origins;
    private final Function<YearMonth, List<Settlement>> statements;
    private final Function<YearMonth, AgentScores> scores;
    private final Texts texts;

    /**
     * @param datasets has the report's dataset: agent_id and name of every agent
     * @param contracts whose terms the sections show
     * @param kpis what the KPIs mean
     * @param measures in whose units numerators and denominators are shown
     * @param feeds what readers call the feeds, by feed
     * @param origins what they call the kinds of slips
     * @param statements what holds for a month
     * @param scores of a month
     * @param texts what the report says
     */
    public PerformanceReport(DatasetSource datasets, Contracts contracts, KpiCatalogue kpis, MeasureCatalogue measures,
            Map<String, String> feeds, Map<String, String> origins, Function<YearMonth, List<Settlement>> statements,
            Function<YearMonth, AgentScores> scores, Texts texts) {
        this.datasets = datasets;
        this.contracts = contracts;
        this.kpis = kpis;
        this.measures = measures;
        this.feeds = Map.copyOf(feeds);
        this.origins = Map.copyOf(origins);
        this.statements = statements;
        this.scores = scores;
        this.texts = texts;
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
                    origins, new KpiSums(kpis, measures), texts);
            findings.addAll(findings(settlement));
            tables.addAll(section.list(asOf.getZone()));
            face.addAll(section.face());
        }
        if (settlements.isEmpty()) {
            findings.add(texts.of(Text.STATEMENT_NO_CONTRACT));
            face.add("scores");
        }
        tables.add(ScoreTable.of(scores.apply(month), settlements.stream().map(Settlement::statement).toList(), texts));
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
        findings.add(texts.of(Text.STATEMENT_OWED, statement.vendor().name(), statement.contract(), covers(statement),
                money.amount(statement.total()), money.capitals(statement.total()).map(words -> texts.of(Text.STATEMENT_CAPITALS, words))
                .orElse(""), settlement.issued().map(this::version).orElse(texts.of(Text.STATEMENT_DRAFT))));
        long missed = statement.lines(Line.Kind.KPI).stream().filter(line -> line.outcome() == RuleOutcome.CHARGED).map(Line::ref)
                .distinct().count();
        findings.add(texts.of(Text.STATEMENT_COUNTS, missed, sum(statement, Line.Kind.KPI), bonus(statement),
                statement.lines(Line.Kind.SLIP).size(), sum(statement, Line.Kind.SLIP),
                money.amount(StatementTables.sum(statement.lines(Line.Kind.CAP)).abs())));
        if (settlement.issued().filter(issued -> !contracts.stillHold(issued)).isPresent()) {
            findings.add(texts.of(Text.STATEMENT_TERMS_CHANGED));
        }
        if (!statement.unpriced().isEmpty()) {
            int most = texts.of(Limit.UNPRICED_SLIPS).intValue();
            findings.add(texts.of(Text.STATEMENT_INCOMPLETE, statement.unpriced().size(), statement.unpriced().stream().limit(most)
                    .map(Line::ref).collect(Collectors.joining(texts.of(Text.WORD_AND))),
                    statement.unpriced().size() > most ? texts.of(Text.STATEMENT_INCOMPLETE_MORE) : ""));
        }
        return findings;
    }

    /** {@code all}, {@code teams …} or {@code queues …} in words. */
    private String covers(Statement statement) {
        String[] covers = statement.covers().split(" ", 2);
        return switch (covers[0]) {
            case "teams" -> texts.of(Text.STATEMENT_OF_TEAMS, covers[1]);
            case "queues" -> texts.of(Text.STATEMENT_OF_QUEUES, covers[1]);
            default -> texts.of(Text.STATEMENT_OF_ALL);
        };
    }

    private String bonus(Statement statement) {
        return statement.lines(Line.Kind.BONUS).isEmpty() ? "" : texts.of(Text.STATEMENT_BONUS,
                new MoneyWords(statement.currency()).amount(StatementTables.sum(statement.lines(Line.Kind.BONUS)).abs()));
    }

    private static String sum(Statement statement, Line.Kind kind) {
        return new MoneyWords(statement.currency()).amount(StatementTables.sum(statement.lines(kind)));
    }

    private String version(IssuedStatement issued) {
        return texts.of(Text.STATEMENT_VERSION, issued.version(), issued.difference().map(difference -> texts.of(
                Text.STATEMENT_DIFFERENCE, issued.version() - 1, new MoneyWords(issued.statement().currency()).difference(difference)))
                .orElse(""), new LineWords(texts).reasons(issued.reasons(), feeds));
    }
}
