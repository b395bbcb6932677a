package callmart.extract.pbx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes a line apart. Of a line with {@code |} nothing is quoted; of others a value may be quoted with doubled quotes inside, and
 * spaces may stand before the first quote, as in FreeSWITCH's compiled-in template. A caller as FreePBX's export writes it,
 * {@code "Name" <100>} without quotes around it or as PBXware's with them, {@code ""Name" <100>"}, is taken as it stands.
 */
record LineSplitter(char delimiter) {

    private static final Pattern CALLER = Pattern.compile("(\"?)(\"[^\"]*\" <[^<>\"]*>)\\1");

    /** The splitter that suits a file's first line. */
    static LineSplitter of(String line) {
        int pipe = line.indexOf('|');
        if (pipe > 0 && line.substring(0, pipe).chars().allMatch(Character::isLetterOrDigit) && line.indexOf(',') < 0
                || pipe > 0 && line.substring(0, pipe).chars().allMatch(Character::isDigit)) {
            return new LineSplitter('|');
        }
        return new LineSplitter(Stream.of(',', ';', '\t')
                .max(Comparator.<Character>comparingLong(c -> line.chars().filter(other -> other == c).count())).orElseThrow());
    }

    /** @throws MalformedRowException when its quotes do not pair */
    List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            int start = at;
            while (delimiter != '|' && start < line.length() && line.charAt(start) == ' ') {
                start++;
            }
            Matcher caller = CALLER.matcher(line).region(start, line.length());
            if (delimiter != '|' && caller.lookingAt() && (caller.end() == line.length() || line.charAt(caller.end()) == delimiter)) {
                cells.add(caller.group(2));
                at = caller.end() + 1;
            } else if (delimiter != '|' && start < line.length() && line.charAt(start) == '"') {
                at = quoted(line, start + 1, cells);
            } else {
                int end = line.indexOf(delimiter, at);
                end = end < 0 ? line.length() : end;
                cells.add(line.substring(at, end));
                at = end + 1;
            }
        }
        return cells;
    }

    /** Adds the value that begins behind an opening quote; gives where the next one begins. */
    private int quoted(String line, int start, List<String> cells) {
        StringBuilder value = new StringBuilder();
        int at = start;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c != '"') {
                value.append(c);
                at++;
            } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
                value.append('"');
                at += 2;
            } else {
                cells.add(value.toString());
                return behind(line, at + 1);
            }
        }
        throw new MalformedRowException("a quote is opened and not closed in this line: it was cut off, or a value has a line break;"
                + " have it written again");
    }

    private int behind(String line, int start) {
        int at = start;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        if (at < line.length() && line.charAt(at) != delimiter) {
            throw new MalformedRowException("a quote inside a quoted value is not doubled, so it is not clear where the values end;"
                    + " take quotes out of caller names on the telephone system");
        }
        return at + 1;
    }
}
