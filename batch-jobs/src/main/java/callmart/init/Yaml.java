package callmart.init;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes texts as YAML has them. */
final class Yaml {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_ ()（）/.+-]*[\\p{L}\\p{N}_)）])?");
    private static final Pattern WORD_OF_YAML = Pattern.compile("(?i)null|true|false|yes|no|on|off");

    private Yaml() {
    }

    static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches() ? text : "'" + text.replace("'", "''") + "'";
    }

    static String list(Collection<String> texts) {
        return texts.stream().map(Yaml::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    static String map(Map<String, String> entries) {
        return entries.entrySet().stream().map(entry -> scalar(entry.getKey()) + ": " + scalar(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** A text within a comment: on one line. */
    static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
