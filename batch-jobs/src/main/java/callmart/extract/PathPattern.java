package callmart.extract;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * A file path with {@code {date}}, {@code {date:yyyy-MM-dd}}, {@code {month:yyyyMM}} or {@code {week}} and globs, relative to the home.
 * Weeks are
 * those of ISO 8601; a pattern of a week is that of its Monday.
 *
 * @param text as configured, with / for the backslashes of Windows
 */
public record PathPattern(String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}:]*)(?::([^{}]*))?\\}");
    private static final String WEEK = "week";
    private static final Locale WITH_ISO_WEEKS = Locale.UK;
    private static final Pattern OF_WINDOWS = Pattern.compile("[A-Za-z]:/|//");
    private static final Pattern GLOB = Pattern.compile("[*?\\[]");

    public PathPattern {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the path is empty");
        }
        text = text.replace('\\', '/');
        if (OF_WINDOWS.matcher(text).lookingAt() && File.separatorChar == '/') {
            throw new IllegalArgumentException("'" + text + "' is a path of Windows, which this machine does not have; mount the share and"
                    + " write the path that it has here, such as /mnt/exports/…");
        }
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            formatter(matcher.group(1), matcher.group(2));
        }
        for (Path element : Path.of(PLACEHOLDER.matcher(text).replaceAll("0"))) {
            checkGlob(element.toString());
        }
    }

    private static void checkGlob(String element) {
        try {
            if (GLOB.matcher(element).find()) {
                FileSystems.getDefault().getPathMatcher("glob:" + element);
            }
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + element + "' is not a pattern of file names: " + e.getDescription(), e);
        }
    }

    /** The pattern with the day filled in; still with globs. */
    public String on(LocalDate day) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(formatter(match.group(1), match.group(2))
                .format(match.group(1).equals(WEEK) ? day.with(DayOfWeek.MONDAY) : day)));
    }

    /** The files that exist for a day, sorted by path; several only when the pattern has globs. */
    public List<Path> files(Path home, LocalDate day) throws IOException {
        Path path = Path.of(on(day));
        List<Path> found = List.of(path.isAbsolute() ? path.getRoot() : home);
        for (Path element : path) {
            List<Path> deeper = new ArrayList<>();
            for (Path folder : found) {
                deeper.addAll(step(folder, element.toString()));
            }
            found = deeper;
        }
        return found.stream().map(Path::normalize).filter(Files::isRegularFile).sorted().collect(Collectors.toList());
    }

    /** What lies at the path of the day's file and is not a file; empty when there is nothing, or with globs. */
    public String obstacle(Path home, LocalDate day) throws IOException {
        if (GLOB.matcher(text).find()) {
            return "";
        }
        Path path = home.resolve(on(day));
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            return "is a symbolic link to " + Files.readSymbolicLink(path) + ", which leads to no file";
        } else if (Files.isDirectory(path)) {
            return "is a folder and no file";
        }
        return Files.exists(path) ? "is not a file that can be read" : "";
    }

    private static List<Path> step(Path folder, String element) throws IOException {
        if (!GLOB.matcher(element).find()) {
            Path next = folder.resolve(element);
            if (Files.exists(next) || Files.isSymbolicLink(next) || Files.notExists(next)) {
                return Files.exists(next) ? List.of(next) : List.of();
            }
            throw new AccessDeniedException(folder.toString());
        }
        List<Path> matches = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, element)) {
            stream.forEach(matches::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        return matches;
    }

    private static DateTimeFormatter formatter(String name, String pattern) {
        String standard = switch (name) {
            case "date" -> "yyyyMMdd";
            case "month" -> "yyyyMM";
            case WEEK -> "YYYY'W'ww";
            default -> throw new IllegalArgumentException("unknown placeholder {" + name + "}; valid: {date}, {date:yyyy-MM-dd},"
                    + " {month}, {month:yyyy-MM}, {week}, {week:yyyyMMdd}");
        };
        if (pattern != null && !DateTimes.slip(pattern).isEmpty()) {
            throw new IllegalArgumentException(DateTimes.slip(pattern));
        }
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern == null ? standard : pattern,
                    name.equals(WEEK) ? WITH_ISO_WEEKS : Locale.ROOT);
            formatter.format(LocalDate.EPOCH);
            return formatter;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("'" + pattern + "' is not a java.time pattern of a date: " + e.getMessage(), e);
        }
    }
}
