package callmart.mail;

import callmart.calendar.Period;
import callmart.feed.FeedLabels;
import callmart.measure.CheckWords;
import callmart.publish.Gap;
import callmart.publish.ReportDeadlines;
import callmart.publish.ReportDesk;
import callmart.report.Formats;
import callmart.report.Text;
import callmart.report.Texts;
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
    private final ReportDeadlines deadlines;
    private final CheckWords checkWords;
    private final FeedLabels feedLabels;
    private final Texts texts;

    public Notices(Post post, ReportDesk desk, ReportDeadlines deadlines, CheckWords checkWords,
            FeedLabels feedLabels) {
        this.post = post;
        this.desk = desk;
        this.deadlines = deadlines;
        this.checkWords = checkWords;
        this.feedLabels = feedLabels;
        this.texts = post.texts();
    }

    Instant due(ReportDefinition report, Period period) {
        return deadlines.due(report, period);
    }

    /** Queues the notices of those reports of a period whose deadline has passed and of which there is no version. */
    public void queue(List<ReportDefinition> of, Period period) throws IOException {
        queueFor(of.stream().flatMap(report -> Reading.of(report, post.recipients()).stream()).toList(), period);
    }

    void queueFor(List<Reading> of, Period period) throws IOException {
        Instant now = post.clock().now();
        for (Reading one : of) {
            if (!due(one.report(), period).isAfter(now) && isOwed(one, period)) {
                Outbox.Part part = part(one, period);
                post.queue(part.message(), name(part.key()) + one.readers().suffix(), List.of(part.key()));
            }
        }
    }

    /** The same as parts of a digest, which goes out a little before the deadline. */
    List<Outbox.Part> parts(List<Reading> of, Period period) {
        return of.stream().filter(one -> isOwed(one, period)).map(one -> part(one, period)).toList();
    }

    private boolean isOwed(Reading one, Period period) {
        ReportDefinition report = one.report();
        boolean told = post.ledger().list(Delivery.Kind.NOTICE, report.id(), period.name()).stream()
                .anyMatch(notice -> notice.message().isPresent() && notice.key().group().equals(one.readers().group()));
        boolean made = report.isAhead(period.kind()) == period.from().isAfter(post.clock().today());
        return made && !told && due(report, period).isAfter(post.clock().now().minus(post.settings().lookBack()))
                && post.ledger().versions(report.id(), period.name()).isEmpty();
    }

    /** Of a message's file. */
    static String name(Key key) {
        return key.period() + "-" + key.report() + "-notice";
    }

    private Outbox.Part part(Reading one, Period period) {
        ReportDefinition report = one.report();
        Instant due = due(report, period);
        Key key = new Key(Delivery.Kind.NOTICE, report.id(), period.name(), 1, one.readers().group(), 0);
        post.ledger().rendered(key, period.to(), due, "", List.of(), true);
        return new Outbox.Part(message(one, period, due), Optional.empty(), key, one.readers());
    }

    /** Says no figure and carries no file: it is plain for everybody. */
    private MailMessage message(Reading one, Period period, Instant due) {
        ReportDefinition report = one.report();
        String title = report.uniqueTitle(period);
        List<String> missing = desk.gaps(report, period).stream().map(this::words).toList();
        List<String> lines = missing.isEmpty() ? List.of(texts.of(Text.MAIL_RENDERING)) : missing;
        String opening = texts.of(Text.MAIL_WITHHELD, title, Formats.minute(post.clock().local(due)));
        String closing = texts.of(Text.MAIL_WITHHELD_UNTIL);
        return new MailMessage(post.recipients().from(), one.readers().to(), one.readers().cc(),
                SubjectMarks.WITHHELD + title, opening + "\n\n" + lines.stream().map(line -> "· " + line + "\n")
                .collect(Collectors.joining()) + "\n" + closing + "\n",
                post.notice(opening, lines, Optional.of(closing)), List.of(), List.of(),
                post.messageId(report.id() + "." + period.name() + ".notice" + one.readers().suffix()),
                post.clock().local(post.clock().now()));
    }

    /** What is missing, for people of the centre; the cause is in {@code status}, for the operator. */
    private String words(Gap gap) {
        String days = gap.ranges(texts.of(Text.MAIL_GAP_TO), texts.of(Text.WORD_AND));
        return switch (gap.kind()) {
            case NEVER_LOADED -> texts.of(Text.MAIL_NEVER_LOADED, feedLabels.of(gap.name()), days);
            case FAILED -> texts.of(Text.MAIL_NOT_LOADED, feedLabels.of(gap.name()), days);
            case NO_FORECAST -> texts.of(Text.MAIL_NO_FORECAST, days);
            case CHECK -> texts.of(Text.MAIL_CHECK, days, checkWords.of(gap.name()));
        };
    }
}
