package callmart.extract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JDBC URL: its database's kind, and what of it may be shown. */
public final class JdbcUrl {

    private static final Pattern SCHEME = Pattern.compile("(jdbc:[A-Za-z0-9+.-]+:)(.*)", Pattern.DOTALL);
    private static final Pattern CREDENTIAL = Pattern.compile(
            "[?&;]([^=&;]*(?:user|uid|login|pass|pwd|secret|token|key)[^=&;]*)=([^&;]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_INFO = Pattern.compile("(?:thin:|oci:)?(?://)?(.*)@[^@]*", Pattern.DOTALL);

    private final String text;
    private final String scheme;
    private final String rest;

    /** @throws IllegalArgumentException when the text is not a JDBC URL; does not show it */
    public JdbcUrl(String text) {
        Matcher matcher = SCHEME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a JDBC URL such as jdbc:postgresql://host:5432/database");
        }
        this.text = text;
        this.scheme = matcher.group(1);
        this.rest = matcher.group(2);
    }

    /** The whole of it, with what is secret. */
    public String text() {
        return text;
    }

    /** {@code jdbc:postgresql:}. */
    public String scheme() {
        return scheme.toLowerCase(Locale.ROOT);
    }

    /** Whether the database speaks MySQL's dialect. */
    public boolean isMySql() {
        return scheme().equals("jdbc:mysql:") || scheme().equals("jdbc:mariadb:");
    }

    /** Host and database without user, password and options; only the scheme where they cannot be told apart. */
    public String shown() {
        int end = endOfPlace();
        String place = rest.substring(0, end);
        int user = place.lastIndexOf('@');
        if (user < 0 && rest.indexOf('@', end) >= 0) {
            return scheme + "…";
        }
        return scheme + (place.startsWith("//") && user >= 0 ? "//" : "") + place.substring(user + 1);
    }

    /** What the URL itself says of user and password, as written and decoded. */
    public List<String> credentials() {
        List<String> found = new ArrayList<>();
        Matcher options = CREDENTIAL.matcher(rest);
        while (options.find()) {
            found.add(options.group(2));
        }
        Matcher user = USER_INFO.matcher(rest.substring(0, endOfPlace()));
        if (user.matches()) {
            found.addAll(List.of(user.group(1).split("[:/]", 2)));
        }
        List<String> all = new ArrayList<>(found);
        for (String value : found) {
            try {
                all.add(URLDecoder.decode(value, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                all.add(value);
            }
        }
        return all;
    }

    public boolean hasOption(String name) {
        return text.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    private int endOfPlace() {
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) == '?' || rest.charAt(i) == ';') {
                return i;
            }
        }
        return rest.length();
    }

    @Override
    public String toString() {
        return shown();
    }
}
