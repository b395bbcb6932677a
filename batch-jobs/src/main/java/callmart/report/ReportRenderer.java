package callmart.report;

/** Turns documents into files of one format. Safe for use by several threads. */
public interface ReportRenderer {

    Format format();

    /** @throws RenderingException saying which document and why */
    byte[] render(ReportDocument document);
}
