package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of real telephone systems: every row is accounted for on every day, and the figures are those counted by hand. */
class RealPbxLogsTest {

    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})[ T]");

    @TempDir
    private Path home;

    private record Whole(long accepted, long rejected, List<String> reasons, List<String> values) {
    }

    /** Loads each day that occurs in the file, and the days beside them. */
    private Whole load(String file, String type, String keys, Feed feed, String column) throws IOException {
        Path path = ReferenceData.folder().resolve("pbx").resolve(file);
        List<String> lines = Files.readAllLines(path);
        long rows = lines.stream().filter(line -> !line.startsWith("uid,") && !line.startsWith("calldate,")).count();
        Centre centre = new Centre(home).zone("America/New_York").sources("calls: {type: " + type + ", path: " + path + keys + "}");
        Stream<LocalDate> days = lines.stream().flatMap(line -> DATE.matcher(line).results()).map(found -> LocalDate.of(
                Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3))));
        long accepted = 0;
        long rejected = 0;
        List<String> reasons = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (LocalDate day : days.flatMap(d -> Stream.of(d.minusDays(1), d, d.plusDays(1))).distinct().sorted().toList()) {
            Centre.Result result = centre.run(feed, day);
            Counts counts = result.counts();
            assertThat(counts.read()).isEqualTo(rows);
            assertThat(counts.accepted() + counts.rejected() + counts.otherDay() + counts.filtered()).isEqualTo(rows);
            assertThat(result.rejects()).hasSize((int) counts.rejected()).allSatisfy(reject -> assertThat(reject.reason()).isNotBlank());
            accepted += counts.accepted();
            rejected += counts.rejected();
            reasons.addAll(result.reasons());
            values.addAll(result.column(column));
        }
        return new Whole(accepted, rejected, reasons, values);
    }

    /** 108 ENTERQUEUE; of these 89 COMPLETE*, 12 ABANDON, 2 transfers, 1 EXITWITHTIMEOUT, and 4 without an end. */
    @Test
    void queue_log_calls() throws IOException {
        Whole whole = load("asterisk-queue_log-export.csv", "asterisk-queue-log", "", Feeds.get("calls"), "answered_at");

        assertThat(whole.accepted()).isEqualTo(104);
        assertThat(whole.rejected()).isEqualTo(4);
        assertThat(whole.reasons()).allMatch(reason -> reason.startsWith("the log has no end of this leg"));
        assertThat(whole.values().stream().filter(answered -> answered != null)).hasSize(91);
    }

    /** 14 sign-ins and 10 sign-offs; memberships come with them or after a restart. No pauses. */
    @Test
    void queue_log_states() throws IOException {
        Whole whole = load("asterisk-queue_log-export.csv", "asterisk-queue-log", "", QueueLogStatesTest.STATES, "to_at");

        assertThat(whole.rejected()).isZero();
        assertThat(whole.values().stream().filter(to -> to != null)).hasSize(10);
        assertThat(whole.accepted()).isEqualTo(14);
    }

    /** Of 105 rows all are between telephones and applications inside, except 5 with the called channel SIP/localhost or an address. */
    @Test
    void master_csv_with_18_columns() throws IOException {
        Whole whole = load("asterisk-Master-18-columns.csv", "asterisk-cdr", "", Feeds.get("calls"), "direction");

        assertThat(whole.values()).hasSize(5).containsOnly("outbound");
        assertThat(whole.rejected()).isZero();
    }

    /** 100 rows between telephones inside; wanted all the same, 90 are calls and 10 are halves of Local channels. */
    @Test
    void freepbx_export() throws IOException {
        Whole internal = load("freepbx-gui-export.csv", "asterisk-cdr", "", Feeds.get("calls"), "leg");
        assertThat(internal.accepted() + internal.rejected()).isZero();

        Whole whole = load("freepbx-gui-export.csv", "asterisk-cdr", ", values: {direction: {internal: outbound}}", Feeds.get("calls"), "answered_at");
        assertThat(whole.reasons()).isEmpty();
        assertThat(whole.accepted()).isEqualTo(90);
        assertThat(whole.values().stream().filter(answered -> answered != null)).hasSize(39);
    }

    /** 10 rows, of which one is not answered; three of them have one uuid. */
    @Test
    void freeswitch_master_csv() throws IOException {
        Whole whole = load("freeswitch-Master-example-template.csv", "freeswitch-cdr", ", columns: {direction: {const: outbound}}", Feeds.get("calls"),
                "answered_at");

        assertThat(whole.accepted()).isEqualTo(10);
        assertThat(whole.values().stream().filter(answered -> answered != null)).hasSize(9);
    }
}
