package callmart.mail;

import callmart.calendar.Period;
import callmart.feed.FeedLabels;
import callmart.measure.CheckWords;
import callmart.publish.Gap;
import callmart.publish.ReportDeadlines;
import callmart.publish.ReportDesk;
import callmart.report.Formats;
import callmart.report.definition.ReportCatalogue;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.Delivery;
import callmart.runlog.Delivery.Key;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells the readers of a report at its deadline that it is withheld, and which data is missing. Once for each report and period. */
public final class Notices {

    private final Post post;
    private final ReportDesk desk;
    private final ReportCatalogue reports;
    private final ReportDeadlines deadlines;
    private final CheckWords checkWords;
    private final FeedLabels feedLabels;

    public Notices(Post post, ReportDesk desk, ReportCatalogue reports, ReportDeadlines deadlines, CheckWords checkWords,
            FeedLabels feedLabels) {
        this.post = post;
        this.desk = desk;
        this.reports = reports;
        this.deadlines = deadlines;
        this.checkWords = checkWords;
        this.feedLabels = feedLabels;
    }

    /** Queues the notices of a period's reports whose deadline has passed and of which there is no version. */
    public void queue(Period period) throws IOException {
        Instant now = post.clock().now();
        Instant oldest = now.minus(post.settings().lookBack());
        for (ReportDefinition report : reports.madeFor(period, post.clock().today())) {
            Instant due = deadlines.due(report, period);
            boolean told = post.ledger().list(Delivery.Kind.NOTICE, report.id(), period.name()).stream()
                    .anyMatch(notice -> notice.message().isPresent());
            if (!due.isAfter(now) && due.isAfter(oldest) && !told && post.ledger().versions(report.id(), period.name()).isEmpty()) {
                queue(report, period, due);
            }
        }
    }

    private void queue(ReportDefinition report, Period period, Instant due) throws IOException {
        Key key = new Key(Delivery.Kind.NOTICE, report.id(), period.name(), 1, report.group(), 0);
        post.ledger().rendered(key, period.to(), due, "", List.of(), true);
        post.queue(message(report, period, due), period.name() + "-" + report.id() + "-notice", List.of(key));
    }

    private MailMessage message(ReportDefinition report, Period period, Instant due) {
        RecipientBook recipients = post.recipients();
        String title = report.uniqueTitle(period);
        List<String> missing = desk.gaps(report, period).stream().map(this::words).toList();
        List<String> lines = missing.isEmpty() ? List.of("报表生成时出错，正在处理") : missing;
        String opening = "《" + title + "》应于 " + Formats.minute(post.clock().local(due))
                + " 送达，因下列原因暂缓发送：";
        String closing = "数据齐备后将自动补发，邮件主题以“补发”标明。";
        return new MailMessage(recipients.from(), recipients.resolve(report.recipients()), recipients.resolve(report.cc()),
                SubjectMarks.WITHHELD + title, opening + "\n\n" + lines.stream().map(line -> "· " + line + "\n")
                .collect(Collectors.joining()) + "\n" + closing + "\n",
                post.notice(opening, lines, Optional.of(closing)), List.of(), List.of(),
                post.messageId(report.id() + "." + period.name() + ".notice"), post.clock().local(post.clock().now()));
    }

    /** What is missing, for people of the centre; the cause is in {@code status}, for the operator. */
    private String words(Gap gap) {
        String days = gap.ranges("至", "、");
        return switch (gap.kind()) {
            case NEVER_LOADED -> feedLabels.of(gap.name()) + "：" + days + " 的数据尚未装载";
            case FAILED -> feedLabels.of(gap.name()) + "：" + days + " 的数据未能装载";
            case CHECK -> "数据核对未通过：" + days + "，" + checkWords.of(gap.name());
        };
    }
}
