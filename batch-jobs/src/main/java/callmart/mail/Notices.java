package callmart.mail;

import callmart.calendar.Period;
import callmart.feed.FeedLabels;
import callmart.publish.Gap;
import callmart.publish.ReportDesk;
import callmart.publish.ReportFiles;
import callmart.report.Formats;
import callmart.report.definition.ReportDefinition;
import callmart.runlog.Delivery;
import callmart.runlog.Delivery.Key;
import callmart.runlog.DeliveryLedger;
import callmart.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells the readers of a report at its deadline that it is withheld, and which data is missing. Once for each report and period. */
public final class Notices {

    private final Wiring mart;
    private final DeliveryLedger ledger;
    private final Outbox outbox;
    private final ReportDesk desk;

    public Notices(Wiring mart, ReportDesk desk) {
        this.mart = mart;
        this.ledger = mart.ledger();
        this.outbox = new Outbox(mart);
        this.desk = desk;
    }

    /** Queues the notices of a period's reports whose deadline has passed and of which there is no version. */
    public void queue(Period period) throws IOException {
        Instant now = mart.clock().instant();
        Instant oldest = now.minus(mart.configuration().settings().delivery().lookBack());
        for (ReportDefinition report : mart.configuration().reports().madeFor(period.kind())) {
            Instant due = mart.configuration().due(report, period);
            boolean told = ledger.list(Delivery.Kind.NOTICE, report.id(), period.name()).stream().anyMatch(notice -> notice.message().isPresent());
            if (!due.isAfter(now) && due.isAfter(oldest) && !told && ledger.versions(report.id(), period.name()).isEmpty()) {
                queue(report, period, due);
            }
        }
    }

    private void queue(ReportDefinition report, Period period, Instant due) throws IOException {
        Key key = new Key(Delivery.Kind.NOTICE, report.id(), period.name(), 1, Outbox.group(report), 0);
        ledger.rendered(key, period.to(), due, "", List.of(), true);
        MailMessage message = message(report, period, due);
        ReportFiles files = new ReportFiles(mart.configuration().folders());
        Path file = files.mail(period.name() + "-" + report.id() + "-notice");
        ReportFiles.write(file, MailComposer.compose(message));
        ledger.queue(message.messageId(), files.shown(file), message.addresses(), List.of(key));
    }

    private MailMessage message(ReportDefinition report, Period period, Instant due) {
        RecipientBook recipients = mart.configuration().recipients();
        String title = report.uniqueTitle(period);
        List<String> missing = desk.gaps(report, period).stream().map(this::words).toList();
        List<String> lines = missing.isEmpty() ? List.of("报表生成时出错，正在处理") : missing;
        String opening = "《" + title + "》应于 " + Formats.minute(due.atZone(mart.configuration().settings().zone())) + " 送达，因下列原因暂缓发送：";
        String closing = "数据齐备后将自动补发，邮件主题以“补发”标明。";
        return new MailMessage(recipients.from(), recipients.resolve(report.recipients()), recipients.resolve(report.cc()),
                SubjectMarks.WITHHELD + title, opening + "\n\n" + lines.stream().map(line -> "· " + line + "\n").collect(Collectors.joining()) + "\n"
                + closing + "\n",
                outbox.notice(opening, lines, Optional.of(closing)), List.of(), List.of(),
                outbox.messageId(report.id() + "." + period.name() + ".notice"), outbox.now());
    }

    /** What is missing, for people of the centre; the cause is in {@code status}, for the operator. */
    private String words(Gap gap) {
        String days = gap.ranges("至", "、");
        return switch (gap.kind()) {
            case NEVER_LOADED -> FeedLabels.of(gap.name()) + "：" + days + " 的数据尚未装载";
            case FAILED -> FeedLabels.of(gap.name()) + "：" + days + " 的数据未能装载";
            case CHECK -> "数据核对未通过：" + days + "，" + mart.checkWords(gap.name());
        };
    }
}
