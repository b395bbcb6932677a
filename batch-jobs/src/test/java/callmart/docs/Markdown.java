package callmart.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Markdown page by its parts: the order of headings, code and table rows, its code spans, its links, the anchors of its headings. */
final class Markdown {

    private static final Pattern FENCE = Pattern.compile("^ *```(\\w*)");
    private static final Pattern HEADING = Pattern.compile("^(#+) (.*)$");
    private static final Pattern INDENTED = Pattern.compile("^ {4,}\\S.*");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    private final List<String> outline = new ArrayList<>();
    private final Set<String> anchors = new TreeSet<>();
    private final StringBuilder prose = new StringBuilder();

    private Markdown() {
    }

    static Markdown read(Path file) throws IOException {
        Markdown page = new Markdown();
        String fence = null;
        for (String line : Files.readAllLines(file)) {
            var mark = FENCE.matcher(line);
            if (mark.find()) {
                fence = fence == null ? mark.group(1) : null;
            } else if (fence != null) {
                page.outline.add(fence.equals("mermaid") ? "" : line);
            } else {
                page.line(line);
            }
        }
        return page;
    }

    private void line(String line) {
        var heading = HEADING.matcher(line);
        if (heading.matches()) {
            outline.add(heading.group(1));
            anchors.add(anchor(heading.group(2)));
        } else if (INDENTED.matcher(line).matches()) {
            outline.add(line.replaceFirst("\\s+#.*", ""));
            return;
        } else if (line.startsWith("|")) {
            outline.add("|");
        }
        prose.append(line).append('\n');
    }

    /** As GitHub names it: small letters, signs left out, blanks as hyphens. */
    private static String anchor(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT).replaceAll("(?U)[^\\w\\- ]", "").replace(' ', '-');
    }

    /** Headings as their level, code line by line without comments behind commands, rows of tables as a bar. */
    List<String> outline() {
        return outline;
    }

    Set<String> codeSpans() {
        return found(SPAN).map(span -> span.replaceAll("\\s+", " ")).collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> links() {
        return found(LINK).toList();
    }

    Set<String> anchors() {
        return anchors;
    }

    private Stream<String> found(Pattern pattern) {
        return pattern.matcher(prose).results().map(match -> match.group(1));
    }
}
