package callmart.docs;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A page of {@code docs/generated}: compared with what the product says, or written anew with {@code -Dcallmart.goldens=refresh}. */
final class GeneratedPage {

    private GeneratedPage() {
    }

    static boolean refreshing() {
        return "refresh".equals(System.getProperty("callmart.goldens"));
    }

    static void check(String name, String text) throws IOException {
        Path file = ReferenceData.projectRoot().resolve("docs/generated").resolve(name);
        if (refreshing()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "").as("docs/generated/" + name + " is not what the product says; read the"
                + " difference, and make the page again with: ./run.sh test -Dtest=GeneratedPagesTest -Dcallmart.goldens=refresh").isEqualTo(text);
    }

    /** A row of a Markdown table. */
    static String row(List<String> cells) {
        return "| " + String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|").replace("\n", " ")).toList()) + " |\n";
    }

    static String head(String... cells) {
        return row(List.of(cells)) + "|" + "---|".repeat(cells.length) + "\n";
    }

    static String code(String text) {
        return "`" + text + "`";
    }
}
