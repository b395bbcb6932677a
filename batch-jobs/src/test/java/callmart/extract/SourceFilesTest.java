package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.feed.Feeds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.ParameterizedTest;

/** Which files a source has for a day, which columns a file must have, and what an empty day is. */
class SourceFilesTest {

    @TempDir
    Path home;

    private Centre centre;

    @BeforeEach
    void centre() {
        centre = new Centre(home);
    }

    @Test
    void the_date_stands_in_the_path_in_its_standard_form_or_another() {
        centre.sources("calls:\n  - {type: csv, path: 'd/{date}.csv'}\n  - {type: csv, path: 'd/{date:yyyy-MM-dd}/{month}.csv'}\n"
                        + "  - {type: csv, path: 'd/{month:yyyy}/{month:yyyy.MM}.csv'}")
                .file("d/20261121.csv", file("c1")).file("d/2026-11-21/202611.csv", file("c2")).file("d/2026/2026.11.csv", file("c3"));

        assertThat(centre.run().column("call_id")).containsExactly("c1", "c2", "c3");
    }

    @Test
    void globs_open_files_and_folders_in_the_order_of_their_names() {
        centre.sources("calls: {type: csv, path: 'site-?/*/calls-[12].csv'}")
                .file("site-b/x/calls-1.csv", file("c3")).file("site-a/y/calls-2.csv", file("c2")).file("site-a/y/calls-1.csv", file("c1"))
                .file("site-a/y/calls-3.csv", file("no")).file("site-a/calls-1.csv", file("no")).file("site-ab/y/calls-1.csv", file("no"));

        assertThat(centre.run().column("call_id")).containsExactly("c1", "c2", "c3");
    }

    @Test
    void a_homes_own_name_is_no_glob() {
        Centre odd = new Centre(home.resolve("centre [1]")).file("calls.csv", file("c1"));

        assertThat(odd.run().column("call_id")).containsExactly("c1");
    }

    @Test
    void an_absolute_path_is_taken_as_it_stands() {
        centre.file("elsewhere/calls.csv", file("c1"));
        Centre other = new Centre(home.resolve("other"))
                .sources("calls: {type: csv, path: '" + home.resolve("elsewhere/*.csv") + "'}");

        assertThat(other.run().column("call_id")).containsExactly("c1");
    }

    @Test
    void a_file_may_hold_other_days_which_are_counted_and_not_loaded() {
        centre.file("calls.csv", Centre.HEADER + Centre.GOOD + Centre.GOOD.replace("2026-11-21", "2026-11-20").replace("c1", "c2"));

        assertThat(centre.run().counts().otherDay()).isEqualTo(1);
        assertThat(centre.run(Centre.DAY.minusDays(1)).column("call_id")).containsExactly("c2");
    }

    @Test
    void the_day_ends_before_midnight_of_the_business_zone() {
        centre.file("calls.csv", "call_id,direction,arrived_at,ended_at\n"
                + "c1,inbound,2026-11-20 23:59:59.999,2026-11-21 00:01:00\nc2,inbound,2026-11-21 00:00:00,2026-11-21 00:01:00\n"
                + "c3,inbound,2026-11-21 23:59:59.999,2026-11-22 00:01:00\nc4,inbound,2026-11-22 00:00:00,2026-11-22 00:01:00\n");

        assertThat(centre.run().column("call_id")).containsExactly("c2", "c3");
    }

    @Test
    void several_sources_with_mappings_of_their_own_feed_one_feed() {
        centre.sources("""
                calls:
                  - {type: csv, path: old.csv, columns: {call_id: No}, values: {direction: {in: inbound}}}
                  - {type: csv, path: new.csv}
                """).file("old.csv", "No,direction,arrived_at,ended_at\n7,in,2026-11-21 09:00:00,2026-11-21 09:01:00\n")
                .file("new.csv", file("c1"));

        Centre.Result result = centre.run();
        assertThat(result.column("call_id")).containsExactly("7", "c1");
        assertThat(result.counts().read()).isEqualTo(2);
    }

    @Test
    void a_missing_file_says_which_file_of_which_source_and_what_to_do() {
        centre.sources("calls: {type: csv, path: 'data/calls-{date}.csv'}");

        assertThatThrownBy(centre::run).isInstanceOf(ExtractionException.class)
                .hasMessage("calls: there is no file data/calls-20261121.csv under the home (source "
                        + home.resolve("config/sources.yml") + ":2); have it delivered and run the day again, or set"
                        + " 'allow-empty: true' when a missing file means a day without rows");
    }

    @Test
    void one_missing_file_of_several_sources_is_an_error() {
        centre.sources("calls:\n  - {type: csv, path: calls.csv}\n  - {type: csv, path: more.csv}").file("calls.csv", file("c1"));

        assertThatThrownBy(centre::run).hasMessageContaining("there is no file more.csv");
    }

    @Test
    void a_missing_file_may_be_an_empty_day() {
        centre.calls("allow-empty: true");

        assertThat(centre.run().counts().read()).isZero();
    }

    @Test
    void a_header_without_rows_is_an_empty_day() {
        centre.file("calls.csv", Centre.HEADER);

        assertThat(centre.run().counts().read()).isZero();
    }

    @Test
    void a_file_of_no_bytes_or_blank_lines_is_an_error() {
        String message = "calls.csv has no header line: it is empty; an empty day must have a header and no rows,"
                + " or 'allow-empty: true' and no file";

        for (String text : new String[] {"", "\n \r\n\n", "\uFEFF"}) {
            centre.file("calls.csv", text);
            assertThatThrownBy(centre::run).isInstanceOf(ExtractionException.class).hasMessage(message);
        }
    }

