package callmart.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;

/**
 * Somebody who sends or receives mail.
 *
 * @param name as mail programs show it; may be Chinese
 * @param address {@code name@host}; a host of other letters than ASCII is held as mail servers read it ({@code xn--…})
 */
public record Recipient(String name, String address) {

    /** @throws IllegalArgumentException when the address is none or no server would take it, or the name would break a header */
    public Recipient {
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a name must not hold line breaks or control characters");
        }
        address = requireWritable(withAsciiHost(address));
    }

    private static String withAsciiHost(String address) {
        if (address.indexOf('＠') >= 0) {
            throw new IllegalArgumentException("expected a mail address such as lead@example.com, found '" + address
                    + "'; write @ in half width");
        }
        int at = address.lastIndexOf('@');
        if (at < 0 || address.chars().allMatch(letter -> letter < 128)) {
            return address;
        }
        try {
            String host = IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return address.substring(0, at + 1) + host;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the mail address '" + address + "' has no possible host behind its @: "
                    + e.getMessage(), e);
        }
    }

    /**
     * The address, when it can stand in every message and conversation.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static String requireWritable(String address) {
        if (address.chars().anyMatch(letter -> letter >= 128)) {
            throw new IllegalArgumentException("most mail servers take no address such as '" + address
                    + "': give one of this reader whose part before the @ has ASCII letters and digits only");
        }
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            if (address.equals(parsed.getAddress()) && parsed.getPersonal() == null && address.chars().noneMatch(letter -> letter <= ' ')) {
                return address;
            }
        } catch (AddressException e) {
            throw new IllegalArgumentException("expected a mail address such as lead@example.com, found '" + address + "'", e);
        }
        throw new IllegalArgumentException("expected a mail address alone, such as lead@example.com, found '" + address
                + "'; a name belongs in 'name'");
    }
}
