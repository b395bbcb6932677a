package callmart.contract;

import java.time.YearMonth;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** Tells whether two computations gave the same. */
final class Checksums {

    private Checksums() {
    }

    /** Over everything that makes a version. */
    static String of(Statement statement) {
        return of(String.join("\n", statement.contract(), statement.vendor().toString(), statement.covers(), statement.month().toString(),
                statement.currency(), StatementNumbers.plain(statement.monthlyFee()), LineRow.content(statement.judged())));
    }

    /** Over the terms that hold on some day of a month, and of a part of it also over which. */
    static String of(Contract contract, YearMonth month) {
        Fee fee = Fee.of(contract, month);
        return of(List.of(contract.vendor(), contract.covers(), contract.currency(), contract.of(month))
                + (fee.isWhole() ? "" : fee.toString()));
    }

    private static String of(String text) {
        return DigestUtils.sha256Hex(text);
    }
}
