package callmart.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The words of a column's head, between which it may be broken: what a blank or a unit in brackets divides, else two parts of some Chinese
 * characters, whose words are mostly pairs, and threes where they end in 率, 数 or the like: 工单派发 组别, 首次来电 解决率.
 * 不 and 未 stay with what they deny: 评审 不成立票. Decision 346.
 *
 * @param parts in their order; one where nothing tells how to divide the label
 */
public record HeadWords(List<String> parts) {

    private static final int LEAST = 4;
    private static final int PAIR = 2;
    private static final int TWO_PAIRS = 4;

    public HeadWords {
        parts = List.copyOf(parts);
    }

    public static HeadWords of(String label) {
        int unit = label.indexOf('（');
        int blank = label.indexOf(' ');
        String stem = unit > 0 ? label.substring(0, unit) : label;
        int at = blank > 0 && blank < stem.length() ? blank : stem.length() - tail(stem);
        return new HeadWords(Stream.of(stem.substring(0, at), stem.substring(at), label.substring(stem.length()))
                .filter(part -> !part.isEmpty()).toList());
    }

    /** How many characters the second word has; 0 where there is one. */
    private static int tail(String stem) {
        int length = stem.length();
        if (length < LEAST) {
            return 0;
        }
        boolean isChinese = stem.codePoints().allMatch(Character::isIdeographic);
        boolean isPair = Stream.of("次数", "人数", "天数").anyMatch(stem::endsWith);
        boolean isThree = !isPair && "率数量度地票人组点".indexOf(stem.charAt(length - 1)) >= 0;
        int tail = isChinese && length % 2 == 0 ? length <= LEAST + PAIR ? PAIR : TWO_PAIRS
                : isThree ? PAIR + 1 : (isPair || isChinese) && length > LEAST + PAIR ? TWO_PAIRS : PAIR;
        int denial = Math.max(stem.lastIndexOf('不'), stem.lastIndexOf('未'));
        int denied = length - tail - denial;
        if (denial > 0 && (denied == 1 || denied == 2 && tail == PAIR)) {
            tail = length - denial;
        }
        return tail < length && stem.substring(length - tail).codePoints().allMatch(Character::isIdeographic) ? tail : 0;
    }

    /** In as few lines as fit, the first as long as it may be; empty where so many lines are not enough. @param fits of each line */
    public Optional<String> broken(int lines, Predicate<String> fits) {
        return IntStream.rangeClosed(1, Math.min(lines, parts.size())).boxed().flatMap(this::divided)
                .filter(broken -> broken.lines().allMatch(fits)).findFirst();
    }

    private Stream<String> divided(int lines) {
        int all = parts.size();
        return lines == 1 ? Stream.of(String.join("", parts))
                : lines == all ? Stream.of(parts.stream().map(String::strip).collect(Collectors.joining("\n")))
                : IntStream.iterate(all - 1, cut -> cut > 0, cut -> cut - 1).mapToObj(cut -> line(0, cut) + "\n" + line(cut, all));
    }

    private String line(int from, int to) {
        return String.join("", parts.subList(from, to)).strip();
    }
}
