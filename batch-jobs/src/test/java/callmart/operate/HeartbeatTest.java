package callmart.operate;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Against a real HTTP server. */
class HeartbeatTest {

    private static final String TOKEN = "s3cr3t-t0ken";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Heartbeat.class);
    private HttpServer server;
    private int answer = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            if (answer == 302) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/elsewhere") ? 200 : answer, -1);
            exchange.close();
        });
        server.start();
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        server.stop(0);
    }

    @Test
    void a_success_calls_the_address_and_a_failure_its_fail_form() {
        heartbeat("/ping/" + TOKEN).succeeded();
        heartbeat("/ping/" + TOKEN).failed();
        heartbeat("/ping/" + TOKEN + "/?create=1").failed();
        assertThat(asked).containsExactly("GET /ping/" + TOKEN, "GET /ping/" + TOKEN + "/fail", "GET /ping/" + TOKEN + "/fail?create=1");
        assertThat(log.list).isEmpty();
    }

    @Test
    void the_command_is_put_in() {
        heartbeat("/ping/callmart-{command}").succeeded();
        assertThat(asked).containsExactly("GET /ping/callmart-nightly");
    }

    @Test
    void a_redirection_is_followed() {
        answer = 302;
        heartbeat("/ping").succeeded();
        assertThat(asked).containsExactly("GET /ping", "GET /elsewhere");
        assertThat(log.list).isEmpty();
    }

    @Test
    void without_an_address_nothing_is_called() {
        new Heartbeat(WatchSettings.defaults(), "nightly").succeeded();
        new Heartbeat(WatchSettings.defaults(), "nightly").failed();
        assertThat(asked).isEmpty();
    }

    @Test
    void a_refusal_is_logged_without_the_token() {
        answer = 404;
        heartbeat("/ping/" + TOKEN).succeeded();
        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("127.0.0.1", "HTTP 404", "callmart.heartbeat.url").doesNotContain(TOKEN));
    }

    @Test
    void a_server_that_is_away_is_logged_without_the_token() {
        server.stop(0);
        heartbeat("/ping/" + TOKEN).failed();
        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("cannot be reached").doesNotContain(TOKEN));
    }

    @Test
    void a_server_that_never_answers_is_given_up() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Heartbeat(settings("http://127.0.0.1:" + silent.getLocalPort() + "/" + TOKEN), "nightly", Duration.ofMillis(300)).succeeded();
        }
        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("The run itself").doesNotContain(TOKEN));
    }

    @Test
    void the_settings_do_not_show_the_token() {
        assertThat(settings("https://example.com/" + TOKEN).toString()).doesNotContain(TOKEN);
    }

    private Heartbeat heartbeat(String path) {
        return new Heartbeat(settings("http://127.0.0.1:" + server.getAddress().getPort() + path), "nightly");
    }

    private static WatchSettings settings(String url) {
        return new WatchSettings(Path.of("metrics.prom"), Optional.of(url));
    }
}
