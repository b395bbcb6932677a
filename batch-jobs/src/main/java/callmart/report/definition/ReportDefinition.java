package callmart.report.definition;

import callmart.calendar.Deadline;
import callmart.calendar.Period;
import callmart.report.Figure;
import callmart.report.Format;
import java.util.Collections;
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
 * @param layout how the document is built from the dataset
 * @param dataset the file in {@code sql/reports}, without ending
 * @param figures in the order of the columns
 * @param cards the headline figures, in their order; each is one of {@code figures}
 * @param charts what the first page draws
 * @param tables what follows the table of totals
 * @param formats the files made
 * @param recipients roles
 * @param cc roles
 * @param privacy how much of a customer is shown
 * @param feeds whose days must be loaded before the report is made
 * @param optionalFeeds the same, but only where a source of theirs is configured
 * @param list what a list is made of; empty for other layouts
 */
public record ReportDefinition(String id, Map<Period.Kind, Edition> editions, Layout layout, String dataset,
        List<Figure> figures, List<Figure> cards, List<ChartKind> charts, List<TableKind> tables, List<Format> formats, List<String> recipients,
        List<String> cc, Privacy privacy, List<String> feeds, List<String> optionalFeeds, Optional<ListForm> list) {

    /** The first page has room for so many. */
    static final int MOST_CARDS = 6;

    /** How a document is built from its dataset. */
    public enum Layout {
        /** Figures in total, by day, category and hour, against target and earlier periods. */
        FIGURES,
        /** Contract penalties, line by line with formulas, for signature; agent scores. */
        STATEMENT,
        /** One row a thing that happened. */
        LIST,
        /** A list, and figures over its rows against the period before. */
        LIST_ANALYSIS;

        /** Whether the report consists of figures of the catalogue. */
        boolean hasFigures() {
            return this == FIGURES;
        }

        /** Whether {@link ReportDefinition#list} says what is shown. */
        public boolean isList() {
            return this == LIST || this == LIST_ANALYSIS;
        }
    }

    /** What the first page can draw. */
    public enum ChartKind {
        /** Calls and service level by hour. */
        HOURS,
        /** Calls and service level by day. */
        DAYS,
        /** Calls by business category. */
        CATEGORIES,
        /** Ratings by their kind. */
        RATINGS,
        /** Inbound calls by what became of them. */
        INBOUND,
        /** Calls in and out, by hour of a day, by day of a longer period. */
        TRAFFIC,
        /** Calls in and out by queue. */
        QUEUES,
        /** The agents with most talks. */
        TALKS,
        /** The agents who were busy longest. */
        BUSY
    }

    /** What can follow the table of totals. */
    public enum TableKind {
        /** By day; left out in a report of one day. */
        DAYS,
        CATEGORIES, HOURS, QUEUES, AGENTS,
        /** Every KPI with a target: sums, value, target, gap, and the two periods before. */
        KPIS,
        /** Problems of systems, with downtime and seats. */
        INCIDENTS,
        /** Alerts about the period's data. */
        ALERTS
    }

    /** How much of a customer is shown. */
    public enum Privacy {
        /** Phone numbers as {@code 138****5678}. */
        MASKED,
        /** Phone numbers whole. */
        FULL
    }

    public ReportDefinition {
        editions = Collections.unmodifiableMap(new TreeMap<>(editions));
        figures = List.copyOf(figures);
        cards = List.copyOf(cards);
        charts = List.copyOf(charts);
        tables = List.copyOf(tables);
        formats = List.copyOf(formats);
        recipients = List.copyOf(recipients);
        cc = List.copyOf(cc);
        feeds = List.copyOf(feeds);
        optionalFeeds = List.copyOf(optionalFeeds);
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("a report's id is lower-case letters, digits and '-', found '" + id + "'");
        }
        if (editions.isEmpty() || layout.hasFigures() && figures.isEmpty() || formats.isEmpty() || recipients.isEmpty()) {
            throw new IllegalArgumentException("a report needs a period, figures, formats and recipients");
        }
        if (formats.contains(Format.HTML)) {
            throw new IllegalArgumentException("formats are xlsx and pdf; the mail body is always made");
        }
    }

    /** The files of all its queries. */
    public List<String> datasets() {
        return Stream.concat(Stream.of(dataset), list.stream().map(ListForm::partDatasets).flatMap(List::stream)).distinct().toList();
    }

    /** From the shortest to the longest. */
    public Set<Period.Kind> kinds() {
        return editions.keySet();
    }

    /** @throws IllegalArgumentException when the report is not made for such a period */
    public Edition edition(Period.Kind kind) {
        if (!isMadeFor(kind)) {
            throw new IllegalArgumentException("report " + id + " is made for " + kinds().stream().map(made -> "a " + Editions.word(made))
                    .collect(Collectors.joining(" or ")) + ", not for a " + Editions.word(kind));
        }
        return editions.get(kind);
    }

    public Deadline deadline(Period.Kind kind) {
        return edition(kind).deadline();
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
        return String.join("、", recipients) + (cc.isEmpty() ? "" : "；抄送" + String.join("、", cc));
    }
}
