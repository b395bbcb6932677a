package callmart.report;

import callmart.calendar.Deadline;
import callmart.calendar.Period;
import java.util.List;

/**
 * A report as {@code config/reports.yml} declares it.
 *
 * @param id English, as commands and files name it
 * @param title with places for the period
 * @param period what one report covers
 * @param layout how the document is built from the dataset
 * @param dataset the file in {@code sql/reports}, without ending
 * @param figures in the order of the columns
 * @param cards the headline figures, in their order; each is one of {@code figures}
 * @param charts what the first page draws
 * @param formats the files made
 * @param deadline when it is due
 * @param recipients roles
 * @param cc roles
 * @param privacy how much of a customer is shown
 * @param feeds whose day must be loaded before the report is made
 */
public record ReportDefinition(String id, TitlePattern title, Period.Kind period, Layout layout, String dataset,
        List<Figure> figures, List<Figure> cards, List<ChartKind> charts, List<Format> formats, Deadline deadline,
        List<String> recipients, List<String> cc, Privacy privacy, List<String> feeds) {

    /** The first page has room for so many. */
    static final int MOST_CARDS = 6;

    /** How a document is built from its dataset. */
    public enum Layout {
        /** Figures in total, by category and by hour, against target and earlier periods. */
        OPERATIONS
    }

    /** What the first page can draw. */
    public enum ChartKind {
        HOURS, CATEGORIES, RATINGS
    }

    /** How much of a customer is shown. */
    public enum Privacy {
        /** Phone numbers as {@code 138****5678}. */
        MASKED,
        /** Phone numbers whole. */
        FULL
    }

    public ReportDefinition {
        figures = List.copyOf(figures);
        cards = List.copyOf(cards);
        charts = List.copyOf(charts);
        formats = List.copyOf(formats);
        recipients = List.copyOf(recipients);
        cc = List.copyOf(cc);
        feeds = List.copyOf(feeds);
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("a report's id is lower-case letters, digits and '-', found '" + id + "'");
        }
        if (figures.isEmpty() || formats.isEmpty() || recipients.isEmpty()) {
            throw new IllegalArgumentException("a report needs figures, formats and recipients");
        }
        if (formats.contains(Format.HTML)) {
            throw new IllegalArgumentException("formats are xlsx and pdf; the mail body is always made");
        }
    }

    /** The file's name as readers see it, such as {@code 11月21日电话中心运营日报.xlsx}. */
    public String fileName(Period of, Format format) {
        return title.of(of) + format.suffix();
    }
}
