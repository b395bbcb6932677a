package callmart.contract;

import callmart.config.EnumWord;
import callmart.measure.kpi.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A line's arithmetic in English, for the command line. */
public final class EnglishWords {

    private EnglishWords() {
    }

    /** {@code 95% − 92.31% = 2.69 points → 3 started × 500.00 = 1,500.00}, or the reason why there is nothing to pay. */
    public static String arithmetic(Line line, Statement statement) {
        return switch (line.kind()) {
            case KPI, MONTH, DAY, NOT_PRICED, BONUS -> kpi(line, statement);
            case SLIP -> slip(line);
            case CAP -> line.cap().map(cap -> "cap " + StatementNumbers.money(cap.limit()) + " − " + StatementNumbers.money(cap.before())
                    + " = " + StatementNumbers.money(line.amount(), statement.currency())).orElseThrow();
            case MOVED -> line.moved().map(move -> line.rule() + " due " + move.dueAt() + ", not met, was "
                    + move.to().map(to -> "moved to " + to).orElse("dropped") + " at " + move.movedAt()).orElseThrow();
            case TOTAL -> "";
        };
    }

    /** What the CSV says in its note: of a day's line the day. */
    public static String note(Line line, Statement statement) {
        return (line.kind() == Line.Kind.KPI || line.kind() == Line.Kind.DAY) && line.day().isPresent() ? line.day().get().toString()
                : arithmetic(line, statement);
    }

    private static String kpi(Line line, Statement statement) {
        Assessed assessed = line.assessed().orElseThrow();
        if (line.outcome() == RuleOutcome.NOT_TOLD_APART) {
            return "not assessed: not told apart by what the contract covers";
        }
        return StatementNumbers.of(line).map(shown -> switch (line.outcome()) {
            case ON_TARGET -> shown.value() + " against " + shown.target() + ": on target";
            case TOO_FEW_CASES -> "not assessed: " + StatementNumbers.plain(assessed.ratio().denominator()) + " cases";
            case SUM -> shown.value() + " against " + shown.target() + (line.kind() == Line.Kind.MONTH ? " over the month; assessed daily"
                    : ": not priced here");
            default -> charged(line, assessed, shown, statement);
        }).orElse("not assessed: no value");
    }

    private static String charged(Line line, Assessed assessed, StatementNumbers shown, Statement statement) {
        String amount = StatementNumbers.money(line.amount(), statement.currency());
        String gap = shown.above() ? shown.value() + " − " + shown.target() : shown.target() + " − " + shown.value();
        if (assessed.rounding().isPresent()) {
            String points = assessed.rounding().get() == Rounding.PRO_RATA ? shown.gap()
                    : StatementNumbers.plain(assessed.points().orElseThrow()) + " " + EnumWord.of(assessed.rounding().get());
            return gap + " = " + shown.gap() + " points → " + points + " × " + (line.amount().signum() < 0 ? StatementNumbers.MINUS : "")
                    + StatementNumbers.money(assessed.price().orElseThrow()) + " = " + amount;
        } else if (assessed.tier().isPresent()) {
            BigDecimal limit = assessed.tier().get();
            String tier = assessed.unit() == Unit.PERCENT ? StatementNumbers.plain(limit.movePointRight(2)) + "%"
                    : StatementNumbers.plain(limit) + (assessed.unit() == Unit.SECONDS ? "s" : "");
            return shown.value() + (shown.above() ? " is above " : " is below ") + tier + " → " + assessed.share().map(share ->
                    StatementNumbers.plain(share.movePointRight(2)) + "% of "
                            + StatementNumbers.money(statement.monthlyFee(), statement.currency()) + " = ").orElse("") + amount;
        }
        return assessed.price().isPresent() ? gap + " = " + shown.gap() + ", the day costs " + amount
                : shown.value() + " against " + shown.target() + ": no tier applies";
    }

    private static String slip(Line line) {
        Evidence evidence = line.evidence().orElseThrow();
        List<String> words = new ArrayList<>();
        switch (line.outcome()) {
            case MERGED -> words.add("merged: " + evidence.mergedInto().orElse("") + " stands for the call");
            case PENDING -> words.add("pending: no verdict yet");
            case OVERTURNED -> words.add("overturned on appeal");
            case REVOKED -> words.add("revoked");
            case UNPRICED -> words.add(line.rule().isEmpty() ? "no code"
                    : line.title().isEmpty() ? "the tariff has no code " + line.rule() : "its own amount is negative");
            default -> {
                if (evidence.appealed()) {
                    words.add("appealed, not decided");
                }
            }
        }
        words.add(evidence.kind().feed() + " of " + line.day().orElseThrow());
        evidence.quantity().ifPresent(quantity -> words.add(StatementNumbers.plain(quantity)
                + (evidence.kind() == SlipKind.LATENESS ? " minutes late" : " hours absent")));
        evidence.call().ifPresent(call -> words.add("call " + call + (evidence.callHeld() ? "" : " (call not held)")));
        evidence.ticket().ifPresent(ticket -> words.add("ticket " + ticket));
        return String.join("; ", words);
    }
}
