package callmart.contract;

import callmart.measure.kpi.Kpi;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes the statements of a month from what the warehouse holds. Stores nothing. */
public final class Penalties {

    private static final Logger LOG = LoggerFactory.getLogger(Penalties.class);

    private final Contracts contracts;
    private final StatementMaker maker;
    private final SlipSource slips;
    private final MeasureSource measures;
    private final List<Kpi> kpis;

    /**
     * @param contracts by whose terms
     * @param kpis those that can have a value
     * @param measures sums of what the contracts cover
     * @param sql the product's {@code sql} folder
     * @param zone business time zone
     */
    public Penalties(Contracts contracts, List<Kpi> kpis, MeasureSource measures, Warehouse warehouse, Path sql, ZoneId zone) {
        this.contracts = contracts;
        this.measures = measures;
        this.kpis = List.copyOf(kpis);
        this.maker = new StatementMaker(measures, kpis);
        this.slips = new SlipSource(warehouse, sql, zone);
    }

    /** One statement for each contract in force on some day of the month, by the contracts' first day. */
    public List<Statement> of(YearMonth month) {
        List<Contract> inForce = contracts.of(month);
        List<SlipFact> facts = slips.of(month.atDay(1), month.atEndOfMonth());
        Map<Optional<Contract>, List<SlipFact>> owned = facts.stream().collect(Collectors.groupingBy(fact -> owner(fact, inForce)));
        Optional.ofNullable(owned.get(Optional.<Contract>empty())).filter(none -> !inForce.isEmpty()).ifPresent(none -> LOG.warn(
                "{} slips of {} belong to no contract, the first is {} of {}", none.size(), month, none.get(0).id(), none.get(0).day()));
        List<MovedDeadline> moved = inForce.isEmpty() ? List.of() : slips.movedDeadlines(month.atDay(1), month.atEndOfMonth());
        List<Statement> statements = new ArrayList<>();
        inForce.forEach(contract -> statements.add(maker.make(contract, month, owned.getOrDefault(Optional.of(contract), List.of()),
                moved.stream().filter(deadline -> owns(contract, deadline)).toList())));
        return statements;
    }

    /**
     * What the priced KPIs of a month cost if it ended now, and what its rest must reach.
     *
     * @param today the first day that is left; what is loaded of it and later days does not count
     * @param forecast calls that are expected on days that are left
     * @param offered id of the measure that these calls are
     */
    public List<Outlook.Row> outlook(YearMonth month, LocalDate today, Map<LocalDate, BigDecimal> forecast, String offered) {
        Outlook outlook = new Outlook(measures, today, forecast, offered);
        StatementMaker soFar = new StatementMaker(new MeasuresBefore(measures, today), kpis);
        return contracts.of(month).stream().flatMap(contract -> outlook.of(contract, month, soFar.make(contract, month, List.of(),
                List.of())).stream()).toList();
    }

    /** A slip is charged once: by the contract of the agent's team, else by that of the call's queue. */
    private static Optional<Contract> owner(SlipFact fact, List<Contract> inForce) {
        List<Contract> ofDay = inForce.stream().filter(contract -> contract.inForce(fact.day())).toList();
        return ofDay.stream().filter(contract -> covers(contract, Covers.Kind.TEAMS, fact.team())).findFirst()
                .or(() -> ofDay.stream().filter(contract -> covers(contract, Covers.Kind.QUEUES, fact.queue())).findFirst());
    }

    private static boolean owns(Contract contract, MovedDeadline deadline) {
        return contract.inForce(deadline.movedOn()) && covers(contract, Covers.Kind.TEAMS, deadline.team());
    }

    private static boolean covers(Contract contract, Covers.Kind kind, Optional<String> name) {
        Covers covers = contract.covers();
        return covers.kind() == Covers.Kind.ALL || covers.kind() == kind && name.filter(covers.names()::contains).isPresent();
    }
}
