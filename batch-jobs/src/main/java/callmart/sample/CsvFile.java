package callmart.sample;

import callmart.config.WholeFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table as a CSV file: yes and no as 是 and 否, times as 2026-11-21 09:00:05. */
final class CsvFile {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private CsvFile() {
    }

    /** Writes the file whole or not at all; the header also when there are no rows. */
    static void write(Path file, Charset charset, char delimiter, Table table) throws IOException {
        WholeFile.write(file, stream -> {
            CSVPrinter printer = new CSVPrinter(new OutputStreamWriter(stream, charset.newEncoder()),
                    FORMAT.builder().setDelimiter(delimiter).get());
            printer.printRecord(table.header());
            for (List<Object> row : table.rows()) {
                printer.printRecord(row.stream().map(CsvFile::text).toArray());
            }
            printer.flush();
        });
    }

    private static String text(Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        return cell instanceof LocalDateTime time ? TIME.format(time) : cell.toString();
    }
}
