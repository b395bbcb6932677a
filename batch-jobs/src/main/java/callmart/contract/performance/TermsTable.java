package callmart.contract.performance;

import callmart.contract.Fee;
import callmart.contract.KpiTerm;
import callmart.contract.Line;
import callmart.contract.PenaltyRule;
import callmart.contract.Rounding;
import callmart.contract.SlipTerms;
import callmart.contract.Statement;
import callmart.contract.StatementNumbers;
import callmart.contract.Terms;
import callmart.measure.kpi.Target;
import callmart.measure.kpi.Unit;
import callmart.report.Cell;
import callmart.report.ReportTable;
import callmart.report.ReportTable.Row;
import callmart.report.Text;
import callmart.report.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What the contract says, for whoever checks a statement: the fee in row 0, then the tariff, each KPI's rule, the caps, and what slips are
 * made of. Other tables refer to its amounts where they are the same.
 */
final class TermsTable {

    private static final int MONEY_DECIMALS = 2;

    private final String id;
    private final String suffix;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, List<Place>> places = new HashMap<>();
    private final Optional<Terms> last;
    private final MoneyWords money;
    private final BigDecimal monthlyFee;
    private final Optional<Fee> fee;
    private final Texts texts;

    /**
     * @param number tells the tables of several statements apart
     * @param suffix the same for readers
     * @param terms of the month in the order of time; empty when the contract is not configured any more
     * @param fee what the statement's fee is made of; empty when the files do not say it any more
     */
    TermsTable(String number, String suffix, Statement statement, List<Terms> terms, Optional<Fee> fee, Texts texts) {
        this.id = "terms" + number;
        this.suffix = suffix;
        this.money = new MoneyWords(statement.currency());
        this.monthlyFee = statement.monthlyFee();
        this.fee = fee;
        this.texts = texts;
        Optional<String> part = fee.filter(known -> !known.isWhole()).map(this::words);
        this.last = terms.isEmpty() ? Optional.empty() : Optional.of(terms.get(terms.size() - 1));
        add("fee", texts.of(part.isEmpty() ? Text.TERM_FEE : Text.TERM_PART_OF_FEE), part.map(of -> texts.of(Text.TERM_PART_OF_FEE_IS, of))
                .orElseGet(() -> texts.of(Text.TERM_FEE_IS)), Optional.of(monthlyFee), "");
        last.ifPresent(known -> {
            known.slips().tariff().forEach((code, entry) -> add("code:" + code, code, slip(entry), Optional.of(entry.amount()), ""));
            known.kpis().forEach(term -> kpi(term, ""));
            known.agentMonthCap().ifPresent(cap -> add("agent", texts.of(Text.TERM_AGENT_CAP),
                    texts.of(Text.TERM_AGENT_CAP_IS, ofMonth(cap)), Optional.of(limit(cap)), ""));
            known.monthCapShare().ifPresent(share -> add("month", texts.of(Text.TERM_MONTH_CAP),
                    texts.of(Text.TERM_MONTH_CAP_IS, percent(share)), Optional.of(share(share)), shareOfFee(share, share(share))));
            origins(known.slips());
        });
        for (int i = 0; i < terms.size() - 1; i++) {
            earlier(terms.get(i), terms.get(i + 1).from());
        }
    }

    /** A row and the amount that stands in it. */
    private record Place(int row, BigDecimal amount) {
    }

    /** Of terms that held at first in the month what days and slips were priced with, where it changed. */
    private void earlier(Terms terms, LocalDate end) {
        String until = texts.of(Text.TERM_UNTIL, end);
        Terms now = last.orElseThrow();
        terms.slips().tariff().forEach((code, entry) -> {
            if (!entry.equals(now.slips().tariff().get(code))) {
                add("code:" + code, code + until, slip(entry), Optional.of(entry.amount()), "");
            }
        });
        terms.kpis().stream().filter(term -> term.rule() instanceof PenaltyRule.PerDay && !now.kpis().contains(term))
                .forEach(term -> kpi(term, until));
    }

    private String slip(SlipTerms.Entry entry) {
        return texts.of(Text.TERM_SLIP, entry.title());
    }

