package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.TestFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Reports of figures over thousands of agents, made by a process whose heap could not hold the rows of all of them. */
class ManyAgentsTest {

    private static final int AGENTS = 2_000;

    /** Those of the small centre, and the row that belongs to no agent. */
    private static final int OTHERS = 7;

    private static final int HEAD_ROWS = 3;

    @Test
    void workbook_pages_and_mail_of_2_000_agents_need_no_heap_for_each() throws IOException, InterruptedException {
        Path folder = TestFolders.make("many-agents");
        Path said = folder.resolve("said.log");
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dcallmart.root=" + TestReports.ROOT,
                "-Dcallmart.cache=" + System.getProperty("callmart.cache"), "-cp", System.getProperty("java.class.path"),
                ManyAgents.class.getName(), String.valueOf(AGENTS), folder.toString())).redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();

        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
        int rows = HEAD_ROWS + 1 + AGENTS + OTHERS;
        assertThat(sheet(folder, 3)).as("the agents and their sum; formulas name the last agent's base data, three rows further down").contains("<row r=\"" + rows + "\"")
                .doesNotContain("<row r=\"" + (rows + 1) + "\"").contains("$" + (rows + 1) + "=0,");
        assertThat(sheet(folder, 4)).as("the sum, the day before and the week before, the agents").contains("<row r=\"" + (rows + 2) + "\"")
                .doesNotContain("<row r=\"" + (rows + 3) + "\"");
        byte[] pages = Files.readAllBytes(folder.resolve("workload.pdf"));
        assertThat(Pdfs.pages(pages)).isLessThanOrEqualTo(10);
        assertThat(Pdfs.text(pages)).contains("前 300 项，其余 " + (AGENTS + OTHERS - 300) + " 项见工作簿");
        assertThat(Files.readString(folder.resolve("workload.html"))).contains("按坐席");
        assertThat(folder.resolve("operations.xlsx")).isNotEmptyFile();
    }

    private static String sheet(Path folder, int number) throws IOException {
        try (ZipFile workbook = new ZipFile(folder.resolve("workload.xlsx").toFile())) {
            return new String(workbook.getInputStream(workbook.getEntry("xl/worksheets/sheet" + number + ".xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }
}
