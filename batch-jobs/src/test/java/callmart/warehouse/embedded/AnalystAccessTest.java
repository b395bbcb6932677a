package callmart.warehouse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import callmart.testing.NeighbourHosts;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseSettings;
import callmart.warehouse.embedded.AnalystAccess.Analyst;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The server listens in a network of two hosts, one of which is trusted; there are two further analysts. */
@TestInstance(Lifecycle.PER_CLASS)
class AnalystAccessTest {

    private static final int AUTHENTICATION_FAILED = 516;
    private static final int ACCESS_DENIED = 497;

    private NeighbourHosts hosts;
    private EmbeddedServer server;
    private Warehouse etl;

    @BeforeAll
    void open(@TempDir Path home) throws IOException, InterruptedException {
        assumeTrue(NeighbourHosts.possible(), "only root can make a network");
        hosts = NeighbourHosts.make();
        AnalystAccess access = new AnalystAccess(Optional.of(NeighbourHosts.HERE), List.of(NeighbourHosts.TRUSTED + "/32"), List.of(
                new Analyst("li_na", "a long password", List.of("v_facts"), Optional.empty()),
                new Analyst("superset", "another password", List.of(), Optional.empty())), Map.of());
        server = EmbeddedServer.open(new EmbeddedSettings(home, SharedWarehouse.cache(), "callmart", OptionalInt.empty(),
                OptionalInt.empty(), access));
        etl = Warehouse.open(new WarehouseSettings(Optional.of("http://127.0.0.1:" + server.httpPort()), Credentials.ETL,
                server.credentials().etlPassword(), "callmart", OptionalInt.empty(), OptionalInt.empty(), home, SharedWarehouse.cache()));
        etl.createDatabase();
        etl.execute("CREATE VIEW callmart.v_facts SQL SECURITY DEFINER AS SELECT 'fact' AS a");
        etl.execute("CREATE VIEW callmart.parts AS SELECT {of:String} AS a");
        etl.execute("CREATE VIEW callmart.v_parts SQL SECURITY DEFINER AS SELECT a FROM parts(of = 'part')");
        etl.execute("CREATE VIEW callmart.v_more SQL SECURITY DEFINER AS SELECT 'more' AS a");
    }

    @AfterAll
    void close() throws Exception {
        if (hosts != null) {
            etl.close();
            server.close();
            hosts.close();
        }
    }

    private String ask(String from, String user, String password, String sql) throws IOException, InterruptedException {
        return hosts.ask(from, server.httpPort(), user, password, sql);
    }

    /** A view finds views with parameters in the session's database alone. */
    @Test
    void a_session_that_names_no_database_is_in_that_of_the_views() throws Exception {
        String password = server.credentials().of("analyst");

        assertThat(ask(NeighbourHosts.TRUSTED, Credentials.ANALYST, password, "SELECT a FROM v_parts")).isEqualTo("part\n");
        assertThat(ask(NeighbourHosts.TRUSTED, Credentials.ANALYST, password, "SELECT a FROM callmart.v_parts")).isEqualTo("part\n");
    }

    @Test
    void analysts_come_from_the_trusted_network_and_nobody_else_does() throws Exception {
        String password = server.credentials().of("analyst");

        assertThat(ask(NeighbourHosts.TRUSTED, Credentials.ANALYST, password, "SELECT a FROM callmart.v_facts")).isEqualTo("fact\n");
        assertThat(ask(NeighbourHosts.STRANGER, Credentials.ANALYST, password, "SELECT 1")).contains("Code: " + AUTHENTICATION_FAILED);
        assertThat(ask(NeighbourHosts.TRUSTED, Credentials.ANALYST, "", "SELECT 1")).contains("Code: " + AUTHENTICATION_FAILED);
        assertThat(ask(NeighbourHosts.TRUSTED, Credentials.ETL, server.credentials().etlPassword(), "SELECT 1")).contains("Code: " + AUTHENTICATION_FAILED);
        assertThat(ask(NeighbourHosts.TRUSTED, "default", "", "SELECT 1")).startsWith("Code: ");
        assertThat(ask(NeighbourHosts.TRUSTED, "default", "", "SELECT file('/etc/passwd')")).startsWith("Code: ");
    }

    @Test
    void a_further_analyst_reads_his_views_with_the_limits_of_all() throws Exception {
        assertThat(ask(NeighbourHosts.TRUSTED, "li_na", "a long password", "SELECT a FROM callmart.v_facts")).isEqualTo("fact\n");
        assertThat(ask(NeighbourHosts.TRUSTED, "li_na", "a long password", "SELECT a FROM callmart.v_more")).contains("Code: " + ACCESS_DENIED);
        assertThat(ask(NeighbourHosts.TRUSTED, "li_na", "a long password", "SELECT 1 SETTINGS max_memory_usage = 0")).contains("Code: 452");
        assertThat(ask(NeighbourHosts.TRUSTED, "superset", "another password", "SELECT a FROM callmart.v_more")).isEqualTo("more\n");
        assertThat(ask(NeighbourHosts.TRUSTED, "superset", "a long password", "SELECT 1")).contains("Code: " + AUTHENTICATION_FAILED);
        assertThat(ask(NeighbourHosts.TRUSTED, "superset", "another password", "CREATE TABLE callmart.t (a UInt8) ENGINE = Memory"))
                .startsWith("Code: ");
    }

    @Test
    void an_address_of_another_machine_is_told_before_the_engine_starts(@TempDir Path other) {
        AnalystAccess access = new AnalystAccess(Optional.of("203.0.113.77"), List.of("203.0.113.0/24"), List.of(), Map.of());

        assertThatThrownBy(() -> EmbeddedServer.open(new EmbeddedSettings(other, SharedWarehouse.cache(), "callmart", OptionalInt.empty(),
                OptionalInt.empty(), access))).isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("203.0.113.77 (warehouse.listen) is no address of this machine").hasMessageContaining("remove the key");
    }

    @Test
    void nobody_sees_the_password_in_what_is_printed_and_nobody_goes_without() {
        assertThat(new Analyst("li_na", "a long password", List.of(), Optional.empty()).toString()).doesNotContain("long");
        assertThatThrownBy(() -> new Analyst("li_na", " ", List.of(), Optional.empty())).isInstanceOf(IllegalArgumentException.class);
    }
}
