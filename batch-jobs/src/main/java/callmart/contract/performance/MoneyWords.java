package callmart.contract.performance;

import callmart.contract.StatementNumbers;
import callmart.report.ReportTable.Align;
import callmart.report.ReportTable.Column;
import java.math.BigDecimal;
import java.util.Optional;

/** How readers see the money of a statement: the one place that knows how a currency is written. Decision 166. */
record MoneyWords(String currency) {

    /** {@code 1,500.00 元}, or {@code USD 1,500.00}. */
    String amount(BigDecimal money) {
        return yuan() ? StatementNumbers.money(money) + " 元" : StatementNumbers.money(money, currency);
    }

    /** As {@link #amount}, a rise with its sign. */
    String difference(BigDecimal money) {
        return (money.signum() > 0 ? "+" : "") + amount(money);
    }

    /** {@code 金额（元）}, or {@code 金额（USD）}. */
    private String head(String title) {
        return title + "（" + (yuan() ? "元" : currency) + "）";
    }

    /** A column of amounts. */
    Column column(String title, int weight) {
        return new Column(head(title), Align.RIGHT, weight);
    }

    /** The capitals that finance writes; empty of another currency, for which there are none. */
    Optional<String> capitals(BigDecimal money) {
        return yuan() ? Optional.of(ChineseAmount.of(money)) : Optional.empty();
    }

    private boolean yuan() {
        return currency.equals(StatementNumbers.YUAN);
    }
}
