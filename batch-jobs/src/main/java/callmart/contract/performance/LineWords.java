package callmart.contract.performance;

import callmart.contract.Assessed;
import callmart.contract.Evidence;
import callmart.contract.Line;
import callmart.contract.Rounding;
import callmart.contract.RuleOutcome;
import callmart.contract.SlipKind;
import callmart.contract.Statement;
import callmart.contract.StatementDesk;
import callmart.contract.StatementNumbers;
import callmart.measure.kpi.Unit;
import callmart.report.Text;
import callmart.report.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A statement's lines in words of {@code texts.yml}: the arithmetic, the origin of slips, the reasons of versions. */
record LineWords(Texts texts) {

    private static final String LOADED = "loaded:";

    /** {@code 95% − 92.31% = 2.69 个百分点，不足1点按1点计为 3 点 × 500.00 = 1,500.00 元}. */
    String arithmetic(Line line, Statement statement) {
        Assessed assessed = line.assessed().orElseThrow();
        if (line.outcome() == RuleOutcome.NOT_TOLD_APART) {
            return texts.of(Text.LINE_NOT_TOLD_APART);
        }
        return StatementNumbers.of(line).map(shown -> switch (line.outcome()) {
            case ON_TARGET -> texts.of(Text.LINE_ON_TARGET, shown.value(), shown.target());
            case TOO_FEW_CASES -> texts.of(Text.LINE_TOO_FEW_CASES, plain(assessed.ratio().denominator()));
            case SUM -> line.kind() == Line.Kind.NOT_PRICED ? texts.of(Text.LINE_NOT_PRICED)
                    : texts.of(Text.LINE_MONTH_OF_DAYS, shown.value(), shown.target());
            default -> charged(line, assessed, shown, statement);
        }).orElseGet(() -> texts.of(Text.LINE_NO_VALUE));
    }

    private String charged(Line line, Assessed assessed, StatementNumbers shown, Statement statement) {
        MoneyWords money = new MoneyWords(statement.currency());
        String amount = money.amount(line.amount());
        String from = shown.above() ? shown.value() : shown.target();
        String less = shown.above() ? shown.target() : shown.value();
        if (assessed.rounding().isPresent()) {
            BigDecimal price = assessed.price().orElseThrow();
            return line.amount().signum() < 0
                    ? texts.of(Text.LINE_BONUS, from, less, shown.gap(), points(assessed, shown), money.amount(price), amount)
                    : texts.of(Text.LINE_POINTS, from, less, shown.gap(), points(assessed, shown), StatementNumbers.money(price), amount);
        } else if (assessed.tier().isPresent()) {
            String side = texts.of(shown.above() ? Text.TERM_ABOVE : Text.TERM_BELOW);
            return assessed.share().map(share -> texts.of(Text.LINE_TIER_OF_FEE, shown.value(), side, limit(assessed),
                    StatementNumbers.money(statement.monthlyFee()), plain(share.movePointRight(2)) + "%", amount))
                    .orElseGet(() -> texts.of(Text.LINE_TIER, shown.value(), side, limit(assessed), amount));
        }
        return assessed.price().isEmpty() ? texts.of(Text.LINE_NO_TIER, shown.value(), shown.target())
                : texts.of(Text.LINE_DAY, from, less, shown.gap(), assessed.unit() == Unit.PERCENT
                ? texts.of(Text.LINE_PERCENTAGE_POINTS) : assessed.unit().word(), amount);
    }

    private String points(Assessed assessed, StatementNumbers shown) {
        String count = plain(assessed.points().orElseThrow());
        return switch (assessed.rounding().orElseThrow()) {
            case WHOLE -> texts.of(Text.LINE_WHOLE, count);
            case STARTED -> texts.of(Text.LINE_STARTED, count);
            case PRO_RATA -> texts.of(Text.LINE_PRO_RATA, shown.gap());
        };
    }