    /** Ids of the KPIs, in the contract's order. */
    List<String> kpis() {
        return last.map(terms -> terms.kpis().stream().map(term -> term.kpi().id()).toList()).orElse(List.of());
    }

    /** The title of a code; empty when the tariff lacks it. */
    Optional<String> title(String code) {
        return last.flatMap(terms -> Optional.ofNullable(terms.slips().tariff().get(code))).map(SlipTerms.Entry::title);
    }

    ReportTable table() {
        return new ReportTable(id, texts.of(Text.TITLE_TERMS) + suffix, List.of(texts.left(Text.HEADING_TERM, 30),
                texts.left(Text.HEADING_TERM_RULE, 60), money.column(texts.of(Text.HEADING_AMOUNT), 22)), rows);
    }

    /** The cell of the fee. */
    String feeCell() {
        return "[" + id + "!0,2]";
    }

    /** The cell of a code's price; empty when that is another amount. */
    Optional<String> price(String code, BigDecimal amount) {
        return cell("code:" + code, amount);
    }

    /** The cell of a cap's limit; empty when that is another amount. */
    Optional<String> limit(Line line) {
        Line.Cap cap = line.cap().orElseThrow();
        return cell(switch (cap.scope()) {
            case KPI -> "cap:" + line.ref();
            case AGENT -> "agent";
            case MONTH -> "month";
        }, cap.limit());
    }

    /** A share of the fee as a formula of any table; empty where running sums over parts of a month give another last digit. */
    String shareOfFee(BigDecimal share, BigDecimal amount) {
        return rounded(share).compareTo(amount) == 0 ? "ROUND(" + feeCell() + "*" + share.stripTrailingZeros().toPlainString() + ","
                + MONEY_DECIMALS + ")" : "";
    }

    /** {@code 300,000.00 × 15 ÷ 30 天 + …}, of a fee that is not a whole month's. */
    private String words(Fee fee) {
        return fee.stretches().stream().map(stretch -> texts.of(Text.TERM_STRETCH, StatementNumbers.money(stretch.monthly()),
                stretch.days(), stretch.month())).collect(Collectors.joining(" + "));
    }

    /** What of a whole month's cap holds. */
    private BigDecimal limit(BigDecimal cap) {
        return fee.map(known -> known.limit(cap)).orElse(cap);
    }

    /** Says so where a cap is not the whole month's. */
    private String ofMonth(BigDecimal cap) {
        return limit(cap).compareTo(cap) == 0 ? "" : texts.of(Text.TERM_OF_MONTH, money.amount(cap));
    }

    /** The cell of what a KPI's point, day or tier costs; empty when no row has that amount. */
    String price(Line line) {
        return cell((line.kind() == Line.Kind.BONUS ? "bonus:" : "kpi:") + line.ref(), line.assessed().orElseThrow().price().orElseThrow())
                .orElse("");
    }

    private Optional<String> cell(String key, BigDecimal amount) {
        return places.getOrDefault(key, List.of()).stream().filter(place -> place.amount().compareTo(amount) == 0).findFirst()
                .map(place -> "[" + id + "!" + place.row() + ",2]");
    }

    private void add(String key, String item, String words, Optional<BigDecimal> amount, String formula) {
        amount.ifPresent(money -> places.computeIfAbsent(key, none -> new ArrayList<>()).add(new Place(rows.size(), money)));
        rows.add(new Row(false, List.of(new Cell.Text(item), new Cell.Text(words), amount.map(money -> (Cell) new Cell.Computed(money,
                Cell.Shape.MONEY, formula)).orElse(new Cell.Text("")))));
    }

