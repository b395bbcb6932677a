package callmart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which room may know which, as docs/ARCHITECTURE.md says. Decision 190. */
@TestInstance(Lifecycle.PER_CLASS)
class RoomsTest {

    private static final int LONGEST_FILE = 400;
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+\\.(\\w+));$", Pattern.MULTILINE);
    private static final Pattern SLOW = Pattern.compile("\\brun\\(\"(?:nightly|backfill|demo)\"|\\b(?:MailingCentre|ListCentre|SampleWeek|Jobs jobs|TestDatabase"
            + "|LedgerDatabase|SharedPostgres|SharedMariaDb)\\b");
    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");
    private static final Pattern MARKUP = Pattern.compile("</?(?:html|head|title|style|body|section|div|span|p|br|hr|a|b|i|ul|ol|li"
            + "|table|thead|tbody|tr|th|td|img|figure|h[1-6]|svg|circle|rect|text)(?=[ >/])");
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("callmart");

    @ParameterizedTest
    @CsvSource({
        "config,           ''",
        "warehouse,        ''",
        "sample,           config",
        "template,         ''",
        "text,             ''",
        "calendar,         config",
        "feed,             config",
        "runlog,           config warehouse",
        "extract,          config feed",
        "measure,          calendar config feed runlog warehouse",
        "init,             config extract feed",
        "personal,         feed warehouse",
        "load,             config extract feed personal runlog warehouse",
        "report,           calendar config feed measure template text",
        "alert,            calendar config feed measure report runlog warehouse",
        "forecast,         calendar config warehouse",
        "contract,         calendar config feed measure report warehouse",
        "why,              calendar config measure report warehouse",
        "publish,          calendar config feed measure report runlog text warehouse why",
        "mail,             alert calendar config feed measure publish report runlog template text",
        "archive,          calendar config feed measure publish report runlog template warehouse",
        "operate,          archive calendar config extract feed mail measure personal publish report runlog warehouse",
        "run,              alert archive calendar config extract feed forecast load mail measure operate publish report runlog warehouse",
        "wiring,           alert archive calendar config contract extract feed forecast load mail measure operate personal publish report run runlog template text"
            + " warehouse why"})
    void a_room_knows_only_these_others(String room, String others) {
        List<String> allowed = Stream.concat(Stream.of(room), Stream.of(others.split(" ")))
                .filter(name -> !name.isEmpty()).map(name -> "callmart." + name + "..").toList();
        classes().that().resideInAPackage("callmart." + room + "..").should().onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.concat(allowed.stream(), Stream.of("java..", "javax..", "jakarta..", "org..", "com..",
                        "net..", "io.prometheus..", "freemarker..", "")).toArray(String[]::new)).check(classes);
    }

    @Test
    void nobody_but_the_command_line_knows_how_parts_are_made() {
        noClasses().that().resideOutsideOfPackages("callmart", "callmart.cli..", "callmart.wiring..")
                .should().dependOnClassesThat().resideInAnyPackage("callmart.cli..", "callmart.wiring..").check(classes);
        noClasses().that().resideInAPackage("callmart.wiring..").should().dependOnClassesThat().resideInAPackage("callmart.cli..").check(classes);
    }

    @Test
    void documents_know_ratios_and_no_measuring() {
        noClasses().that().resideInAPackage("callmart.report..").should().dependOnClassesThat()
                .resideInAnyPackage("callmart.measure", "callmart.measure.explain").check(classes);
        noClasses().that().resideInAPackage("callmart.measure.kpi..").should().dependOnClassesThat()
                .resideInAnyPackage("callmart.warehouse..", "callmart.measure", "callmart.measure.explain").check(classes);
    }

    @Test
    void neither_rooms_nor_their_parts_depend_on_each_other_in_circles() {
        slices().matching("callmart.(*)..").should().beFreeOfCycles().check(classes);
        slices().matching("callmart.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void one_room_knows_the_template_engine() {
        noClasses().that().resideOutsideOfPackage("callmart.template..").should().dependOnClassesThat().resideInAPackage("freemarker..")
                .check(classes);
    }

    /** See {@code docs/decisions/0175-one-template-engine.md}. What {@code EngineConfig} escapes is XML. */
    @Test
    void markup_is_made_by_templates_alone() throws IOException {
        Path root = ReferenceData.projectRoot();
        try (Stream<Path> files = Files.walk(root.resolve("batch-jobs/src/main"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
                assertThat(MARKUP.matcher(code).results().map(MatchResult::group)).as(file + " holds HTML").isEmpty();
                if (!file.endsWith("EngineConfig.java")) {
                    assertThat(code).as(file + " escapes").doesNotContain("&lt;", "&amp;", "&quot;", "&#");
                }
            }
        }
        try (Stream<Path> files = Files.list(root.resolve("report-templates"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".ftlh")).toList()) {
                if (!file.endsWith("digest.ftlh") && !file.endsWith("amended.ftlh")) {
                    assertThat(Files.readString(file)).as(file + " escapes all")
                            .doesNotContain("no_esc", "noautoesc", "outputformat", "?interpret");
                }
            }
        }
    }

    /** A process of the suite has a small heap: what a class of tests keeps in static fields stays there until the end. */
    @Test
    void tests_keep_nothing_when_they_are_done() {
        JavaClasses tests = new ClassFileImporter().withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("callmart");
        fields().that().areDeclaredInClassesThat().haveSimpleNameEndingWith("Test").and().areDeclaredInClassesThat()
                .resideOutsideOfPackage("..jmh_generated").and().areStatic().and().areNotAnnotatedWith(TempDir.class).should().beFinal().check(tests);
    }

    /** {@code run.sh test --fast} leaves out what the file slow-tests names: whole nights, databases of sources, very large files. */
    @Test
    void the_fast_half_starts_no_night_and_no_database() throws IOException {
        Path tests = ReferenceData.projectRoot().resolve("batch-jobs/src/test");
        List<String> slow = Files.readAllLines(tests.resolve("slow-tests"));
        List<String> names = new ArrayList<>(List.of("**/*$*"));
        List<String> missing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(tests)) {
            for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                names.add("**/" + file.getFileName());
                if (SLOW.matcher(Files.readString(file)).find() && !file.endsWith("RoomsTest.java") && !slow.contains("**/" + file.getFileName())) {
                    missing.add(file.getFileName().toString());
                }
            }
        }
        assertThat(missing).as("to be added to batch-jobs/src/test/slow-tests").isEmpty();
        assertThat(names).as("slow-tests names no class that is gone").containsAll(slow);
    }

    @Test
    void every_room_says_what_belongs_there_and_no_file_is_crowded() throws IOException {
        try (Stream<Path> files = Files.walk(ReferenceData.projectRoot().resolve("batch-jobs/src"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE);
                if (file.toString().contains("src/main/")) {
                    assertThat(file.resolveSibling("package-info.java")).exists();
                }
            }
        }
    }

    @Test
    void every_import_is_used_and_none_stands_twice() throws IOException {
        try (Stream<Path> files = Files.walk(ReferenceData.projectRoot().resolve("batch-jobs/src"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                String body = IMPORT.matcher(text).replaceAll("");
                Set<String> seen = new HashSet<>();
                for (Matcher found = IMPORT.matcher(text); found.find();) {
                    assertThat(seen.add(found.group(1))).as(file + " imports " + found.group(1) + " twice").isTrue();
                    assertThat(Pattern.compile("\\b" + found.group(2) + "\\b").matcher(body).find())
                            .as(file + " uses " + found.group(1)).isTrue();
                }
            }
        }
    }
}
