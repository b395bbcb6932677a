package callmart.pipeline;

import callmart.calendar.Period;
import callmart.report.ReportDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** Says in Chinese what a withheld report waits for. */
final class ArchiveNotes {

    private final Readiness readiness;

    ArchiveNotes(Mart mart) {
        this.readiness = new Readiness(mart.runLog(), mart.configuration().configuredFeeds());
    }

    /** What is missing now, which may be less than when the report was withheld. */
    String whyWithheld(ReportDefinition report, Period period) {
        List<Gap> gaps = readiness.gaps(report, period);
        return gaps.isEmpty() ? "数据已齐，待重新生成" : gaps.stream().map(ArchiveNotes::text).collect(Collectors.joining("；"));
    }

    private static String text(Gap gap) {
        String days = gap.ranges(" 至 ", "、");
        return switch (gap.kind()) {
            case NEVER_LOADED -> FeedLabels.of(gap.name()) + " " + days + " 未入库";
            case FAILED -> FeedLabels.of(gap.name()) + " " + days + " 入库失败";
            case CHECK -> "核对 " + gap.name() + " " + days + " 未通过";
        };
    }
}
