package callmart.report;

/** The files that a report comes in. */
public enum Format {
    XLSX, PDF, HTML;

    /** {@code .xlsx}. */
    public String suffix() {
        return "." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
