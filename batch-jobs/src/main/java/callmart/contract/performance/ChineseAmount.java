package callmart.contract.performance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money in the capitals that finance writes on a statement: 壹仟伍佰元整. */
public final class ChineseAmount {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};
    private static final int GROUP = 4;
    private static final int MOST_DIGITS = GROUP * 4;

    private ChineseAmount() {
    }

    /**
     * @param amount yuan with at most two decimals; a negative one begins with 负
     * @throws IllegalArgumentException beyond sixteen digits or below a fen
     */
    public static String of(BigDecimal amount) {
        if (amount.stripTrailingZeros().scale() > 2 || amount.abs().precision() - amount.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException(amount.toPlainString() + " is not an amount of at most " + MOST_DIGITS
                    + " digits and whole fen");
        }
        BigDecimal whole = amount.abs().setScale(0, RoundingMode.DOWN);
        int fen = amount.abs().subtract(whole).movePointRight(2).intValueExact();
        String yuan = whole.signum() == 0 ? "" : integer(whole.toPlainString()) + "元";
        String words = yuan + cents(fen / 10, fen % 10, !yuan.isEmpty(), endsInZero(whole));
        return (amount.signum() < 0 ? "负" : "") + (words.isEmpty() ? "零元整" : words);
    }

    private static boolean endsInZero(BigDecimal whole) {
        return whole.remainder(BigDecimal.TEN).signum() == 0;
    }

    /** 角 and 分; a gap of places within the amount is said with 零. */
    private static String cents(int jiao, int fen, boolean afterYuan, boolean afterZero) {
        if (jiao == 0 && fen == 0) {
            return afterYuan ? "整" : "";
        }
        boolean gap = afterYuan && (jiao == 0 || afterZero);
        return (gap ? "零" : "") + (jiao > 0 ? DIGITS.charAt(jiao) + "角" : "") + (fen > 0 ? DIGITS.charAt(fen) + "分" : "整");
    }

    private static String integer(String digits) {
        StringBuilder words = new StringBuilder();
        boolean zero = false;
        boolean groupSaid = false;
        for (int i = 0; i < digits.length(); i++) {
            int place = digits.length() - 1 - i;
            int digit = digits.charAt(i) - '0';
            if (digit > 0) {
                words.append(zero && words.length() > 0 ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[place % GROUP]);
                groupSaid = true;
            }
            zero = digit == 0;
            if (place % GROUP == 0) {
                words.append(groupSaid ? GROUPS[place / GROUP] : "");
                groupSaid = false;
            }
        }
        return words.toString();
    }
}
