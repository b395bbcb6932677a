package callmart.load;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.TestHome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How rows replace earlier ones: by day, by version, as a whole; and the rules of the feeds beside calls. */
class FeedKindsTest {

    private static final String AGENTS = "agent_id,name,team,group\n";
    private static final String TICKETS = "ticket_id,kind,status,content,created_at,updated_at\n";

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void a_centre_with_tickets_states_and_agents() {
        home = new TestHome(folder, "feed_kinds", "Asia/Shanghai", """
                feeds:
                  tickets: [{type: csv, path: 'tickets-{date}.csv', allow-empty: true}]
                  agent_states: [{type: csv, path: 'states.csv', allow-empty: true}, {type: csv, path: 'states2.csv', allow-empty: true}]
                  agents: [{type: csv, path: agents.csv, allow-empty: true}]
                """).makingOnly();
    }

    private List<String> run(String day, String query) {
        try (var warehouse = home.warehouse()) {
            new FactLoader(warehouse, folder).attempt(folder.resolve("test-config"), LocalDate.parse(day));
        }
        return query(query);
    }

    private List<String> query(String query) {
        try (var warehouse = home.warehouse()) {
            return warehouse.query("SELECT x FROM (" + query + ")", Map.of(), row -> row.string("x"));
        }
    }

    private String accounting(String feed) {
        return query("SELECT concat('read ', toString(rows_read), ' loaded ', toString(loaded), ' duplicates ', toString(duplicates),"
                + " ' rejected ', toString(rejected), ' other_day ', toString(other_day)) AS x FROM feed_runs WHERE feed = '" + feed
                + "' ORDER BY finished_at DESC LIMIT 1").get(0);
    }

    @Test
    void of_a_tickets_versions_of_one_day_each_is_kept() {
        home.write("tickets-20261120.csv", TICKETS
                + "T1,inquiry,closed,b,2026-11-20 09:00:00,2026-11-20 11:00:00\n"
                + "T1,inquiry,open,a,2026-11-20 09:00:00,2026-11-20 09:00:00\n"
                + "T2,inquiry,open,a,2026-11-20 09:00:00,2026-11-20 09:00:00\n");

        assertThat(run("2026-11-20", "SELECT concat(ticket_id, ' ', status) AS x FROM tickets ORDER BY x"))
                .containsExactly("T1 closed", "T1 open", "T2 open");
        assertThat(accounting("tickets")).isEqualTo("read 3 loaded 3 duplicates 0 rejected 0 other_day 0");
    }

    @Test
    void each_day_keeps_its_version_and_an_earlier_day_run_again_does_not_undo_a_later_one() {
        home.write("tickets-20261120.csv", TICKETS + "T1,inquiry,open,a,2026-11-20 09:00:00,2026-11-20 09:00:00\n");
        home.write("tickets-20261121.csv", TICKETS + "T1,inquiry,closed,a,2026-11-20 09:00:00,2026-11-21 10:00:00\n");
        String latest = "SELECT status AS x FROM (SELECT * FROM tickets ORDER BY updated_at DESC LIMIT 1 BY ticket_id)";
        run("2026-11-20", latest);

        assertThat(run("2026-11-21", latest)).containsExactly("closed");
        assertThat(run("2026-11-20", latest)).containsExactly("closed");
        assertThat(query("SELECT toString(count()) AS x FROM tickets")).containsExactly("2");
    }

    @Test
    void two_contents_of_one_version_are_a_conflict() {
        home.write("tickets-20261120.csv", TICKETS
                + "T1,inquiry,open,first,2026-11-20 09:00:00,2026-11-20 09:00:00\n"
                + "T1,inquiry,open,second,2026-11-20 09:00:00,2026-11-20 09:00:00\n"
                + "T1,inquiry,open,second,2026-11-20 09:00:00,2026-11-20 09:00:00\n");

        assertThat(run("2026-11-20", "SELECT content AS x FROM tickets")).containsExactly("second");
        assertThat(accounting("tickets")).isEqualTo("read 3 loaded 1 duplicates 1 rejected 1 other_day 0");
        assertThat(query("SELECT reason AS x FROM rejected_rows")).singleElement().asString()
                .startsWith("conflict: the key ticket_id, updated_at = T1/2026-11-20 01:00:00.000 stands again with other content in line 4");
    }

    @Test
    void a_ticket_updated_before_it_was_created_is_refused() {
        home.write("tickets-20261120.csv", TICKETS + "T1,inquiry,open,a,2026-11-20 09:00:00,2026-11-20 08:00:00\n");

        assertThat(run("2026-11-20", "SELECT reason AS x FROM rejected_rows"))
                .containsExactly("updated_at 2026-11-20 08:00:00 is before created_at 09:00:00");
    }

