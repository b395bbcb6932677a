package callmart.bench;

import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** What the figures were measured on. */
final class Machine {

    private Machine() {
    }

    static String line() {
        try (Warehouse warehouse = SharedWarehouse.open("bench_version")) {
            return LocalDate.now() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors()
                    + " × " + processor().orElse("processor") + ", " + memoryGigabytes() + " GB, load "
                    + Math.round(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() * 10) / 10.0 + ", Java "
                    + System.getProperty("java.vm.version") + ", ClickHouse " + warehouse.serverVersion();
        }
    }

    private static Optional<String> processor() {
        return value("/proc/cpuinfo", "model name");
    }

    private static String memoryGigabytes() {
        return value("/proc/meminfo", "MemTotal").map(text -> String.valueOf(Long.parseLong(text.replaceAll("\\D", "")) >> 20)).orElse("?");
    }

    private static Optional<String> value(String file, String key) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key)).map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
