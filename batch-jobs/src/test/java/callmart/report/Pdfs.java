package callmart.report;

import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PRIndirectReference;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads PDFs for tests: their text, and the fonts inside. */
public final class Pdfs {

    /** #B42318. */
    private static final Pattern RED = Pattern.compile("0?\\.70\\d* 0?\\.13\\d* 0?\\.09\\d* rg");
    private static final Pattern SIZE = Pattern.compile("/\\w+ ([\\d.]+) Tf");

    private Pdfs() {
    }

    public static int pages(byte[] pdf) throws IOException {
        return new PdfReader(pdf).getNumberOfPages();
    }

    /** Whether its pages are higher than wide; the first speaks for all. */
    public static boolean isUpright(byte[] pdf) throws IOException {
        Rectangle page = new PdfReader(pdf).getPageSizeWithRotation(1);
        return page.getHeight() > page.getWidth();
    }

    public static String text(byte[] pdf) throws IOException {
        PdfReader reader = new PdfReader(pdf);
        PdfTextExtractor extractor = new PdfTextExtractor(reader);
        StringBuilder text = new StringBuilder();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            text.append("== ").append(page).append('\n').append(extractor.getTextFromPage(page).strip()).append('\n');
        }
        return text.toString();
    }

    /** The size of the smallest type, points; that of pictures is not among them. */
    public static double smallestType(byte[] pdf) throws IOException {
        PdfReader reader = new PdfReader(pdf);
        double smallest = Double.MAX_VALUE;
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            Matcher sizes = SIZE.matcher(new String(reader.getPageContent(page), StandardCharsets.ISO_8859_1));
            while (sizes.find()) {
                smallest = Math.min(smallest, Double.parseDouble(sizes.group(1)));
            }
        }
        return smallest;
    }

    /** How often the first page begins to write in the red of what is missed. */
    public static long reds(byte[] pdf) throws IOException {
        return RED.matcher(new String(new PdfReader(pdf).getPageContent(1), StandardCharsets.ISO_8859_1)).results().count();
    }

    /** Every font by its name without the subset's prefix, with {@code embedded} behind it when its program is inside. */
    public static Set<String> fonts(byte[] pdf) throws IOException {
        PdfReader reader = new PdfReader(pdf);
        Set<String> fonts = new TreeSet<>();
        for (int i = 1; i < reader.getXrefSize(); i++) {
            PdfObject object = reader.getPdfObjectRelease(i);
            if (object instanceof PdfDictionary font && PdfName.FONT.equals(font.getAsName(PdfName.TYPE))
                    && !PdfName.TYPE0.equals(font.getAsName(PdfName.SUBTYPE))) {
                PdfDictionary descriptor = font.getAsDict(PdfName.FONTDESCRIPTOR);
                boolean inside = descriptor != null && descriptor.get(PdfName.FONTFILE2) instanceof PRIndirectReference;
                fonts.add(font.getAsName(PdfName.BASEFONT).toString().replaceAll("^/(?:[A-Z]{6}\\+)?", "")
                        + (inside ? " embedded" : ""));
            }
        }
        return fonts;
    }
}
