package callmart.archive;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Folders;
import callmart.report.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveSettingsTest {

    private final Faults faults = new Faults();

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"https://reports.example.com/callmart, https://reports.example.com/callmart/", "http://10.0.0.5:8080/, http://10.0.0.5:8080/"})
    void a_mail_names_the_place_of_its_period(String written, String base) throws IOException {
        assertThat(read(written).address(Period.parse("2026-W53"))).as("on the page of the year in which the week ends")
                .hasValue(base + "archive-2027.html#p-2026-W53");
        assertThat(faults.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"reports.example.com", "file:///srv/reports", "https:///callmart", "https://reports.example.com/?a=1", "'https://a b'"})
    void what_is_no_address_of_a_web_server_is_a_fault(String written) throws IOException {
        assertThat(read(written).baseUrl()).isEmpty();
        assertThat(faults.list()).singleElement().satisfies(fault -> assertThat(fault.toString()).contains("application.yml:1: base-url: expected the"
                + " address of the folder out/reports on your web server, such as https://reports.example.com/callmart/, found '" + written + "'"));
    }

    @Test
    void nothing_is_no_address() throws IOException {
        assertThat(read("").address(Period.parse("2026-11-21"))).isEmpty();
        assertThat(faults.list()).isEmpty();
    }

    private ArchiveSettings read(String url) throws IOException {
        Files.writeString(home.resolve("application.yml"), url.isEmpty() ? "{base-url: }\n" : "{base-url: '" + url + "'}\n");
        return ArchiveSettings.read(new ConfigFolder(home, home).read("application.yml", faults).orElseThrow(),
                new Folders(TestReports.ROOT, home, home, home));
    }
}
