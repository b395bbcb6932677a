package callmart.report.pdf;

import java.nio.file.Path;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;

/** A template that is a page by itself, read when it is first needed. Safe for use by several threads. */
final class PageTemplate {

    private final JasperReportsContext context;
    private final Path template;
    private final Paper paper;
    private JasperReport report;

    PageTemplate(JasperReportsContext context, Path template, Paper paper) {
        this.context = context;
        this.template = template;
        this.paper = paper;
    }

    synchronized JasperReport report() throws JRException {
        if (report == null) {
            report = JasperCompileManager.getInstance(context).compile(paper.load(context, template));
        }
        return report;
    }
}