    @Test
    void a_state_that_ends_before_it_began_is_refused_and_an_open_one_is_loaded() {
        home.write("states.csv", "agent_id,state,from_at,to_at\n7001,busy,2026-11-20 09:00:00,2026-11-20 08:59:00\n"
                + "7001,logged_in,2026-11-20 08:00:00,\n7001,dozing,2026-11-20 08:00:00,\n");

        assertThat(run("2026-11-20", "SELECT reason AS x FROM rejected_rows ORDER BY line")).containsExactly(
                "to_at 2026-11-20 08:59:00 is before from_at 09:00:00",
                "state 'dozing' is none of logged_in, busy, wrap_up, training, meeting, rest; map it under 'values' in sources.yml");
        assertThat(query("SELECT toString(count()) AS x FROM agent_states WHERE to_at IS NULL")).containsExactly("1");
    }

    @Test
    void several_sources_feed_one_feed_and_share_its_keys() {
        home.write("states.csv", "agent_id,state,from_at,to_at\n7001,busy,2026-11-20 09:00:00,2026-11-20 09:30:00\n");
        home.write("states2.csv", "agent_id;state;from_at;to_at\n7001;busy;2026-11-20 09:00:00;2026-11-20 09:30:00\n"
                + "7002;busy;2026-11-20 09:00:00;2026-11-20 09:30:00\n");

        assertThat(run("2026-11-20", "SELECT concat(agent_id, ' ', source) AS x FROM agent_states ORDER BY x"))
                .containsExactly("7001 states2.csv", "7002 states2.csv");
        assertThat(accounting("agent_states")).isEqualTo("read 3 loaded 2 duplicates 1 rejected 0 other_day 0");
    }

    @Test
    void a_snapshot_replaces_the_whole() {
        home.write("agents.csv", AGENTS + "7001,赵伟,T0,front\n7002,钱芳,T1,back\n");
        assertThat(run("2026-11-20", "SELECT concat(agent_id, name) AS x FROM agents ORDER BY x")).containsExactly("7001赵伟", "7002钱芳");
        home.write("agents.csv", AGENTS + "7003,孙丽,T0,front\n");

        assertThat(run("2026-11-21", "SELECT concat(agent_id, name) AS x FROM agents ORDER BY x")).containsExactly("7003孙丽");
        assertThat(accounting("agents")).isEqualTo("read 1 loaded 1 duplicates 0 rejected 0 other_day 0");
    }

    private static final String HISTORY = "SELECT concat(toString(business_date), ' ', agent_id, ' ', ifNull(team, '-')) AS x FROM agents_history ORDER BY x";

    private List<String> agents(String day, String... rows) {
        home.write("agents.csv", AGENTS + String.join("\n", rows) + "\n");
        return run(day, HISTORY);
    }

    @Test
    void only_rows_that_changed_are_kept_of_a_later_snapshot() {
        assertThat(agents("2026-11-20", "7001,赵伟,T0,front", "7002,钱芳,,back")).containsExactly("2026-11-20 7001 T0", "2026-11-20 7002 -");
        assertThat(agents("2026-11-21", "7001,赵伟,T1,front", "7002,钱芳,,back")).containsExactly("2026-11-20 7001 T0", "2026-11-20 7002 -",
                "2026-11-21 7001 T1");
        assertThat(agents("2026-11-22", "7002,钱芳,,back")).hasSize(3);
        assertThat(agents("2026-11-21", "7001,赵伟,T0,front", "7002,钱芳,,back")).containsExactly("2026-11-20 7001 T0", "2026-11-20 7002 -",
                "2026-11-22 7001 T1");
    }

    /** What the 20th and the 22nd say stays, whatever is loaded of the 21st afterwards, and agents are those of the newest day. */
    @Test
    void a_snapshot_loaded_late_says_what_holds_from_its_day_to_the_next_one_only() {
        agents("2026-11-20", "7001,赵伟,T0,front");
        agents("2026-11-22", "7001,赵伟,T0,front", "7003,孙丽,T0,front");
        home.write("agents.csv", AGENTS + "7001,赵伟,T1,front\n");
        home.run("nightly", "--date", "2026-11-21", "--no-mail");

        assertThat(query(HISTORY)).containsExactly("2026-11-20 7001 T0", "2026-11-21 7001 T1", "2026-11-22 7001 T0",
                "2026-11-22 7003 T0");
        assertThat(query("SELECT agent_id || ifNull(team, '-') AS x FROM agents ORDER BY x")).containsExactly("7001T0", "7003T0");
        assertThat(accounting("agents")).isEqualTo("read 1 loaded 1 duplicates 0 rejected 0 other_day 0");
        assertThat(query("SELECT check_name AS x FROM checks WHERE check_name = 'feeds_rows_are_held' AND state = 'broken'")).isEmpty();
        assertThat(agents("2026-11-21", "7001,赵伟,T0,front")).containsExactly("2026-11-20 7001 T0", "2026-11-22 7001 T0", "2026-11-22 7003 T0");
    }
}
