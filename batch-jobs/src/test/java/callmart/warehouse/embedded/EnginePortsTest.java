package callmart.warehouse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The engine listens where ClickHouse usually does, so that what an analyst has set up once works on. */
class EnginePortsTest {

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    @Test
    void without_a_configured_port_the_usual_one_is_taken_where_it_is_free() throws IOException {
        int usual;
        try (ServerSocket other = listening()) {
            usual = other.getLocalPort();
            assertThat(EngineStarter.port("warehouse.http-port", OptionalInt.empty(), usual)).isPositive().isNotEqualTo(usual);
        }
        assertThat(EngineStarter.port("warehouse.http-port", OptionalInt.empty(), usual)).isEqualTo(usual);
    }

    @Test
    void a_configured_port_that_is_taken_is_a_fault() throws IOException {
        try (ServerSocket other = listening()) {
            assertThatThrownBy(() -> EngineStarter.port("warehouse.http-port", OptionalInt.of(other.getLocalPort()), 0))
                    .isInstanceOf(EmbeddedServerException.class).hasMessageContaining(other.getLocalPort() + " (warehouse.http-port) is not free");
        }
    }
}
