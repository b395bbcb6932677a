package callmart.extract.pbx;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads names of channels and queue members such as {@code SIP/100-0000002a}, {@code Agent/1127} and {@code Local/1127@callback-agent}. */
final class Channels {

    private static final Set<String> PHONES = Set.of("sip", "pjsip", "iax2", "sccp", "skinny", "mgcp", "unistim", "agent", "local",
            "sofia");
    private static final Pattern SUFFIX = Pattern.compile("-[0-9a-f]{8}$");
    private static final Pattern IAX_SUFFIX = Pattern.compile("-[0-9]{1,5}$");
    private static final Pattern EXTENSION = Pattern.compile("[0-9]{2,6}");
    private static final Pattern OUTSIDE = Pattern.compile("\\+?[0-9][0-9*#]{6,}");
    private static final Pattern LOCAL_HALF = Pattern.compile(";[12]$");
    private static final String HINT = "hint:";

    private Channels() {
    }

    /** Who is at the channel: the part between technology and instance; a name without technology is itself. */
    static String peer(String channel) {
        String technology = technology(channel);
        if (channel.startsWith(HINT)) {
            return channel.substring(HINT.length()).replaceFirst("@.*", "");
        } else if (technology.isEmpty()) {
            return channel;
        }
        String rest = channel.substring(technology.length() + 1);
        if (technology.equals("sofia")) {
            rest = rest.substring(rest.indexOf('/') + 1);
        }
        int end = rest.indexOf('@');
        rest = end < 0 ? rest : rest.substring(0, end);
        end = rest.indexOf('/');
        rest = end < 0 ? rest : rest.substring(0, end);
        return (technology.equals("iax2") ? IAX_SUFFIX : SUFFIX).matcher(rest).replaceFirst("");
    }

    /** A Local channel without which half of it is meant. */
    static String wholeLocal(String channel) {
        return LOCAL_HALF.matcher(channel).replaceFirst("");
    }

    /** The channel without the number of its instance and, of a Local channel, without which half it is. */
    static String withoutInstance(String channel) {
        return (technology(channel).equals("iax2") ? IAX_SUFFIX : SUFFIX).matcher(wholeLocal(channel)).replaceFirst("");
    }

    /** The technology in lower case; empty when there is none. */
    static String technology(String channel) {
        int slash = channel.indexOf('/');
        return slash < 0 ? "" : channel.substring(0, slash).toLowerCase(Locale.ROOT);
    }

    /** Whether the channel is of a technology that connects telephones, not lines. */
    static boolean isPhone(String channel) {
        return PHONES.contains(technology(channel));
    }

    /** Whether this is the half of a Local channel, which stands for no party of its own. */
    static boolean isLocalHalf(String channel) {
        return technology(channel).equals("local");
    }

    /** Whether a name or number is that of a telephone inside: 2 to 6 digits. */
    static boolean isExtension(String name) {
        return EXTENSION.matcher(name).matches();
    }

    /** Whether a number is one outside: at least 7 digits. What begins with * or # is a feature code, whatever follows. */
    static boolean isOutside(String number) {
        return OUTSIDE.matcher(number).matches();
    }
}
