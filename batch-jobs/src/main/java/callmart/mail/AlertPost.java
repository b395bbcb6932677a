package callmart.mail;

import callmart.alert.Alert;
import callmart.alert.AlertLevel;
import callmart.alert.AlertLog;
import callmart.report.FreeText;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.runlog.Delivery;
import callmart.runlog.Delivery.Key;
import callmart.runlog.DeliveryLedger;
import callmart.text.PhoneNumbers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Mails alerts to the role that each names, and problems of delivery to the administrator: all that is new to a role in one message, each
 * once.
 */
public final class AlertPost {

    private static final int LONGEST_SUBJECT = 180;

    /** One thing to tell. @param title what it is, for the subject @param urgency the greater the earlier it is told */
    private record News(Key key, LocalDate day, String title, int urgency, String sentence) {
    }

    private final Post post;
    private final AlertLog alerts;
    private final DeliveryLedger ledger;
    private final RecipientBook recipients;
    private final Texts texts;

    public AlertPost(Post post, AlertLog alerts) {
        this.post = post;
        this.alerts = alerts;
        this.ledger = post.ledger();
        this.recipients = post.recipients();
        this.texts = post.texts();
    }

    /**
     * Queues the alerts of a business day, and those that runs have raised for other days, that nobody was told of. Of alerts about data
     * those of
     * days older than the settings say are no news, of alerts about reports those older than the look-back.
     *
     * @param runs this run, and those that ended before they could tell
     */
    public void alerts(LocalDate day, Set<String> runs) throws IOException {
        Instant now = post.clock().now();
        DeliverySettings settings = post.settings();
        Map<String, List<News>> byRole = new LinkedHashMap<>();
        Duration longest = Collections.max(List.of(settings.lookBack(), settings.lateAlertsWithin()));
        for (Alert alert : alerts.between(date(now.minus(longest)), date(now))) {
            Duration within = alert.kind().aboutData() ? settings.lateAlertsWithin() : settings.lookBack();
            if ((alert.day().equals(day) || runs.contains(alert.run())) && !alert.day().isBefore(date(now.minus(within)))) {
                news(alert).ifPresent(news -> add(byRole, news));
            }
        }
        queue(byRole);
    }

    /** Empty when it was told since it was raised. One that was withdrawn and raised again is told again, as another version. */
    private Optional<News> news(Alert alert) {
        int version = 1;
        Optional<Delivery.Message> told = told(alert, version);
        while (told.isPresent()) {
            if (!alert.raisedAt().isAfter(told.get().queuedAt())) {
                return Optional.empty();
            }
            version++;
            told = told(alert, version);
        }
        boolean late = alert.kind().aboutData() && date(alert.raisedAt()).isAfter(alert.day().plusDays(1));
        String message = shown(alert.message());
        String level = texts.of(alert.level().text());
        return Optional.of(new News(key(alert, version), alert.day(), level + "：" + message.replaceFirst("：.*", ""),
                alert.level().ordinal(), (late ? SubjectMarks.AFTER_NOTICE + alert.day() + " " : "")
                + texts.of(Text.MAIL_ALERT, level, message)));
    }

    private Optional<Delivery.Message> told(Alert alert, int version) {
        return ledger.find(key(alert, version)).flatMap(Delivery::message);
    }

    private static Key key(Alert alert, int version) {
        return key(alert.rule() + " " + alert.subject(), alert.day().toString(), version, alert.recipients());
    }

    private LocalDate date(Instant at) {
        return post.clock().date(at);
    }

    /** Queues what went wrong with messages: given up, refused by an address, or perhaps sent. */
    void problems() throws IOException {
        Instant now = post.clock().now();
        Optional<String> role = post.settings().problemsTo().filter(recipients.roles()::contains);
        Map<String, List<News>> byRole = new LinkedHashMap<>();
        for (Delivery delivery : ledger.since(now.minus(post.settings().lookBack()))) {
            boolean open = delivery.state() == Delivery.State.FAILED || delivery.state() == Delivery.State.UNCONFIRMED
                    || !delivery.refused().isEmpty();
            if (open && role.isPresent() && delivery.key().kind() != Delivery.Kind.ALERT) {
                Key of = delivery.key();
                add(byRole, new News(key("delivery " + of.kind() + " " + of.report() + " "
                        + of.copy() + whose(of), of.period(), of.version(), role.get()), delivery.periodEnd(), title(delivery),
                        AlertLevel.ORANGE.ordinal(), sentence(delivery)));
            }
        }
        queue(byRole);
    }

