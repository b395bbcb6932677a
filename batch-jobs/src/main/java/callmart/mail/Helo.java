package callmart.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The name by which this machine greets a mail server: many take no mail from one that has no dot. */
final class Helo {

    private Helo() {
    }

    /** @throws IllegalArgumentException when no server would take the name */
    static String require(String name) {
        String ascii = name.startsWith("[") ? name : IDN.toASCII(name);
        if (!ascii.matches("\\[[0-9A-Za-z.:]+]|[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)+")) {
            throw new IllegalArgumentException("expected this machine's full name such as reports.example.com, or its address such as"
                    + " [192.0.2.1], found '" + name + "'");
        }
        return ascii;
    }

    /** This machine's full name; where it has none, its address towards the mail server. */
    static String usual(String host, int port) {
        try {
            InetAddress here = InetAddress.getLocalHost();
            return choose(here.getCanonicalHostName(), here.getHostAddress(), towards(host, port));
        } catch (IOException e) {
            return literal(towards(host, port));
        }
    }

    /** @param name of the machine, which may be its address @param address of the machine */
    static String choose(String name, String address, InetAddress towards) {
        boolean full = !name.equals(address) && !name.startsWith("localhost") && name.matches("[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)+");
        return full ? name : literal(towards);
    }

    /** Nothing is sent: the system only says which of its addresses it would use. */
    private static InetAddress towards(String host, int port) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(host, port));
            return socket.getLocalAddress();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return "[" + (address instanceof Inet6Address ? "IPv6:" : "") + text + "]";
    }
}
