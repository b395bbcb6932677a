package callmart.report.pdf;

import java.nio.file.Path;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.OrientationEnum;
import net.sf.jasperreports.engine.xml.JRXmlLoader;

/** How a template's page lies: across, as its file says, or upright. */
enum Paper {
    ACROSS, UPRIGHT;

    /** The template, what stands above and below its rows fitted to the width. */
    JasperDesign load(JasperReportsContext context, Path template) throws JRException {
        JasperDesign design = JRXmlLoader.load(context, template.toFile());
        if (this == UPRIGHT) {
            int was = design.getColumnWidth();
            int height = design.getPageWidth();
            design.setPageWidth(design.getPageHeight());
            design.setPageHeight(height);
            design.setOrientation(OrientationEnum.PORTRAIT);
            design.setColumnWidth(design.getPageWidth() - design.getLeftMargin() - design.getRightMargin());
            Stream.of(design.getTitle(), design.getPageFooter(), design.getBackground()).filter(band -> band != null)
                    .flatMap(band -> Stream.of(band.getElements())).forEach(element -> fit(element, was, design.getColumnWidth()));
        }
        return design;
    }

    private static void fit(JRElement element, int was, int now) {
        JRDesignElement fitted = (JRDesignElement) element;
        int end = (fitted.getX() + fitted.getWidth()) * now / was;
        fitted.setX(fitted.getX() * now / was);
        fitted.setWidth(end - fitted.getX());
    }
}
