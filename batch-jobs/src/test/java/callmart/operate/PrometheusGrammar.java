package callmart.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text format 0.0.4 of Prometheus, as its documentation puts it: lines end with a line feed; HELP and TYPE of a metric stand once and
 * before its samples; samples of a metric stand together; no sample stands twice.
 */
public final class PrometheusGrammar {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final String NUMBER = "(?:[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?|NaN|[-+]?Inf)";
    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (?:[^\\\\\n]|\\\\[\\\\n])*");
    private static final Pattern TYPE = Pattern.compile("# TYPE (" + NAME + ") (?:counter|gauge|histogram|summary|untyped)");
    private static final Pattern SAMPLE = Pattern.compile("((" + NAME + ")(\\{(?:" + LABEL + "(?:," + LABEL + ")*,?)?})?) (" + NUMBER
            + ")(?: -?[0-9]+)?");

    private PrometheusGrammar() {
    }

    /** Sample with its labels to value; fails on what the format does not allow. */
    public static Map<String, Double> parse(String text) {
        assertThat(text).endsWith("\n").doesNotContain("\r");
        Map<String, Double> samples = new HashMap<>();
        Set<String> helped = new HashSet<>();
        Set<String> typed = new HashSet<>();
        Set<String> closed = new HashSet<>();
        String current = "";
        for (String line : text.split("\n")) {
            Matcher help = HELP.matcher(line);
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            String name;
            if (help.matches()) {
                name = help.group(1);
                assertThat(helped.add(name)).as("HELP stands once: " + line).isTrue();
            } else if (type.matches()) {
                name = type.group(1);
                assertThat(typed.add(name)).as("TYPE stands once: " + line).isTrue();
            } else {
                assertThat(sample.matches()).as("no line of the format: " + line).isTrue();
                name = sample.group(2);
                assertThat(typed).as("TYPE stands before: " + line).contains(name);
                assertThat(samples.put(sample.group(1), Double.valueOf(sample.group(4)))).as("stands twice: " + line).isNull();
            }
            if (!name.equals(current)) {
                assertThat(closed.add(name)).as("lines of a metric stand together: " + line).isTrue();
                current = name;
            }
        }
        return samples;
    }
}
