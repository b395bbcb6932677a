package callmart.bench;

/** The lines of the table, in its order: what is measured, against what, and what is to be reached. */
enum Line {
    LOAD_FRESH("load", "load of a day of calls from CSV, in a fresh JVM", "the engine's CSVWithNames insert of the same file", 1.3, "×"),
    LOAD_WARM("load", "the same, in later turns of one JVM", "the same", 0.9, "×"),
    EXCEL("excel", "load of a day of calls from XLSX", "fastexcel-reader only reading the cells", 1.3, "×"),
    MEASURES("measures", "measures of a day of calls, all tables", "one hand-written query for each table", 1.2, "×"),
    MONTH("month", "KPI of a month by agent, ten times the calls", "the same over a tenth of the calls", 1.3, "×"),
    NIGHT_LARGE("night", "night of a very large centre, all feeds, reports and mail", "native insert of its calls", 15, "×"),
    HEAP("night", "heap of that night", "", 512, "MB"),
    MEMORY("night", "resident memory of the engine in that night", "", 1536, "MB"),
    NIGHT("night", "night of a day, all feeds, reports and mail", "", 6, "s"),
    REPORTS("reports", "all reports of a day, a week and a month", "JasperReports and POI filling bare templates with the same rows", 1.5, "×"),
    WORKBOOK("reports", "workbook of a long list", "fastexcel, the same cells unstyled", 1.5, "×"),
    DUE("start", "due with nothing to do", "java -version", 5, "×"),
    HELP("start", "help", "java -version", 2.5, "×"),
    KPI("start", "kpi", "start of the engine alone until it answers", 1.3, "×"),
    STATUS("start", "status", "start of the engine alone until it answers", 1.3, "×"),
    DEMO("demo", "demo in a fresh home", "", 90, "s");

    final String group;
    final String what;
    /** Empty where the figure stands for itself. */
    final String reference;
    final double most;
    final String unit;

    Line(String group, String what, String reference, double most, String unit) {
        this.group = group;
        this.what = what;
        this.reference = reference;
        this.most = most;
        this.unit = unit;
    }
}