    /** Where classes of readers get messages of their own, which of them. */
    private String whose(Key of) {
        return ledger.list(of.kind(), of.report(), of.period()).stream().filter(one -> !one.withdrawn()
                && one.key().version() == of.version() && one.key().copy() == of.copy()).count() > 1 ? " " + of.group() : "";
    }

    private static Key key(String subject, String period, int version, String role) {
        return new Key(Delivery.Kind.ALERT, subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT)
                : subject, period, version, role, 0);
    }

    private void add(Map<String, List<News>> byRole, News news) {
        if (ledger.find(news.key()).flatMap(Delivery::message).isEmpty()) {
            byRole.computeIfAbsent(news.key().group(), role -> new ArrayList<>()).add(news);
        }
    }

    /** Alerts may name what data say. */
    private static String shown(String message) {
        return PhoneNumbers.maskWithin(FreeText.fit(message, FreeText.LONGEST_WORDS));
    }

    private String title(Delivery delivery) {
        return texts.of(switch (delivery.state()) {
            case FAILED -> Text.MAIL_FAILED;
            case UNCONFIRMED -> Text.MAIL_UNCONFIRMED;
            default -> Text.MAIL_REFUSED;
        });
    }

    private String sentence(Delivery delivery) {
        String what = texts.of(Text.MAIL_REPORT, delivery.key().report(), delivery.key().period(), delivery.key().version());
        String error = delivery.message().map(Delivery.Message::error).orElse("");
        return switch (delivery.state()) {
            case FAILED -> texts.of(Text.MAIL_FAILED_SO, what, error);
            case UNCONFIRMED -> texts.of(Text.MAIL_UNCONFIRMED_SO, what, error);
            default -> texts.of(Text.MAIL_REFUSED_SO, what, delivery.refused().stream().map(Delivery.Addressee::address)
                    .collect(Collectors.joining(texts.of(Text.WORD_AND))));
        };
    }

    private void queue(Map<String, List<News>> byRole) throws IOException {
        for (Map.Entry<String, List<News>> role : byRole.entrySet()) {
            queue(role.getKey(), role.getValue().stream().sorted(Comparator.comparing(News::urgency).reversed()).toList());
        }
    }

    private void queue(String role, List<News> news) throws IOException {
        Instant now = post.clock().now();
        String id = "alert." + now.toEpochMilli() + "." + recipients.roles().indexOf(role) + "."
                + news.stream().map(one -> one.key().toString()).toList().hashCode();
        boolean late = news.stream().allMatch(one -> one.sentence().startsWith(SubjectMarks.AFTER_NOTICE));
        String subject = (late ? SubjectMarks.AFTER_NOTICE : "") + SubjectMarks.ALERT + texts.of(Text.MAIL_ALERTS_TITLE,
                news.get(0).title(), news.size() > 1 ? texts.of(Text.MAIL_ALERTS_MORE, news.size()) : "", news.get(0).day());
        String opening = texts.of(Text.MAIL_ALERTS, news.size());
        String text = opening + "\n\n" + news.stream().map(one -> "· " + one.sentence() + "\n").collect(Collectors.joining());
        String html = post.notice(opening, news.stream().map(News::sentence).toList(), Optional.empty());
        MailMessage message = new MailMessage(recipients.from(), recipients.resolve(List.of(role)), List.of(), subject, text, html,
                List.of(), List.of(), post.messageId(id), post.clock().local(now));
        for (News one : news) {
            ledger.rendered(one.key(), one.day(), now, "", List.of(), true);
        }
        post.queue(message, id, news.stream().map(News::key).toList());
    }
}
