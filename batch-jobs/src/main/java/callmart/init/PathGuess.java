package callmart.init;

import callmart.extract.PathPattern;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path by which a file like this one is found on other days.
 *
 * @param path as {@code sources.yml} writes it
 * @param days whether it has {@code {date}}
 * @param why the comment
 */
record PathGuess(String path, boolean days, String why) {

    /** How a date in a name is written: what it looks like, the placeholder, and how it is read. */
    private record Spelling(Pattern looks, String placeholder, String format) {

        Spelling(String looks, String placeholder, String format) {
            this(Pattern.compile("(?<!\\d)" + looks), placeholder, format);
        }
    }

    private static final List<Spelling> DAYS = List.of(
            new Spelling("20\\d{2}-\\d{2}-\\d{2}(?!\\d)", "{date:yyyy-MM-dd}", "uuuu-MM-dd"),
            new Spelling("20\\d{2}_\\d{2}_\\d{2}(?!\\d)", "{date:yyyy_MM_dd}", "uuuu_MM_dd"),
            new Spelling("20\\d{2}\\.\\d{2}\\.\\d{2}(?!\\d)", "{date:yyyy.MM.dd}", "uuuu.MM.dd"),
            new Spelling("20\\d{2}年\\d{2}月\\d{2}日", "{date:yyyy年MM月dd日}", "uuuu年MM月dd日"),
            new Spelling("20\\d{2}年\\d{1,2}月\\d{1,2}日", "{date:yyyy年M月d日}", "uuuu年M月d日"),
            new Spelling("20\\d{2}(?:0[1-9]|1[0-2])\\d{2}(?!\\d)", "{date}", "uuuuMMdd"),
            new Spelling("20\\d{2}(?:0[1-9]|1[0-2])\\d{2}(?=(?:[01]\\d|2[0-3])[0-5]\\d(?:[0-5]\\d)?(?!\\d))", "{date}", "uuuuMMdd"),
            new Spelling("2\\d(?:0[1-9]|1[0-2])[0-3]\\d(?!\\d)", "{date:yyMMdd}", "uuMMdd"));
    private static final List<Spelling> MONTHS = List.of(
            new Spelling("20\\d{2}-\\d{2}(?![-\\d])", "{month:yyyy-MM}", "uuuu-MM"),
            new Spelling("20\\d{2}年\\d{2}月", "{month:yyyy年MM月}", "uuuu年MM月"),
            new Spelling("20\\d{2}年\\d{1,2}月", "{month:yyyy年M月}", "uuuu年M月"),
            new Spelling("20\\d{2}(?:0[1-9]|1[0-2])(?!\\d)", "{month}", "uuuuMM"));
    /** When a file was written, behind its day; another time each day. */
    private static final Pattern TIME = Pattern.compile("([}*][-_T ]?)(?:[01]\\d|2[0-3])[-_.]?[0-5]\\d(?:[-_.]?[0-5]\\d)?(?!\\d)");
    private static final Pattern ANY_DATE = Pattern.compile("20\\d{2}[-_.年]?\\d{1,2}[-_.月]?(?:\\d{1,2}日?)?\\d*");

    /**
     * @param shown the path relative to the home, or absolute
     * @param days the days that the rows are of, as far as they were looked at; nothing where that is not known
     */
    static PathGuess of(Path home, String shown, Path file, Set<LocalDate> days) {
        String path = shown.replace('\\', '/').replaceAll("[\\[\\]{}*]", "?");
        for (Spelling spelling : DAYS) {
            Optional<LocalDate> date = find(spelling, path).flatMap(text -> parsed(() -> LocalDate.parse(text, formatter(spelling))));
            if (date.isPresent()) {
                return days.isEmpty() || days.equals(Set.of(date.get())) ? with(spelling, path, home, file, date.get())
                        : wild(path, "its name has the day " + date.get() + ", its rows are of " + list(days));
            }
        }
        for (Spelling spelling : MONTHS) {
            Optional<YearMonth> month = find(spelling, path).flatMap(text -> parsed(() -> YearMonth.parse(text, formatter(spelling))));
            if (month.isPresent()) {
                return days.stream().allMatch(day -> YearMonth.from(day).equals(month.get()))
                        ? with(spelling, path, home, file, month.get().atDay(1))
                        : wild(path, "its name has the month " + month.get() + ", its rows are of " + list(days));
            }
        }
        return new PathGuess(path, false, "no day stands in its name: this one file is read every night, for the rows of that night's day");
    }

    private static String list(Set<LocalDate> days) {
        List<LocalDate> sorted = days.stream().sorted().toList();
        return sorted.size() == 1 ? sorted.get(0).toString() : sorted.get(0) + " to " + sorted.get(sorted.size() - 1);
    }

    private static Optional<String> find(Spelling spelling, String path) {
        Matcher matcher = spelling.looks().matcher(path);
        String found = null;
        while (matcher.find()) {
            found = matcher.group();
        }
        return Optional.ofNullable(found);
    }

    /** Only what finds the file itself on its day is a guess. */
    private static PathGuess with(Spelling spelling, String path, Path home, Path file, LocalDate day) {
        boolean isDay = spelling.placeholder().startsWith("{date");
        String dated = spelling.looks().matcher(path).replaceAll(Matcher.quoteReplacement(spelling.placeholder()));
        String pattern = isDay ? TIME.matcher(dated).replaceAll("$1*") : dated;
        try {
            boolean finds = new PathPattern(pattern).files(home, day).stream().anyMatch(found -> found.toAbsolutePath().normalize()
                    .equals(file.toAbsolutePath().normalize()));
            return finds ? new PathGuess(pattern, isDay, "a file for each " + (isDay ? "day" : "month")
                    + (pattern.equals(dated) ? "" : ", whatever the time in its name")) : wild(path, "its name changes in a way not known");
        } catch (IOException | IllegalArgumentException e) {
            return wild(path, "its folder cannot be looked through: " + e.getMessage());
        }
    }

    private static PathGuess wild(String path, String why) {
        return new PathGuess(TIME.matcher(ANY_DATE.matcher(path).replaceAll("*")).replaceAll("$1*"), false, why
                + ": every file of such a name is read each night, for the rows"
                + " of that night's day; where only one need be, write the day's place as {date}");
    }

    private static DateTimeFormatter formatter(Spelling spelling) {
        return DateTimeFormatter.ofPattern(spelling.format(), Locale.ROOT);
    }

    private static <T> Optional<T> parsed(Supplier<T> parsing) {
        try {
            return Optional.of(parsing.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
