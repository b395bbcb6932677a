package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ScriptedSmtp;
import callmart.testing.TableRows;
import callmart.testing.TestHome;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a centre holds after its commands, to be compared with what an undisturbed one holds.
 *
 * @param rows tables, statements, the ledger and checksums of reports, but for what names the run or its time
 * @param files below {@code out/}
 * @param subjects readers and subjects of all messages
 * @param unconfirmed messages of which the ledger says that they may have arrived
 */
record Held(Map<String, List<String>> rows, List<String> files, List<String> subjects, long unconfirmed) {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?mi)^Message-ID:\\s*(\\S+)");
    private static final String OF_A_RUN = "source_line, read_order, run_id, raised_at, issued_at";

    /** @throws AssertionError when a message was sent twice */
    static Held of(TestHome home, ScriptedSmtp server) throws IOException {
        List<String> ids = server.taken().stream().map(mail -> first(MESSAGE_ID, mail.text()) + " " + mail.to()).toList();
        assertThat(ids).as("sent twice").doesNotHaveDuplicates();
        try (Warehouse warehouse = home.warehouse(); Stream<Path> files = Files.walk(home.home().resolve("out"))) {
            Map<String, List<String>> rows = new TreeMap<>(TableRows.of(warehouse, OF_A_RUN));
            List.of("v_statements", "v_statement_lines").forEach(view -> rows.put(view, TableRows.of(warehouse, view, OF_A_RUN)));
            rows.putAll(TableRows.checksumsOfReports(warehouse));
            rows.put("ledger", warehouse.query("SELECT toString(tuple(kind, report, period, version, recipient_group, copy_number,"
                    + " if(state = 'unconfirmed', 'sent', state))) AS x FROM deliveries FINAL ORDER BY x", Map.of(),
                    row -> row.string("x")));
            long unconfirmed = warehouse.query("SELECT count() AS x FROM deliveries FINAL WHERE state = 'unconfirmed'", Map.of(),
                    row -> row.longValue("x")).get(0);
            return new Held(rows, files.filter(Files::isRegularFile).map(file -> home.home().relativize(file).toString()).sorted().toList(),
                    server.taken().stream().map(mail -> mail.to() + MailingCentre.subject(mail)).sorted().toList(), unconfirmed);
        }
    }

    /** The same without a mark of its subjects, which a report bears whose clock says that it is late. */
    Held withoutMark(String mark) {
        return new Held(rows, files, subjects.stream().map(subject -> subject.replace(mark, "")).toList(), unconfirmed);
    }

    /** The same, but that the facts were read from elsewhere. */
    Held readFrom(String former, String now) {
        Map<String, List<String>> others = new TreeMap<>(rows);
        others.replaceAll((table, all) -> all.stream().map(row -> row.replace("'" + former + "'", "'" + now + "'")).toList());
        return new Held(others, files, subjects, unconfirmed);
    }

    /** Fails unless all is as undisturbed, no message came twice, and one that did not come is unconfirmed. */
    void isAs(Held undisturbed, String which) {
        tellsAs(undisturbed, which);
        assertThat(files).as(which).isEqualTo(undisturbed.files);
    }

    /** The same but for files, which somebody may have removed. */
    void tellsAs(Held undisturbed, String which) {
        assertThat(rows).as(which).isEqualTo(undisturbed.rows);
        assertThat(subjects.size() + unconfirmed).as(which).isGreaterThanOrEqualTo(undisturbed.subjects.size());
        assertThat(undisturbed.subjects).as(which).containsAll(subjects);
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}
