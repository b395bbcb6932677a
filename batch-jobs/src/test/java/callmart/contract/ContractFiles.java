package callmart.contract;

import callmart.config.ConfigFolder;
import callmart.config.ConfigurationException;
import callmart.config.Fault;
import callmart.config.Faults;
import callmart.measure.kpi.KpiCatalogue;
import callmart.report.TestReports;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Contract files as a user would write them, read with the product's own KPI catalogue. */
final class ContractFiles {

    /** A whole contract; {@code ;;} in a test's text stands for what a test adds. */
    static final String BASE = """
            id: V1
            vendor: {id: v, name: 外包一部}
            covers: all
            effective: {from: 2026-01-01, to: 2026-12-31}
            currency: CNY
            monthly-fee: 300000.00
            """;

    private final Path folder;

    ContractFiles(Path folder) {
        this.folder = folder;
    }

    static KpiCatalogue kpis() {
        return TestReports.kpis();
    }

    ContractFiles write(String name, String text) {
        try {
            Files.createDirectories(folder.resolve("contracts"));
            Files.writeString(folder.resolve("contracts").resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws ConfigurationException with all faults */
    Contracts read() {
        Faults faults = new Faults();
        Contracts contracts = Contracts.read(new ConfigFolder(folder, ReferenceData.projectRoot().resolve("config")), kpis(), faults);
        faults.throwIfAny();
        return contracts;
    }

    /** What reading complains of, as {@code file:line: key: message} with the file's name only. */
    List<String> faults() {
        try {
            read();
            return List.of();
        } catch (ConfigurationException e) {
            return e.faults().stream().map(fault -> new Fault(Path.of(fault.file()).getFileName().toString(), fault.line(), fault.key(),
                    fault.message()).toString()).toList();
        }
    }
}