    @Test
    void a_missing_required_column_names_file_column_and_headers_found() {
        centre.sources("calls: {type: csv, path: data/calls.csv, columns: {call_id: 流水号}}")
                .file("data/calls.csv", "流水,direction,arrived_at,ended_at\n1,inbound,2026-11-21 09:00:00,2026-11-21 09:00:00\n");

        assertThatThrownBy(centre::run).isInstanceOf(ExtractionException.class).hasMessage("data/calls.csv: the required column"
                + " call_id comes from '流水号', which the file does not have. Found: 流水, direction, arrived_at, ended_at."
                + " Correct 'columns' of this source in sources.yml, or have the file delivered again; nothing of it was loaded");
    }

    @Test
    void a_missing_required_column_of_a_compound_form_names_the_header_that_lacks() {
        centre.calls("columns: {arrived_at: {date: Day, time: Clock}}").file("calls.csv", "call_id,direction,Day,ended_at\n");

        assertThatThrownBy(centre::run).hasMessageContaining("the required column arrived_at comes from 'Clock', which");
    }

    @Test
    void a_missing_optional_column_is_absent_and_warned_of_when_it_was_mapped() {
        centre.calls("columns: {queue: Skill}").file("calls.csv", Centre.HEADER + Centre.GOOD);

        Centre.Result result = centre.run();
        assertThat(result.rows()).singleElement().satisfies(row -> assertThat(row).doesNotContainKeys("queue", "category"));
        assertThat(result.counts().warnings()).containsOnlyKeys("calls.csv has no column 'Skill', so queue is absent in all its rows");
    }

    @Test
    void a_header_that_stands_twice_is_an_error_only_when_it_is_read() {
        centre.calls("columns: {queue: Skill}\nwhere: {Site: a}");
        for (String header : new String[] {"Skill", "Site", "caller"}) {
            centre.file("calls.csv", "call_id,direction,arrived_at,ended_at,Site," + header + "," + header + "\n");
            assertThatThrownBy(centre::run).isInstanceOf(ExtractionException.class).hasMessage("calls.csv: the header '" + header
                    + "' stands twice, so it is not clear which column is meant; rename one of them");
        }
        centre.file("calls.csv", "call_id,direction,arrived_at,ended_at,Site,note,note\n");
        assertThat(centre.run().counts().read()).isZero();
    }

    @Test
    void headers_are_found_in_any_order_and_with_space_around_them() {
        centre.file("calls.csv", " ended_at ,arrived_at, direction,call_id\n2026-11-21 09:01:00, 2026-11-21 09:00:00 , inbound,c1\n");

        assertThat(centre.run().column("call_id")).containsExactly("c1");
    }

    @Test
    void the_fingerprint_changes_with_a_file_and_with_its_mapping() throws IOException {
        centre.file("calls.csv", file("c1"));
        String first = centre.extraction().fingerprint(Feeds.get("calls"), Centre.DAY, centre.definitions());
        assertThat(centre.extraction().fingerprint(Feeds.get("calls"), Centre.DAY, centre.definitions())).isEqualTo(first);

        centre.calls("values: {direction: {a: inbound, b: outbound}}");
        String mapped = centre.extraction().fingerprint(Feeds.get("calls"), Centre.DAY, centre.definitions());
        centre.file("calls.csv", file("c1") + Centre.GOOD);

        assertThat(mapped).isNotEqualTo(first);
        assertThat(centre.extraction().fingerprint(Feeds.get("calls"), Centre.DAY, centre.definitions())).isNotEqualTo(mapped);
    }

    private static String file(String id) {
        return Centre.HEADER + Centre.GOOD.replace("c1", id);
    }

    @Test
    void a_state_after_midnight_that_is_refused_is_so_on_its_day_though_it_lies_in_the_file_of_the_day_before() {
        String header = "agent_id,state,from_at,to_at\n";
        centre.sources("calls: {type: csv, path: 's-{date}.csv'}").file("s-20261121.csv", header)
                .file("s-20261120.csv", header + "7001,busy,2026-11-21 02:00:00,2026-11-21 01:00:00\n7001,busy,2026-11-20 02:00:00,\n");

        assertThat(centre.run(QueueLogStatesTest.STATES, Centre.DAY).reasons())
                .containsExactly("to_at 2026-11-21 01:00:00 is before from_at 02:00:00");
        assertThat(centre.run(QueueLogStatesTest.STATES, Centre.DAY.minusDays(1)).counts())
                .extracting(Counts::read, Counts::accepted, Counts::otherDay).containsExactly(2L, 1L, 1L);
    }

    @ParameterizedTest
    @CsvSource({"{week}, 2026-11-21, 2026W47", "{week}, 2026-11-23, 2026W48", "{week}, 2027-01-01, 2026W53", "{week}, 2024-12-30, 2025W01",
        "{week:YYYY-'W'ww}, 2026-11-21, 2026-W47", "{week:yyyyMMdd}, 2026-11-22, 20261116", "{week:MMdd}, 2027-01-01, 1228"})
    void a_week_in_a_path_is_that_of_the_day(String placeholder, LocalDate day, String shown) {
        assertThat(new PathPattern("w-" + placeholder + ".csv").on(day)).isEqualTo("w-" + shown + ".csv");
    }
}
