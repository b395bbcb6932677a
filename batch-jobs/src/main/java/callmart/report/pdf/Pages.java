package callmart.report.pdf;

import java.util.HashSet;
import java.util.Set;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;

/** The pages of a document, part by part: a part that fits below the one before it moves up, and all pages are numbered. */
final class Pages {

    private static final String PAGE_KEY = "page";
    static final String HEADING_KEY = "heading";
    private static final String FOOTER_KEY = "footer";

    /** Lies across a page, under all else. */
    private static final String WATERMARK_KEY = "watermark";

    /** Points between a table and the next one's heading. */
    private static final int GAP = 12;

    private final JasperPrint whole;

    /** @param opening what the document begins with */
    Pages(JasperPrint opening) {
        this.whole = opening;
    }

    /** Points of the last page, below its margin, that a part which goes on there has to leave blank. */
    int taken() {
        return end(last()) + GAP - whole.getTopMargin();
    }

    /** Points that are left on the last page. */
    int room() {
        return footer(last(), whole) - whole.getTopMargin() - taken();
    }

    /** A part that left the last page's taken points blank: its first page is laid over the last one. */
    void continueWith(JasperPrint part) {
        lay(last(), part, 0);
        part.getPages().stream().skip(1).forEach(whole::addPage);
    }

    /** A part for itself: on the last page when it fits there whole, else on pages of its own. */
    void add(JasperPrint part) {
        if (part.getPages().size() == 1 && end(part.getPages().get(0)) - part.getTopMargin() <= room()) {
            lay(last(), part, taken());
        } else {
            part.getPages().forEach(whole::addPage);
        }
    }

    int count() {
        return whole.getPages().size();
    }

    /** Leaves out what comes after so many pages. */
    static void cut(JasperPrint part, int pages) {
        while (part.getPages().size() > pages) {
            part.removePage(part.getPages().size() - 1);
        }
    }

    /** Puts the words above the part's table, on every page. */
    static void head(JasperPrint part, String words) {
        part.getPages().stream().flatMap(page -> page.getElements().stream())
                .filter(element -> HEADING_KEY.equals(element.getKey())).forEach(element -> ((JRPrintText) element).setText(words));
    }

    /** With page numbers, and a bookmark for each table at the first of its headings. */
    JasperPrint numbered() {
        int count = whole.getPages().size();
        Set<String> marked = new HashSet<>();
        for (int i = 0; i < count; i++) {
            for (JRPrintElement element : whole.getPages().get(i).getElements()) {
                if (PAGE_KEY.equals(element.getKey())) {
                    ((JRPrintText) element).setText("第 " + (i + 1) + " / " + count + " 页");
                } else if (HEADING_KEY.equals(element.getKey()) && marked.add(((JRPrintText) element).getFullText())) {
                    ((JRPrintText) element).setAnchorName(((JRPrintText) element).getFullText());
                    ((JRPrintText) element).setBookmarkLevel(1);
                }
            }
        }
        return whole;
    }

    private JRPrintPage last() {
        return whole.getPages().get(whole.getPages().size() - 1);
    }

    private static int footer(JRPrintPage page, JasperPrint part) {
        return page.getElements().stream().filter(Pages::isOfThePage).filter(element -> !WATERMARK_KEY.equals(element.getKey()))
                .mapToInt(JRPrintElement::getY).min().orElse(part.getPageHeight());
    }

    private static void lay(JRPrintPage page, JasperPrint part, int offset) {
        for (JRPrintElement element : part.getPages().get(0).getElements()) {
            if (!isOfThePage(element)) {
                element.setY(element.getY() + offset);
                page.addElement(element);
            }
        }
    }

    private static int end(JRPrintPage page) {
        return page.getElements().stream().filter(element -> !isOfThePage(element))
                .mapToInt(element -> element.getY() + element.getHeight()).max().orElse(0);
    }

    private static boolean isOfThePage(JRPrintElement element) {
        return PAGE_KEY.equals(element.getKey()) || FOOTER_KEY.equals(element.getKey()) || WATERMARK_KEY.equals(element.getKey());
    }
}
