package callmart.publish;

import callmart.report.definition.ReportDefinition;
import java.io.IOException;
import java.nio.file.Path;

/** How the files of reports are stored. */
@FunctionalInterface
public interface ReportSeal {

    /** Writes a file whole or not at all: as it is, or locked for those who may read the report. */
    void write(ReportDefinition report, Path file, byte[] content) throws IOException;
}
