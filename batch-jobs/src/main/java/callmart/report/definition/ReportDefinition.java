package callmart.report.definition;

import callmart.calendar.Deadline;
import callmart.calendar.Period;
import callmart.config.EnumWord;
import callmart.report.Format;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report as {@code config/reports.yml} declares it.
 *
 * @param id English, as commands and files name it
 * @param editions the kinds of period that it is made for, with title and deadline of each
 * @param layout what the document is made of
 * @param dataset the file in {@code sql/reports}, without ending
 * @param formats the files made
 * @param recipients roles
 * @param cc roles
 * @param privacy how much of a customer is shown
 * @param feeds whose days must be loaded before the report is made
 * @param optionalFeeds the same, but only where a source of theirs is configured; with the parts that are left out without one
 * @param readers by what it is divided into editions for readers of their own, or which of these it is
 */
public record ReportDefinition(String id, Map<Period.Kind, Edition> editions, ReportLayout layout, String dataset, List<Format> formats,
        List<String> recipients, List<String> cc, Privacy privacy, List<String> feeds, Map<String, List<String>> optionalFeeds,
        Readers readers) {

    private static final String OUTLOOK_TITLE = "（含扣款展望）";

    /** What an edition for one key leaves out: it tells of the whole centre. */
    private static final Set<String> OF_THE_WHOLE = Set.of("intervals", "kpis", "incidents", "equipment", "alerts", "routes", "overflow");

    /**
     * Whether everybody gets the same.
     *
     * @param burst by what the report is divided; empty when it is not, and for an edition
     * @param slice which edition it is; empty for a whole report
     * @param outlook roles for which there is an edition with the outlook of the month's penalties; empty for an edition
     */
    public record Readers(Optional<BurstKey> burst, Optional<Slice> slice, List<String> outlook) {

        public Readers {
            outlook = List.copyOf(outlook);
        }
    }

    /** Behind the id of a report: its edition with the outlook. */
    public static final String OUTLOOK = "outlook";

    /** How much of a customer is shown. */
    public enum Privacy {
        /** Phone numbers as {@code 138****5678}. */
        MASKED,
        /** Phone numbers whole. */
        FULL
    }

    public ReportDefinition {
        editions = Collections.unmodifiableMap(new TreeMap<>(editions));
        formats = List.copyOf(formats);
        recipients = List.copyOf(recipients);
        cc = List.copyOf(cc);
        feeds = List.copyOf(feeds);
        optionalFeeds = Collections.unmodifiableMap(new LinkedHashMap<>(optionalFeeds));
        if (!wholeId(id).matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("a report's id is lower-case letters, digits and '-', found '" + id + "'");
        }
        if (editions.isEmpty() || formats.isEmpty() || recipients.isEmpty()) {
            throw new IllegalArgumentException("a report needs a period, formats and recipients");
        }
        if (formats.contains(Format.HTML)) {
            throw new IllegalArgumentException("formats are xlsx and pdf; the mail body is always made");
        }
    }

    /** The report as it is made of these feeds: without what others would tell. Decision 272. */
    ReportDefinition madeOf(Set<String> delivered) {
        Set<String> out = new LinkedHashSet<>();
        Map<String, List<String>> called = new LinkedHashMap<>(optionalFeeds);
        called.replaceAll((feed, parts) -> {
            if (delivered.contains(feed)) {
                return List.of();
            }
            out.addAll(parts);
            return parts.stream().map(part -> layout.contents().getOrDefault(part, "")).filter(label -> !label.isEmpty()).toList();
        });
        return new ReportDefinition(id, editions, layout.without(out), dataset, formats, recipients, cc, privacy, feeds, called, readers);
    }

    /** The edition for one key. */
    ReportDefinition of(Slice slice) {
        Map<Period.Kind, Edition> named = new TreeMap<>();
        editions.forEach((kind, edition) ->
                named.put(kind, new Edition(edition.title().with("（" + slice.key() + "）"), edition.deadline())));
        ReportLayout own = layout.without(OF_THE_WHOLE);
        return new ReportDefinition(slice.id(), named, slice.by() == BurstKey.VENDOR && !readers.outlook().isEmpty()
                ? withOutlook(own) : own, dataset, formats,
                List.of(Slice.readers(slice.by(), slice.key())), List.of(), privacy, feeds, optionalFeeds,
                new Readers(Optional.empty(), Optional.of(slice), List.of()));
    }

    /** The whole report with the outlook of the month's penalties. @param roles who reads it */
    ReportDefinition withOutlook(List<String> roles) {
        Map<Period.Kind, Edition> named = new TreeMap<>();
        editions.forEach((kind, edition) -> named.put(kind, new Edition(edition.title().with(OUTLOOK_TITLE), edition.deadline())));
        return new ReportDefinition(id + "." + OUTLOOK, named, withOutlook(layout), dataset, formats, roles, List.of(), privacy, feeds,
                optionalFeeds, new Readers(Optional.empty(), Optional.empty(), List.of()));
    }

    private static ReportLayout withOutlook(ReportLayout layout) {
        return layout.byKind(FiguresLayout::withOutlook, list -> list, statement -> statement);
    }

    /** The id of the report, of an edition of the whole one. */
    public String declaredId() {
        return wholeId(id);
    }

    private static String wholeId(String id) {
        return id.replaceFirst("\\..*", "");
    }

    /** The files of all its queries. */
    public List<String> datasets() {
        return Stream.concat(Stream.of(dataset), list().stream().map(ListForm::partDatasets).flatMap(List::stream)).distinct().toList();
    }

    /** The layout, where it is that of a list. */
    public Optional<ListForm> list() {
        return layout.byKind(figures -> Optional.empty(), Optional::of, statement -> Optional.empty());
    }

    /** From the shortest to the longest. */
    public Set<Period.Kind> kinds() {
        return editions.keySet();
    }

    /** @throws IllegalArgumentException when the report is not made for such a period */
    public Edition edition(Period.Kind kind) {
        if (!isMadeFor(kind)) {
            throw new IllegalArgumentException("report " + id + " is made for " + kinds().stream().map(made -> "a " + EnumWord.of(made))
                    .collect(Collectors.joining(" or ")) + ", not for a " + EnumWord.of(kind));
        }
        return editions.get(kind);
    }

    public Deadline deadline(Period.Kind kind) {
        return edition(kind).deadline();
    }

    /** Whether it is about what is to come: due before its period, and made until that begins. */
    public boolean isAhead(Period.Kind kind) {
        return deadline(kind).isAhead();
    }

    /** The title with the period put in. */
    public String title(Period of) {
        return edition(of.kind()).title().of(of);
    }

    /** The title as subjects and file names have it: no two periods of a kind share one. */
    public String uniqueTitle(Period of) {
        return edition(of.kind()).title().unique(of);
    }

    public boolean isMadeFor(Period.Kind kind) {
        return editions.containsKey(kind);
    }

    /** The file's name as readers see it, such as {@code 11月21日电话中心运营日报.xlsx}. */
    public String fileName(Period of, Format format) {
        return uniqueTitle(of) + format.suffix();
    }

    /** How the ledger names who gets it. */
    public String group() {
        return group(recipients, cc);
    }

    /** How the ledger names roles. @param to or cc has some */
    public static String group(List<String> to, List<String> cc) {
        return String.join("、", to) + (cc.isEmpty() ? "" : (to.isEmpty() ? "" : "；") + "抄送" + String.join("、", cc));
    }
}
