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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A statement's lines in Chinese words: the arithmetic, the origin of slips, the reasons of versions. */
final class ChineseWords {

    private static final String LOADED = "loaded:";

    private ChineseWords() {
    }

    /** {@code 95% − 92.31% = 2.69 个百分点，不足1点按1点计为 3 点 × 500.00 = 1,500.00 元}. */
    static String arithmetic(Line line, Statement statement) {
        Assessed assessed = line.assessed().orElseThrow();
        if (line.outcome() == RuleOutcome.NOT_TOLD_APART) {
            return "该指标无法按合同考核范围区分，不考核";
        }
        return StatementNumbers.of(line).map(shown -> switch (line.outcome()) {
            case ON_TARGET -> shown.value() + "，达到目标 " + shown.target() + "，不计罚";
            case TOO_FEW_CASES -> "样本仅 " + assessed.ratio().denominator().stripTrailingZeros().toPlainString()
                    + " 例，少于合同要求，不考核";
            case SUM -> line.kind() == Line.Kind.NOT_PRICED ? "本合同不计价"
                    : "全月 " + shown.value() + "（目标 " + shown.target() + "）；按日考核，本行不计金额";
            default -> charged(line, assessed, shown, statement);
        }).orElse("本期无值，不考核");
    }

    private static String charged(Line line, Assessed assessed, StatementNumbers shown, Statement statement) {
        MoneyWords money = new MoneyWords(statement.currency());
        String amount = money.amount(line.amount());
        String gap = shown.above() ? shown.value() + " − " + shown.target() : shown.target() + " − " + shown.value();
        if (assessed.rounding().isPresent()) {
            return gap + " = " + shown.gap() + " 个百分点，" + points(assessed, shown)
                    + (line.amount().signum() < 0 ? "，奖励 " + money.amount(assessed.price().orElseThrow()) + "/点，计 "
                    : " × " + StatementNumbers.money(assessed.price().orElseThrow()) + " = ") + amount;
        } else if (assessed.tier().isPresent()) {
            return shown.value() + (shown.above() ? " 高于 " : " 低于 ") + limit(assessed) + "，" + assessed.share().map(share ->
                    "月服务费 " + StatementNumbers.money(statement.monthlyFee()) + " × "
                            + share.movePointRight(2).stripTrailingZeros().toPlainString() + "% = ").orElse("按该档计 ")
                    + amount;
        }
        return assessed.price().isPresent() ? gap + " = " + shown.gap() + (assessed.unit() == Unit.PERCENT ? " 个百分点"
                : " " + assessed.unit().word())
                + "，当日未达标，计 "
                + amount : shown.value() + "，未达目标 " + shown.target() + "，但不在任何一档内";
    }

    private static String points(Assessed assessed, StatementNumbers shown) {
        String count = assessed.points().orElseThrow().stripTrailingZeros().toPlainString();
        return switch (assessed.rounding().orElseThrow()) {
            case WHOLE -> "取整点为 " + count + " 点";
            case STARTED -> "不足1点按1点计为 " + count + " 点";
            case PRO_RATA -> "按实际差距 " + shown.gap() + " 点";
        };
    }

    private static String limit(Assessed assessed) {
        BigDecimal limit = assessed.tier().orElseThrow();
        return assessed.unit() == Unit.PERCENT ? limit.movePointRight(2).stripTrailingZeros().toPlainString() + "%"
                : limit.stripTrailingZeros().toPlainString() + " " + assessed.unit().word();
    }

    static String rule(Line line) {
        Assessed assessed = line.assessed().orElseThrow();
        return switch (line.rule()) {
            case "tiers" -> "分档";
            case "per-day" -> line.kind() == Line.Kind.MONTH ? "按日（全月参考）"
                    : assessed.rounding().isPresent() ? "按日按点，" + rounding(assessed.rounding().get()) : "按日";
            default -> "按点" + assessed.rounding().map(rounding -> "，" + rounding(rounding)).orElse("")
                    + (line.kind() == Line.Kind.BONUS ? "，奖励" : "");
        };
    }

