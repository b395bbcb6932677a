package callmart.mail;

import callmart.config.Secrets;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.mail.lock.AttachmentLock;
import callmart.mail.lock.Password;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a group of recipients is sent, as {@code recipients.yml} says under {@code attachments}.
 *
 * @param lock of its files; empty for plain ones
 * @param body how much stands in the message itself
 * @param password where the password is named, for faults that show later; empty for plain files
 */
record GroupTerms(Optional<AttachmentLock> lock, BodyDetail body, Optional<YamlNode> password) {

    /** Plain files and whole bodies. */
    static final GroupTerms PLAIN = new GroupTerms(Optional.empty(), BodyDetail.FULL, Optional.empty());

    private static final String PLACEHOLDER = "\\$\\{[A-Za-z_][A-Za-z0-9_]*}";

    /** What tells password classes apart. */
    record PasswordClass(Optional<Password> password, BodyDetail body) {
    }

    static GroupTerms read(YamlNode node, Secrets secrets) {
        YamlMap map = node.map("password", "since", "body");
        Optional<YamlNode> named = map.find("password");
        Optional<Password> password = named.flatMap(found -> password(found, secrets));
        Optional<LocalDate> since = map.find("since").map(DeliverySettings::date);
        BodyDetail body = map.get("body", BodyDetail.FULL, word -> word.word(BodyDetail.class));
        if (named.isPresent() && since.isEmpty()) {
            named.get().fault("the message says which password is meant: set 'since' to the day from which on it is this one");
        } else if (named.isEmpty() && since.isPresent()) {
            map.find("since").ifPresent(found -> found.fault("there is no password that began then: set 'password', too, or leave it out"));
        }
        return new GroupTerms(password.flatMap(word -> since.map(day -> new AttachmentLock(word, day))), body, named);
    }

    /** The value is never shown. */
    private static Optional<Password> password(YamlNode node, Secrets secrets) {
        if (!node.text().matches(PLACEHOLDER)) {
            node.fault("a password does not stand in this file: write ${NAME}, and NAME in secrets.properties or the environment");
            return Optional.empty();
        }
        String filled = secrets.fill(node);
        return filled.equals(node.text()) ? Optional.empty() : node.faults().attempt(node, () -> new Password(filled));
    }

    PasswordClass passwordClass() {
        return new PasswordClass(lock.map(AttachmentLock::password), body);
    }
}
