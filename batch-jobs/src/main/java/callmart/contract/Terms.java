package callmart.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a contract says from a day on.
 *
 * @param from first day on which it holds
 * @param monthlyFee money, that shares are taken of
 * @param kpis in the file's order, each KPI once
 * @param agentMonthCap the most that the slips of one agent cost a month
 * @param monthCapShare the most that a month costs, as a share of the fee: 0.2 is 20 %
 */
public record Terms(LocalDate from, BigDecimal monthlyFee, List<KpiTerm> kpis, SlipTerms slips,
        Optional<BigDecimal> agentMonthCap, Optional<BigDecimal> monthCapShare) {

    public Terms {
        kpis = List.copyOf(kpis);
    }

    Optional<KpiTerm> find(String kpi) {
        return kpis.stream().filter(term -> term.kpi().id().equals(kpi)).findFirst();
    }
}