    private static String rounding(Rounding rounding) {
        return switch (rounding) {
            case WHOLE -> "取整";
            case STARTED -> "进一";
            case PRO_RATA -> "按比例";
        };
    }

    static String quantity(Evidence evidence) {
        return evidence.quantity().map(quantity -> quantity.stripTrailingZeros().toPlainString()
                + (evidence.kind() == SlipKind.LATENESS ? " 分钟" : " 小时")).orElse("");
    }

    /**
     * Why a slip has its amount.
     *
     * @param listed whether nothing needs saying about where the amount of a charged slip comes from, as the tariff shows it
     */
    static String outcome(Line line, boolean listed) {
        Evidence evidence = line.evidence().orElseThrow();
        return switch (line.outcome()) {
            case MERGED -> "同一通话，并入 " + evidence.mergedInto().orElse("") + "，不计";
            case PENDING -> "尚未判定，不计";
            case OVERTURNED -> "申诉撤销，不计";
            case REVOKED -> "已撤销，不计";
            case UNPRICED -> line.rule().isEmpty() ? "无代码，待补" : line.title().isEmpty() ? "合同无此代码的标准，待补"
                    : "单上金额为负，待更正";
            default -> charged(evidence, listed);
        };
    }

    private static String charged(Evidence evidence, boolean listed) {
        List<String> notes = new ArrayList<>();
        if (!listed) {
            notes.add(evidence.kind() == SlipKind.BY_HAND ? "单上金额" : "按当日标准");
        }
        if (evidence.appealed()) {
            notes.add("申诉未决");
        }
        if (!evidence.callHeld()) {
            notes.add("通话未入库");
        }
        return notes.isEmpty() ? "计罚" : "计罚（" + String.join("，", notes) + "）";
    }

    /**
     * Why there is a version, from the column {@code reasons} of {@code statements}; what was loaded is said in one go.
     *
     * @param feeds what readers call the feeds, by feed
     */
    static String reasons(List<String> reasons, Map<String, String> feeds) {
        List<String> words = new ArrayList<>(reasons.stream().filter(reason -> !reason.startsWith(LOADED)
                && !reason.startsWith(StatementDesk.VERSIONS))
                .map(ChineseWords::reason).toList());
        List<String> loads = reasons.stream().filter(reason -> reason.startsWith(LOADED)).map(reason -> load(reason, feeds)).toList();
        if (!loads.isEmpty()) {
            words.add("上一版之后又装载了 " + String.join("、", loads));
        }
        reasons.stream().filter(reason -> reason.startsWith(StatementDesk.VERSIONS))
                .forEach(reason -> words.add("其中涉及本月的记录版本："
                + versions(reason.substring(StatementDesk.VERSIONS.length()), feeds)));
        return String.join("；", words);
    }

    private static String versions(String versions, Map<String, String> feeds) {
        return Stream.of(versions.split(";")).map(version -> version.indexOf('/') < 0 ? "等"
                : feeds.getOrDefault(version.substring(0, version.indexOf('/')),
                version.substring(0, version.indexOf('/'))) + " " + version.substring(version.indexOf('/') + 1).replace("@", "（") + "）")
                .collect(Collectors.joining("、"));
    }

    private static String load(String reason, Map<String, String> feeds) {
        String[] parts = reason.split(":", 4);
        return feeds.getOrDefault(parts[1], parts[1]) + "（" + parts[2] + (parts[2].equals(parts[3]) ? "" : " 至 " + parts[3]) + "）";
    }

    private static String reason(String reason) {
        return switch (reason) {
            case "closed" -> "关账";
            case "terms" -> "合同条款变更";
            case "program" -> "程序或指标口径变更";
            default -> reason.substring(reason.indexOf(':') + 1);
        };
    }
}