    /** @param until when the term ended, for readers; empty of one that holds at the month's end */
    private void kpi(KpiTerm term, String until) {
        String label = term.kpi().label() + until;
        String ref = term.kpi().id();
        boolean atLeast = term.target().direction() == Target.Direction.AT_LEAST;
        UnaryOperator<String> target = rule -> texts.of(Text.TERM_TARGET, atLeast ? "≥" : "≤", value(term, term.target().limit()),
        rule);
        if (term.rule() instanceof PenaltyRule.PerPoint rule) {
            add("kpi:" + ref, label, target.apply(texts.of(Text.TERM_POINT, rounding(rule.rounding()))), Optional.of(rule.amount()), "");
            rule.bonus().ifPresent(bonus -> add("bonus:" + ref, texts.of(Text.TERM_BONUS, label),
                    texts.of(Text.TERM_BONUS_IS, rounding(rule.rounding())), Optional.of(bonus), ""));
        } else if (term.rule() instanceof PenaltyRule.PerDay rule) {
            add("kpi:" + ref, label, target.apply(rule.perPoint().map(points -> texts.of(Text.TERM_DAY_POINT, rounding(points)))
                    .orElseGet(() -> texts.of(Text.TERM_DAY))), Optional.of(rule.amount()), "");
        } else {
            ((PenaltyRule.Tiers) term.rule()).tiers().forEach(tier -> {
                Optional<BigDecimal> share = tier.shareOfFee();
                add("kpi:" + ref, label, target.apply(texts.of(Text.TERM_TIER, texts.of(atLeast ? Text.TERM_BELOW : Text.TERM_ABOVE),
                        value(term, tier.limit()), share.map(part -> texts.of(Text.TERM_TIER_SHARE, percent(part))).orElse(""))),
                        tier.amount().or(() -> share.map(this::share)), share.map(part -> shareOfFee(part, share(part))).orElse(""));
            });
        }
        term.cap().filter(cap -> until.isEmpty()).ifPresent(cap -> add("cap:" + ref, texts.of(Text.TERM_KPI_CAP, label),
                texts.of(Text.TERM_KPI_CAP_IS, ofMonth(cap)), Optional.of(limit(cap)), ""));
    }

    private String rounding(Rounding rounding) {
        return texts.of(switch (rounding) {
            case WHOLE -> Text.TERM_WHOLE;
            case STARTED -> Text.TERM_STARTED;
            case PRO_RATA -> Text.TERM_PRO_RATA;
        });
    }

    private void origins(SlipTerms slips) {
        List<String> words = new ArrayList<>();
        if (slips.reviews()) {
            words.add(texts.of(Text.TERM_REVIEWS));
        }
        slips.cases().forEach((nature, code) -> words.add(texts.of(Text.TERM_CASES, nature(nature), code)));
        slips.absent().ifPresent(code -> words.add(texts.of(Text.TERM_ABSENT, code)));
        slips.late().ifPresent(late -> words.add(texts.of(Text.TERM_LATE,
                late.overMinutes().stripTrailingZeros().toPlainString(), late.code())));
        if (!slips.warnings().isEmpty()) {
            words.add(texts.of(Text.TERM_WARNINGS, slips.warnings().values().stream().distinct()
                    .collect(Collectors.joining(texts.of(Text.WORD_AND)))));
        }
        if (slips.byHand()) {
            words.add(texts.of(Text.TERM_BY_HAND));
        }
        if (!words.isEmpty()) {
            add("", texts.of(Text.TERM_ORIGINS), texts.of(Text.TERM_ORIGINS_ARE, String.join(texts.of(Text.WORD_SEMICOLON), words)),
                    Optional.empty(), "");
        }
    }

    private String nature(String nature) {
        return texts.of(switch (nature) {
            case "business" -> Text.TERM_BUSINESS;
            case "attitude" -> Text.TERM_ATTITUDE;
            default -> Text.TERM_OTHER;
        });
    }

    private BigDecimal share(BigDecimal share) {
        return fee.map(known -> known.share(share)).orElseGet(() -> rounded(share));
    }

    private BigDecimal rounded(BigDecimal share) {
        return monthlyFee.multiply(share).setScale(MONEY_DECIMALS, RoundingMode.HALF_UP);
    }

    private static String value(KpiTerm term, BigDecimal limit) {
        return term.kpi().unit() == Unit.PERCENT ? percent(limit) : limit.stripTrailingZeros().toPlainString() + " "
                + term.kpi().unit().word();
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
