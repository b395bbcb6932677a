package callmart.archive;

import callmart.calendar.Period;
import callmart.feed.FeedLabels;
import callmart.measure.CheckWords;
import callmart.publish.Gap;
import callmart.publish.Readiness;
import callmart.report.definition.ReportDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** Says in Chinese what a withheld report waits for, and what is to be known of a delivery. */
public final class ArchiveNotes {

    private final Readiness readiness;
    private final CheckWords checkWords;
    private final FeedLabels feedLabels;

    public ArchiveNotes(Readiness readiness, CheckWords checkWords, FeedLabels feedLabels) {
        this.readiness = readiness;
        this.checkWords = checkWords;
        this.feedLabels = feedLabels;
    }

    /** What is missing now, which may be less than when the report was withheld. */
    public String whyWithheld(ReportDefinition report, Period period) {
        List<Gap> gaps = readiness.gaps(report, period);
        return gaps.isEmpty() ? "数据已齐，待重新生成" : gaps.stream().map(this::text).collect(Collectors.joining("；"));
    }

    /** Addresses that were refused, a correction that waits, attempts so far; empty when there is nothing to say. */
    static String delivery(ArchiveRecords.Version version) {
        return switch (version.delivery()) {
            case "sent" -> version.refused() == 0 ? "" : version.refused() + " 个收件地址被邮件服务器拒收";
            case "offered" -> "更正版，待人工补发";
            case "queued", "sending" -> version.attempts() == 0 ? "等待发送" : "已尝试发送 " + version.attempts()
                    + " 次，仍在重试";
            case "failed" -> "已尝试发送 " + version.attempts() + " 次，不再重试";
            default -> "";
        };
    }

    private String text(Gap gap) {
        String days = gap.ranges(" 至 ", "、");
        return switch (gap.kind()) {
            case NEVER_LOADED -> feedLabels.of(gap.name()) + " " + days + " 未入库";
            case FAILED -> feedLabels.of(gap.name()) + " " + days + " 入库失败";
            case NO_FORECAST -> days + " 夜间未生成次日晨的预测";
            case CHECK -> "核对未通过 " + days + "：" + checkWords.of(gap.name());
        };
    }
}
