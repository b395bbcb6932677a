package callmart.archive;

import callmart.calendar.Period;
import callmart.feed.FeedLabels;
import callmart.measure.CheckWords;
import callmart.publish.Gap;
import callmart.publish.Readiness;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.report.definition.ReportDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a withheld report waits for, and what is to be known of a delivery. */
public final class ArchiveNotes {

    private final Readiness readiness;
    private final CheckWords checkWords;
    private final FeedLabels feedLabels;
    private final Texts texts;

    public ArchiveNotes(Readiness readiness, CheckWords checkWords, FeedLabels feedLabels, Texts texts) {
        this.readiness = readiness;
        this.checkWords = checkWords;
        this.feedLabels = feedLabels;
        this.texts = texts;
    }

    /** What is missing now, which may be less than when the report was withheld. */
    public String whyWithheld(ReportDefinition report, Period period) {
        List<Gap> gaps = readiness.gaps(report, period);
        return gaps.isEmpty() ? texts.of(Text.ARCHIVE_COMPLETE)
                : gaps.stream().map(this::text).collect(Collectors.joining(texts.of(Text.WORD_SEMICOLON)));
    }

    /** Addresses that were refused, a correction that waits, attempts so far; empty when there is nothing to say. */
    String delivery(ArchiveRecords.Version version) {
        return switch (version.delivery()) {
            case "sent" -> version.refused() == 0 ? "" : texts.of(Text.ARCHIVE_REFUSED, version.refused());
            case "offered" -> texts.of(Text.ARCHIVE_OFFERED);
            case "queued", "sending" -> version.attempts() == 0 ? texts.of(Text.ARCHIVE_QUEUED)
                    : texts.of(Text.ARCHIVE_RETRIED, version.attempts());
            case "failed" -> texts.of(Text.ARCHIVE_GIVEN_UP, version.attempts());
            default -> "";
        };
    }

    String withheld() {
        return texts.of(Text.ARCHIVE_WITHHELD);
    }

    /** What a file is called. */
    String file(String name) {
        return name.endsWith(".xlsx") ? "Excel" : name.endsWith(".pdf") ? "PDF"
                : texts.of(name.endsWith(".eml") ? Text.ARCHIVE_MAIL : Text.ARCHIVE_FILE);
    }

    private String text(Gap gap) {
        String days = gap.ranges(texts.of(Text.ARCHIVE_GAP_TO), texts.of(Text.WORD_AND));
        return switch (gap.kind()) {
            case NEVER_LOADED -> texts.of(Text.ARCHIVE_NEVER_LOADED, feedLabels.of(gap.name()), days);
            case FAILED -> texts.of(Text.ARCHIVE_NOT_LOADED, feedLabels.of(gap.name()), days);
            case NO_FORECAST -> texts.of(Text.ARCHIVE_NO_FORECAST, days);
            case CHECK -> texts.of(Text.ARCHIVE_CHECK, days, checkWords.named(gap.name()));
        };
    }
}
