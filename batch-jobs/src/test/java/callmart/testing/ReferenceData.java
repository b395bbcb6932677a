package callmart.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;

/**
 * The reference data that lies beside the checkout: real and made calls with the answers of an independent program. It is
 * no part of the project; where it is missing, tests that compare with it are skipped and say so.
 */
public final class ReferenceData {

    private ReferenceData() {
    }

    /** The product's top folder. */
    public static Path projectRoot() {
        return Path.of(System.getProperty("callmart.root")).toAbsolutePath().normalize();
    }

    /** The content of one of the product's files, named from its top folder. */
    static String text(String file) {
        try {
            return Files.readString(projectRoot().resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder with {@code technion/} and {@code centre/}; read only. */
    public static Path folder() {
        Path folder = projectRoot().resolve("../shared/data").normalize();
        Assumptions.assumeTrue(Files.isDirectory(folder), "the reference data is not beside this checkout");
        return folder;
    }

    /** The rows of a CSV file as header to value. */
    public static List<Map<String, String>> csv(String path) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(folder().resolve(path), StandardCharsets.UTF_8,
                CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
            for (CSVRecord record : parser) {
                rows.add(record.toMap());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
