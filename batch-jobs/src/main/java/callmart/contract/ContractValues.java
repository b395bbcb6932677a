package callmart.contract;

import callmart.config.YamlNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of a contract file, each with its own form; another form is a fault at the node and gives a harmless value. */
final class ContractValues {

    private static final Pattern MONEY = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");
    private static final Pattern PERCENTAGE = Pattern.compile("\\d{1,3}(\\.\\d{1,6})?\\s*%");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,3})?");
    private static final Pattern DAY = Pattern.compile("[1-9]\\d{3}-\\d{2}-\\d{2}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ContractValues() {
    }

    static BigDecimal money(YamlNode node) {
        String text = node.text().strip();
        if (!MONEY.matcher(text).matches()) {
            node.fault("expected an amount of money, not negative and with at most two decimal places, such as 500.00, found '" + text
                    + "'");
            return BigDecimal.ZERO.setScale(2);
        }
        return new BigDecimal(text).setScale(2);
    }

    /** {@code 95%} is 0.95. */
    static BigDecimal percentage(YamlNode node) {
        String text = node.text().strip();
        if (!PERCENTAGE.matcher(text).matches() || number(text).compareTo(HUNDRED) > 0) {
            node.fault("expected a percentage from 0% to 100% such as 95%, found '" + text + "'");
            return BigDecimal.ZERO;
        }
        return number(text).movePointLeft(2);
    }

    private static BigDecimal number(String percentage) {
        return new BigDecimal(percentage.substring(0, percentage.length() - 1).strip());
    }

    static LocalDate date(YamlNode node) {
        String text = node.text().strip();
        Optional<LocalDate> day = DAY.matcher(text).matches() ? parsed(text) : Optional.empty();
        if (day.isEmpty()) {
            node.fault("expected a day such as 2026-01-01, found '" + text + "'");
        }
        return day.orElse(LocalDate.EPOCH);
    }

    private static Optional<LocalDate> parsed(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * A plain number, 0 or more.
     *
     * @param unit as a user calls it: {@code seconds}
     */
    static BigDecimal number(YamlNode node, String unit) {
        String text = node.text().strip();
        if (!NUMBER.matcher(text).matches()) {
            node.fault("expected " + unit + ", 0 or more, such as 20, found '" + text + "'");
            return BigDecimal.ZERO;
        }
        return new BigDecimal(text);
    }

    static String currency(YamlNode node) {
        String text = node.text();
        if (!CURRENCY.matcher(text).matches()) {
            node.fault("expected a currency of three capital letters such as CNY, found '" + text + "'");
        }
        return text;
    }
}
