package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.extract.source.Extraction;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a look at the files of several days says of each is what its load says, in every kind of source. */
class DayDigestsTest {

    private static final LocalDate BEFORE = Centre.DAY.minusDays(1);

    @TempDir
    private Path home;

    private void assertSameAsLoads(Centre centre, String feedName, long... rows) throws IOException {
        Feed feed = Feeds.get(feedName);
        Extraction extraction = centre.extraction();
        List<SourceDefinition> sources = centre.definitions(feedName);
        Map<LocalDate, RowDigest> looked = extraction.digests(feed, List.of(BEFORE, Centre.DAY), sources);

        for (LocalDate day : List.of(BEFORE, Centre.DAY)) {
            RowDigest loaded = new RowDigest();
            extraction.run(feed, day, sources, new Sink() {
                @Override
                public void accepted(TypedRow row) {
                }

                @Override
                public void rejected(Reject reject) {
                }

                @Override
                public void ofTheDay(String[] cells) {
                    loaded.add(cells);
                }
            });
            assertThat(looked.get(day).rows()).as(feedName + " " + day).isEqualTo(loaded.rows())
                    .isEqualTo(rows[day.equals(BEFORE) ? 0 : 1]);
            assertThat(looked.get(day).sum()).isEqualTo(loaded.sum());
        }
    }

    @Test
    void a_file_of_many_days_refused_rows_among_them() throws IOException {
        assertSameAsLoads(new Centre(home).file("calls.csv", "call_id,direction,arrived_at,ended_at\n"
                + "c1,inbound,2026-11-20 09:00:00,2026-11-20 09:01:00\nc2,inbound,2026-11-21 09:00:00,2026-11-21 08:00:00\nc3,inbound,2026-11-21 09:00:00,2026-11-21 09:01:00\n"
                + "c4,inbound,2026-11-22 09:00:00,2026-11-22 09:01:00\n"), "calls", 1, 2);
    }

    /** The state of the 21st at 00:10 stands in the file of the 20th. */
    @Test
    void a_row_in_the_file_of_the_day_before() throws IOException {
        Centre centre = new Centre(home).sources("agent_states: {type: csv, path: 's-{date}.csv'}");
        String header = "agent_id,state,from_at,to_at\n";
        assertSameAsLoads(centre.file("s-20261120.csv", header + "1001,rest,2026-11-20 23:50:00,2026-11-20 23:55:00\n"
                + "1001,rest,2026-11-21 00:10:00,2026-11-21 00:20:00\n").file("s-20261121.csv", header
                + "1001,rest,2026-11-21 09:00:00,2026-11-21 09:10:00\n"), "agent_states", 1, 2);
    }

    @Test
    void a_telephone_log_of_each_day() throws IOException {
        Centre centre = new Centre(home).sources("calls: {type: asterisk-queue-log, path: 'log-{date}'}")
                .file("log-20261120", "1795132800|c1|a|NONE|ENTERQUEUE||13912345678|1\n1795132820|c1|a|NONE|ABANDON|1|1|20\n")
                .file("log-20261121", "1795222800|c2|a|NONE|ENTERQUEUE||13912345678|1\n1795222820|c2|a|NONE|ABANDON|1|1|20\n");
        assertSameAsLoads(centre, "calls", 1, 1);
    }

    @Test
    void a_row_that_retires_its_record() throws IOException {
        assertSameAsLoads(new Centre(home).sources("tickets: {type: csv, path: 't.csv', where: {status: [open]}}").file("t.csv",
                "ticket_id,kind,status,created_at,updated_at\nT1,complaint,open,2026-11-20 09:00:00,2026-11-20 09:00:00\n"
                + "T1,complaint,deleted,2026-11-20 09:00:00,2026-11-21 09:00:00\n"), "tickets", 1, 1);
    }

    @Test
    void the_order_of_rows_does_not_count_and_any_cell_does() {
        assertThat(digest("a,1", "b,2").sum()).isEqualTo(digest("b,2", "a,1").sum()).isNotEqualTo(digest("a,2", "b,1").sum())
                .isNotEqualTo(digest("a,1", "b,3").sum()).isNotEqualTo(digest("a,1", "b,2,").sum());
        assertThat(digest("a,1", "a,1").sum()).isNotEqualTo(digest("b,1", "b,1").sum()).isNotEqualTo(0);
    }

    private static RowDigest digest(String... rows) {
        RowDigest digest = new RowDigest();
        for (String row : rows) {
            digest.add(row.split(",", -1));
        }
        return digest;
    }

    @Test
    void what_may_be_looked_at_again() throws IOException {
        Centre centre = new Centre(home).file("log", "x").file("calls-20261121.csv", Centre.HEADER + Centre.GOOD);
        Feed calls = Feeds.get("calls");

        centre.sources("calls: {type: csv, path: 'calls-{date}.csv'}");
        assertThat(centre.extraction().files(calls, Centre.DAY, centre.definitions()))
                .hasValueSatisfying(files -> assertThat(files).matches("/.*/calls-20261121.csv:\\d+:\\d+"));
        assertThat(centre.extraction().files(calls, BEFORE, centre.definitions())).as("missing").isEmpty();
        centre.sources("calls: {type: asterisk-queue-log, path: log}");
        assertThat(centre.extraction().files(calls, Centre.DAY, centre.definitions())).as("written all the time").isEmpty();
    }
}
