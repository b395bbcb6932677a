package callmart.deliver;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/**
 * Somebody who sends or receives mail.
 *
 * @param name as mail programs show it; may be Chinese
 * @param address {@code name@host}
 */
public record Recipient(String name, String address) {

    /** @throws IllegalArgumentException when the address is none, or the name would break a header */
    public Recipient {
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a name must not hold line breaks or control characters");
        }
        try {
            new InternetAddress(address, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("expected a mail address such as lead@example.com, found '" + address + "'", e);
        }
    }
}
