package callmart.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as the configuration writes them: {@code 30s}, {@code 15m}, {@code 3h}, {@code 14d}. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhd])");

    private Durations() {
    }

    public static Duration read(YamlNode node) {
        return node.parsed(Duration.ZERO, Durations::parse);
    }

    /** A span that is more than 0. */
    public static Duration readPositive(YamlNode node) {
        return node.parsed(Duration.ofSeconds(1), text -> {
            Duration span = parse(text);
            if (span.isZero()) {
                throw new IllegalArgumentException("expected more than 0, found '" + text + "'");
            }
            return span;
        });
    }

    /** At least one span, each more than 0. */
    public static List<Duration> listPositive(YamlNode node) {
        List<Duration> spans = node.list().stream().map(Durations::readPositive).toList();
        if (node.isList() && spans.isEmpty()) {
            node.fault("expected at least one span of time such as 5m");
        }
        return spans.isEmpty() ? List.of(Duration.ofSeconds(1)) : spans;
    }

    private static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a span of time such as 30s, 15m, 3h or 14d, found '" + text + "'");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
