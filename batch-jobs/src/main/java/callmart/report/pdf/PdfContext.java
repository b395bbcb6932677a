package callmart.report.pdf;

import callmart.report.chart.ReportFonts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontFamily;
import net.sf.jasperreports.engine.fonts.SimpleFontFace;
import net.sf.jasperreports.engine.fonts.SimpleFontFamily;

/** JasperReports with one font family, which is embedded; a font that is not there is an error, never a silent gap. */
final class PdfContext {

    private PdfContext() {
    }

    static JasperReportsContext with(ReportFonts fonts) {
        SimpleJasperReportsContext context = new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance());
        context.setPropertiesMap(Map.of(
                "net.sf.jasperreports.default.font.name", ReportFonts.FAMILY,
                "net.sf.jasperreports.awt.ignore.missing.font", "false",
                "net.sf.jasperreports.export.pdf.compressed", "true",
                "net.sf.jasperreports.export.pdf.force.linebreak.policy", "true"));
        SimpleFontFamily family = new SimpleFontFamily(context);
        family.setName(ReportFonts.FAMILY);
        family.setNormalFace(face(context, fonts.regularFile()));
        family.setBoldFace(face(context, fonts.boldFile()));
        family.setPdfEncoding("Identity-H");
        family.setPdfEmbedded(true);
        context.setExtensions(FontFamily.class, List.of(family));
        return context;
    }

    /**
     * The PDF library keeps a font that has a URL in memory; from a file it would read four bytes a glyph, one by one, for each document.
     */
    private static SimpleFontFace face(JasperReportsContext context, Path file) {
        SimpleFontFace face = new SimpleFontFace(context);
        face.setTtf(file.toString());
        face.setPdf(file.toUri().toString());
        return face;
    }
}
