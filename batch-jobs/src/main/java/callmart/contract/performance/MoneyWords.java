package callmart.contract.performance;

import callmart.contract.StatementNumbers;
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

    /** A column's head: {@code 金额（元）}, or {@code 金额（USD）}. */
    String head(String title) {
        return title + "（" + (yuan() ? "元" : currency) + "）";
    }

    /** The capitals that finance writes; empty of another currency, for which there are none. */
    Optional<String> capitals(BigDecimal money) {
        return yuan() ? Optional.of(ChineseAmount.of(money)) : Optional.empty();
    }

    private boolean yuan() {
        return currency.equals(StatementNumbers.YUAN);
    }
}
