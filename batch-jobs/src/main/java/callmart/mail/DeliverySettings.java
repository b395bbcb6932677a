package callmart.mail;

import callmart.config.Durations;
import callmart.config.Secrets;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * How reports are delivered, as {@code application.yml} says under {@code mail} and {@code delivery}.
 *
 * @param smtp the mail server; empty: messages are files under {@code out/mail} and count as sent
 * @param messages one message a report, or one for all reports of a recipient group and deadline
 * @param attachmentLimitBytes a message that would be larger as it is sent has its attachments zipped, and left out when it still would be
 * @param lead how long before a deadline {@code due} begins to work for it
 * @param lookBack how far {@code due} looks back for what should have been delivered
 * @param since first business day whose reports are owed; empty: the first whose night was run for its own day
 * @param retries waits after the first, second, … temporary failure; the last repeats
 * @param giveUpAfter how long a message is tried before it counts as failed
 * @param problemsTo the role that is told of messages that failed
 * @param lateAlertsWithin how old a business day may be for an alert about its data to be sent
 * @param encryption how files are locked for those who have a password
 */
public record DeliverySettings(Optional<SmtpSettings> smtp, Messages messages, long attachmentLimitBytes, Duration lead,
        Duration lookBack, Optional<LocalDate> since, List<Duration> retries, Duration giveUpAfter,
        Optional<String> problemsTo, Duration lateAlertsWithin, Encryption encryption) {

    /**
     * How files are locked.
     *
     * @param form each on its own, or all of a message in one archive
     * @param archive whether the stored files of a report that somebody gets locked are locked, too
     */
    public record Encryption(Form form, boolean archive) {

        /** What is locked. */
        public enum Form {
            /** Each workbook and PDF on its own. */
            XLSX_PDF,
            /** One archive of all files of a message. */
            ZIP
        }

        /** Each file on its own, and what is stored is plain. */
        public static final Encryption USUAL = new Encryption(Form.XLSX_PDF, false);
    }

    /** What makes a message. */
    public enum Messages {
        PER_REPORT, DIGEST
    }

    private static final int MEGABYTE = 1 << 20;
    private static final int DEFAULT_LIMIT_MEGABYTES = 10;
    private static final int HIGHEST_LIMIT_MEGABYTES = 100;

    public DeliverySettings {
        retries = List.copyOf(retries);
        if (attachmentLimitBytes < 1 || attachmentLimitBytes > (long) HIGHEST_LIMIT_MEGABYTES * MEGABYTE) {
            throw new IllegalArgumentException("'attachment-limit-mb' is from 1 to " + HIGHEST_LIMIT_MEGABYTES);
        }
        if (retries.isEmpty() || retries.stream().anyMatch(wait -> wait.isZero())) {
            throw new IllegalArgumentException("'retries' needs at least one wait, and each of them more than 0");
        }
        if (lookBack.isZero()) {
            throw new IllegalArgumentException("'look-back' must be more than 0");
        }
    }

    /** Files only. */
    public static DeliverySettings defaults() {
        return new DeliverySettings(Optional.empty(), Messages.DIGEST, (long) DEFAULT_LIMIT_MEGABYTES * MEGABYTE,
                Duration.ofHours(3), Duration.ofDays(14), Optional.empty(), List.of(Duration.ofMinutes(5), Duration.ofMinutes(15),
                        Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(3)), Duration.ofDays(3),
                        Optional.empty(), Duration.ofDays(7), Encryption.USUAL);
    }

    /**
     * Reads the sections {@code mail} and {@code delivery}; either may be missing.
     *
     * @param problemsTo role that is told of problems where {@code delivery} names none
     */
    public static DeliverySettings read(Optional<YamlNode> mail, Optional<YamlNode> delivery, Secrets secrets, String problemsTo) {
        DeliverySettings defaults = defaults();
        Optional<SmtpSettings> smtp = mail.flatMap(node -> SmtpSettings.read(node, secrets));
        return delivery.map(node -> read(node, smtp, problemsTo, defaults))
                .orElseGet(() -> new DeliverySettings(smtp, defaults.messages, defaults.attachmentLimitBytes, defaults.lead,
                        defaults.lookBack, defaults.since, defaults.retries, defaults.giveUpAfter, Optional.of(problemsTo),
                        defaults.lateAlertsWithin, defaults.encryption));
    }

    private static DeliverySettings read(YamlNode node, Optional<SmtpSettings> smtp, String problemsTo, DeliverySettings defaults) {
        YamlMap map = node.map("messages", "attachment-limit-mb", "lead", "look-back", "since", "retries", "give-up-after", "problems-to",
                "late-alerts-within", "encrypt", "encrypt-archive");
        return new DeliverySettings(smtp, map.get("messages", defaults.messages, n -> n.word(Messages.class)),
                (long) map.get("attachment-limit-mb", DEFAULT_LIMIT_MEGABYTES, DeliverySettings::megabytes) * MEGABYTE,
                map.get("lead", defaults.lead, Durations::read), map.get("look-back", defaults.lookBack, Durations::readPositive),
                map.find("since").map(DeliverySettings::date), map.get("retries", defaults.retries, Durations::listPositive),
                map.get("give-up-after", defaults.giveUpAfter, Durations::readPositive),
                map.find("problems-to").map(YamlNode::requiredText).or(() -> Optional.of(problemsTo)),
                map.get("late-alerts-within", defaults.lateAlertsWithin, Durations::read),
                new Encryption(map.get("encrypt", defaults.encryption.form(), n -> n.word(Encryption.Form.class)),
                        map.get("encrypt-archive", false, YamlNode::bool)));
    }

    /** These for a home that was restored: nothing is owed of days before, whatever {@code since} says. */
    public DeliverySettings restored(Optional<LocalDate> first) {
        return first.isEmpty() || since.filter(day -> !day.isBefore(first.get())).isPresent() ? this
                : new DeliverySettings(smtp, messages, attachmentLimitBytes, lead, lookBack, first, retries, giveUpAfter, problemsTo,
                        lateAlertsWithin, encryption);
    }

    /**
     * Tells whether messages would be sent in another way than before: four digits of a digest, too few to find out a password by.
     *
     * @param from who sends
     */
    public String fingerprint(Recipient from) {
        String way = smtp.map(one -> String.join("\n", one.toString(), one.password(), one.certificate().orElse(""), one.helo().orElse("")))
                .orElse("")
                + "\n" + from;
        return DigestUtils.sha256Hex(way).substring(0, 4);
    }

    private static int megabytes(YamlNode node) {
        return node.parsed(DEFAULT_LIMIT_MEGABYTES, text -> {
            int megabytes = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
            if (megabytes < 1 || megabytes > HIGHEST_LIMIT_MEGABYTES) {
                throw new IllegalArgumentException("expected whole megabytes from 1 to " + HIGHEST_LIMIT_MEGABYTES + ", found '" + text
                        + "'");
            }
            return megabytes;
        });
    }

    static LocalDate date(YamlNode node) {
        return node.parsed(LocalDate.EPOCH, text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("expected a date such as 2026-11-21, found '" + text + "'", e);
            }
        });
    }

    /** How long to wait after so many failed attempts. @param attempts from 1 */
    Duration waitAfter(int attempts) {
        return retries.get(Math.min(attempts, retries.size()) - 1);
    }
}
