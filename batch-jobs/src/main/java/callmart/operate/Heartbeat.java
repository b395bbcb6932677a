package callmart.operate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the dead-man's switch at a run's end: its address after a success, the address with {@code /fail} behind its path after a
 * failure. A call that does not get through is logged and never changes the outcome of the run. The address is a
 * secret: only its host is logged.
 * Decision 92.
 */
public final class Heartbeat {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration TIME_OUT = Duration.ofSeconds(5);
    private static final int REFUSED = 300;

    private final Optional<URI> address;
    private final Duration timeOut;

    /** @param command that runs, such as {@code nightly} */
    public Heartbeat(WatchSettings settings, String command) {
        this(settings, command, TIME_OUT);
    }

    Heartbeat(WatchSettings settings, String command, Duration timeOut) {
        this.address = settings.heartbeat().map(url -> URI.create(url.replace(WatchSettings.COMMAND, command)));
        this.timeOut = timeOut;
    }

    /** The run has done its work, perhaps with warnings. */
    public void succeeded() {
        address.ifPresent(this::call);
    }

    /** The run has failed. */
    public void failed() {
        address.map(Heartbeat::failure).ifPresent(this::call);
    }

    private static URI failure(URI address) {
        String text = address.toString();
        int end = text.contains("?") ? text.indexOf('?') : text.length();
        String path = text.substring(0, end);
        return URI.create((path.endsWith("/") ? path : path + "/") + "fail" + text.substring(end));
    }

    private void call(URI to) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(timeOut).followRedirects(HttpClient.Redirect.NORMAL).build();
        CompletableFuture<HttpResponse<Void>> call = client.sendAsync(HttpRequest.newBuilder(to).timeout(timeOut).build(),
                HttpResponse.BodyHandlers.discarding());
        try {
            int status = call.get(timeOut.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status >= REFUSED) {
                missed(to, "it answers with HTTP " + status + "; correct callmart.heartbeat.url");
            }
        } catch (TimeoutException e) {
            call.cancel(true);
            missed(to, "it does not answer within " + timeOut.toSeconds() + " s");
        } catch (ExecutionException e) {
            missed(to, "it cannot be reached (" + e.getCause().getClass().getSimpleName() + "); look at the network");
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
        }
    }

    private static void missed(URI to, String why) {
        LOG.warn("the dead-man's switch at {} was not told: {}. The run itself is not touched by this", to.getHost(), why);
    }
}
