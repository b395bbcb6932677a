package callmart.docs;

import static callmart.docs.GeneratedPage.code;
import static callmart.docs.GeneratedPage.head;
import static callmart.docs.GeneratedPage.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import callmart.testing.ReferenceData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** {@code docs/generated/licences.md} names every library of the software bill of materials and every part that {@code run.sh} fetches. */
class LicencesTest {

    private static final Path ROOT = ReferenceData.projectRoot();

    @Test
    void the_page_of_licences_is_what_the_bill_of_materials_says() throws IOException {
        Path sbom = ROOT.resolve("batch-jobs/target/callmart-sbom.json");
        assumeTrue(Files.exists(sbom), "Maven, which makes " + sbom + ", has not run here");
        List<JsonNode> libraries = StreamSupport.stream(new JsonMapper().readTree(sbom.toFile()).get("components").spliterator(), false)
                .sorted(Comparator.comparing(LicencesTest::name)).toList();
        StringBuilder page = new StringBuilder("# Licences\n\nMade by the test suite; do not edit. `./run.sh test -Dtest=LicencesTest"
                + " -Dcallmart.goldens=refresh` makes it again.\n\nWhat a packed Callmart carries or fetches. Where a library names several"
                + " licences, they are all that its POM names.\nThe same libraries, with checksums, are in `program/callmart-sbom.json` of"
                + " the package (CycloneDX).\n\n"
                + "## Fetched by run.sh\n\n").append(head("Package of npm", "Version", "Licence", "For"));
        Map<String, String> versions = fetchedVersions();
        fetched().forEach(part -> page.append(row(List.of(code(part.get("package")), versions.get(part.get("variable")),
        part.get("licence"),
                part.get("use")))));
        page.append("\n## Libraries\n\n").append(head("Library", "Version", "Licence"));
        libraries.forEach(library -> page.append(row(List.of(code(name(library)), library.get("version").asText(), licences(library)))));
        GeneratedPage.check("licences.md", page.toString());
        assertThat(libraries).extracting(LicencesTest::licences).doesNotContain("");
    }

    @Test
    void every_part_that_is_fetched_has_its_licence() throws IOException {
        assertThat(fetched()).extracting(part -> part.get("variable")).containsExactlyInAnyOrderElementsOf(fetchedVersions().keySet());
    }

    private static Map<String, String> fetchedVersions() throws IOException {
        return Pattern.compile("(?m)^(\\w+_version)=(\\S+)$").matcher(Files.readString(ROOT.resolve("run.sh"))).results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (a, b) -> b, TreeMap::new));
    }

    private static List<CSVRecord> fetched() throws IOException {
        try (InputStream parts = LicencesTest.class.getResourceAsStream("fetched-parts.csv")) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get()
                    .parse(new InputStreamReader(parts, StandardCharsets.UTF_8)).getRecords();
        }
    }

    private static String name(JsonNode library) {
        return library.get("group").asText() + ":" + library.get("name").asText();
    }

    /** Identifiers of SPDX, or the words of the POM. */
    private static String licences(JsonNode library) {
        return StreamSupport.stream(library.path("licenses").spliterator(), false)
                .map(entry -> Stream.of(entry.at("/license/id"), entry.at("/license/name"), entry.at("/expression"))
                        .filter(JsonNode::isTextual).map(JsonNode::asText).findFirst())
                .flatMap(Optional::stream).collect(Collectors.joining(", "));
    }
}
