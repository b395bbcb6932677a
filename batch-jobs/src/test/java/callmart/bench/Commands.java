package callmart.bench;

import callmart.testing.Launcher;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs commands as users do, by the launcher, each in a process of its own with an engine of its own; or, for the suite, in this process
 * and on the shared engine.
 *
 * @param launched whether by the launcher
 */
record Commands(boolean launched) {

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /** A home, and its warehouse's test double where commands are not launched. */
    record Centre(Path home, Optional<TestHome> shared) {

        Warehouse warehouse() {
            return shared.map(TestHome::warehouse).orElseGet(() -> Warehouse.open(WarehouseSettings.embedded(home, SharedWarehouse.cache())));
        }
    }

    /** A fresh home. @param name letters and _ @param reports ids of the reports that it makes, a regular expression; empty for all */
    Centre centre(Path folder, String name, String sources, Optional<String> reports) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        if (!launched) {
            return new Centre(home, Optional.of(new TestHome(home, "bench_" + name, "Asia/Shanghai", sources)
                    .makingOnly(reports.orElseThrow().split("\\|"))));
        }
        Path config = Files.createDirectories(home.resolve("test-config"));
        Files.writeString(config.resolve("sources.yml"), sources);
        Files.copy(ReferenceData.projectRoot().resolve("config/recipients.yml"), config.resolve("recipients.yml"));
        return new Centre(home, Optional.empty());
    }

    void run(Centre centre, String... words) throws Exception {
        run(centre, Map.of(), process -> { }, words);
    }

    /** @param watch is told of the process until it ends, over and over; never where commands are not launched */
    void run(Centre centre, Map<String, String> environment, Consumer<Process> watch, String... words) throws Exception {
        if (!launched) {
            TestHome.Result result = centre.shared().orElseThrow().run(words);
            check(result.exit(), result.err(), words);
            return;
        }
        List<String> line = new ArrayList<>(List.of(ReferenceData.projectRoot().resolve("batch-jobs/src/main/launcher/callmart").toString()));
        line.addAll(List.of(words));
        if (!words[0].equals("help")) {
            line.addAll(List.of("--home", centre.home().toString()));
        }
        if (Files.exists(centre.home().resolve("test-config"))) {
            line.addAll(words[0].equals("help") ? List.of() : List.of("--config", centre.home().resolve("test-config").toString()));
        }
        File log = centre.home().resolve(words[0] + ".log").toFile();
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log);
        builder.environment().putAll(Map.of("CALLMART_ROOT", ReferenceData.projectRoot().toString(), "CALLMART_PROGRAM",
                ReferenceData.projectRoot().resolve("batch-jobs/target").toString(), "CALLMART_CACHE", SharedWarehouse.cache().toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        while (!environment.isEmpty() && process.isAlive()) {
            watch.accept(process);
            Thread.sleep(100);
        }
        check(process.waitFor(), Files.readString(log.toPath()), words);
    }

    private static void check(int exit, String said, String... words) {
        if (exit != 0 && exit != 3) {
            throw new IllegalStateException(String.join(" ", words) + " ended with " + exit + ": " + said);
        }
    }

    /** A Java process with the options that the launcher gives to a night, and the class path of this one. */
    ProcessBuilder java(String... words) {
        return new ProcessBuilder(Stream.of(Launcher.night(), Stream.of("-Dfile.encoding=UTF-8",
                "-Dcallmart.root=" + ReferenceData.projectRoot(), "-cp", System.getProperty("java.class.path")), Stream.of(words)).flatMap(part -> part).toList());
    }

    /** {@code java -version}. */
    static int javaVersion() throws IOException, InterruptedException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    /** The largest resident memory so far of what a process has started, in MB; 0 where the system does not tell. */
    static double peakOfChildren(Process process) {
        return process.descendants().mapToDouble(Commands::peak).max().orElse(0);
    }

    static double peak(ProcessHandle process) {
        try {
            Matcher found = PEAK.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
            return found.find() ? Double.parseDouble(found.group(1)) / 1024 : 0;
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