    private static String limit(Assessed assessed) {
        BigDecimal limit = assessed.tier().orElseThrow();
        return assessed.unit() == Unit.PERCENT ? plain(limit.movePointRight(2)) + "%" : plain(limit) + " " + assessed.unit().word();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    String rule(Line line) {
        Assessed assessed = line.assessed().orElseThrow();
        return switch (line.rule()) {
            case "tiers" -> texts.of(Text.RULE_TIERS);
            case "per-day" -> line.kind() == Line.Kind.MONTH ? texts.of(Text.RULE_MONTH_OF_DAYS)
                    : assessed.rounding().map(rounding -> texts.of(Text.RULE_DAY_POINTS, rounding(rounding)))
                    .orElseGet(() -> texts.of(Text.RULE_DAY));
            default -> texts.of(Text.RULE_POINTS, assessed.rounding().map(rounding -> texts.of(Text.RULE_ROUNDED, rounding(rounding)))
                    .orElse(""), line.kind() == Line.Kind.BONUS ? texts.of(Text.RULE_BONUS) : "");
        };
    }

    private String rounding(Rounding rounding) {
        return texts.of(switch (rounding) {
            case WHOLE -> Text.RULE_WHOLE;
            case STARTED -> Text.RULE_STARTED;
            case PRO_RATA -> Text.RULE_PRO_RATA;
        });
    }

    String quantity(Evidence evidence) {
        return evidence.quantity().map(quantity -> texts.of(evidence.kind() == SlipKind.LATENESS ? Text.SLIP_MINUTES : Text.SLIP_HOURS,
                plain(quantity))).orElse("");
    }

    /**
     * Why a slip has its amount.
     *
     * @param listed whether nothing needs saying about where the amount of a charged slip comes from, as the tariff shows it
     */
    String outcome(Line line, boolean listed) {
        Evidence evidence = line.evidence().orElseThrow();
        return switch (line.outcome()) {
            case MERGED -> texts.of(Text.SLIP_MERGED, evidence.mergedInto().orElse(""));
            case PENDING -> texts.of(Text.SLIP_PENDING);
            case OVERTURNED -> texts.of(Text.SLIP_OVERTURNED);
            case REVOKED -> texts.of(Text.SLIP_REVOKED);
            case UNPRICED -> texts.of(line.rule().isEmpty() ? Text.SLIP_WITHOUT_CODE : line.title().isEmpty() ? Text.SLIP_UNKNOWN_CODE
                    : Text.SLIP_NEGATIVE);
            default -> charged(evidence, listed);
        };
    }

    private String charged(Evidence evidence, boolean listed) {
        List<String> notes = new ArrayList<>();
        if (!listed) {
            notes.add(texts.of(evidence.kind() == SlipKind.BY_HAND ? Text.SLIP_OWN_AMOUNT : Text.SLIP_PRICE_OF_DAY));
        }
        if (evidence.appealed()) {
            notes.add(texts.of(Text.SLIP_APPEALED));
        }
        if (!evidence.callHeld()) {
            notes.add(texts.of(Text.SLIP_NO_CALL));
        }
        return texts.of(Text.SLIP_CHARGED) + (notes.isEmpty() ? "" : texts.of(Text.SLIP_CHARGED_SO,
                String.join(texts.of(Text.WORD_COMMA), notes)));
    }

    /**
     * Why there is a version, from the column {@code reasons} of {@code statements}; what was loaded is said in one go.
     *
     * @param feeds what readers call the feeds, by feed
     */
    String reasons(List<String> reasons, Map<String, String> feeds) {
        List<String> words = new ArrayList<>(reasons.stream().filter(reason -> !reason.startsWith(LOADED)
                && !reason.startsWith(StatementDesk.VERSIONS)).map(this::reason).toList());
        List<String> loads = reasons.stream().filter(reason -> reason.startsWith(LOADED)).map(reason -> load(reason, feeds)).toList();
        if (!loads.isEmpty()) {
            words.add(texts.of(Text.REASON_LOADED, String.join(texts.of(Text.WORD_AND), loads)));
        }
        reasons.stream().filter(reason -> reason.startsWith(StatementDesk.VERSIONS)).forEach(reason -> words.add(
                texts.of(Text.REASON_VERSIONS, Stream.of(reason.substring(StatementDesk.VERSIONS.length()).split(";"))
                        .map(version -> version(version, feeds)).collect(Collectors.joining(texts.of(Text.WORD_AND))))));
        return String.join(texts.of(Text.WORD_SEMICOLON), words);
    }

    /** Of {@code feed/key@when}, or of what stands for those that are left out. */
    private String version(String version, Map<String, String> feeds) {
        String[] parts = version.split("/", 2);
        if (parts.length == 1) {
            return texts.of(Text.REASON_MORE);
        }
        int at = parts[1].lastIndexOf('@');
        return texts.of(Text.REASON_VERSION, feeds.getOrDefault(parts[0], parts[0]), parts[1].substring(0, at), parts[1].substring(at + 1));
    }

    private String load(String reason, Map<String, String> feeds) {
        String[] parts = reason.split(":", 4);
        String feed = feeds.getOrDefault(parts[1], parts[1]);
        return parts[2].equals(parts[3]) ? texts.of(Text.REASON_DAY, feed, parts[2])
                : texts.of(Text.REASON_DAYS, feed, parts[2], parts[3]);
    }

    private String reason(String reason) {
        return switch (reason) {
            case "closed" -> texts.of(Text.REASON_CLOSED);
            case "terms" -> texts.of(Text.REASON_TERMS);
            case "program" -> texts.of(Text.REASON_PROGRAM);
            default -> reason.substring(reason.indexOf(':') + 1);
        };
    }
}
