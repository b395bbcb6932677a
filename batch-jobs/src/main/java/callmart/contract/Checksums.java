package callmart.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;

/** Tells whether two computations gave the same. */
final class Checksums {

    private Checksums() {
    }

    /** Over everything that a reader of the statement sees. */
    static String of(Statement statement) {
        return of(String.join("\n", statement.contract(), statement.vendor().toString(), statement.covers(), statement.month().toString(),
                statement.currency(), StatementNumbers.plain(statement.monthlyFee()), LineRow.content(statement.lines())));
    }

    /** Over the terms that hold on some day of a month, and of a part of it also over which. */
    static String of(Contract contract, YearMonth month) {
        Fee fee = Fee.of(contract, month);
        return of(List.of(contract.vendor(), contract.covers(), contract.currency(), contract.of(month))
                + (fee.isWhole() ? "" : fee.toString()));
    }

    private static String of(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
