package callmart.report.pdf;

import java.util.List;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;

/** Joins the parts of a document: a table that fits below the one before it moves up, and all pages are numbered. */
final class Pages {

    private static final String PAGE_KEY = "page";
    private static final String FOOTER_KEY = "footer";

    /** Points between a table and the next one's heading. */
    private static final int GAP = 12;

    private Pages() {
    }

    /** The first part with the pages of all. */
    static JasperPrint join(List<JasperPrint> parts) {
        JasperPrint whole = parts.get(0);
        for (JasperPrint part : parts.subList(1, parts.size())) {
            JRPrintPage last = whole.getPages().get(whole.getPages().size() - 1);
            if (part.getPages().size() == 1 && fits(last, part)) {
                moveUp(last, part);
            } else {
                part.getPages().forEach(whole::addPage);
            }
        }
        int count = whole.getPages().size();
        for (int i = 0; i < count; i++) {
            for (JRPrintElement element : whole.getPages().get(i).getElements()) {
                if (PAGE_KEY.equals(element.getKey())) {
                    ((JRPrintText) element).setText("第 " + (i + 1) + " / " + count + " 页");
                }
            }
        }
        return whole;
    }

    private static boolean fits(JRPrintPage page, JasperPrint part) {
        int footer = page.getElements().stream().filter(Pages::isFooter).mapToInt(JRPrintElement::getY).min()
                .orElse(part.getPageHeight());
        return end(page) + GAP + end(part.getPages().get(0)) - part.getTopMargin() <= footer;
    }

    private static void moveUp(JRPrintPage page, JasperPrint part) {
        int offset = end(page) + GAP - part.getTopMargin();
        for (JRPrintElement element : part.getPages().get(0).getElements()) {
            if (!isFooter(element)) {
                element.setY(element.getY() + offset);
                page.addElement(element);
            }
        }
    }

    private static int end(JRPrintPage page) {
        return page.getElements().stream().filter(element -> !isFooter(element))
                .mapToInt(element -> element.getY() + element.getHeight()).max().orElse(0);
    }

    private static boolean isFooter(JRPrintElement element) {
        return PAGE_KEY.equals(element.getKey()) || FOOTER_KEY.equals(element.getKey());
    }
}
