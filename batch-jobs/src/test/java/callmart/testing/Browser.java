package callmart.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium with one tab, driven through the DevTools protocol: the one that {@code run.sh test} fetched, or the
 * system's. Every wait has a limit.
 */
public final class Browser implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(LIMIT_SECONDS)).build();
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final List<String> complaints = new ArrayList<>();
    private int calls;

    private Browser(Process process, int port) throws Exception {
        this.process = process;
        HttpRequest newTab = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody()).timeout(Duration.ofSeconds(LIMIT_SECONDS)).build();
        JsonNode tab = JSON.readTree(http.send(newTab, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)).body());
        this.socket = http.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(LIMIT_SECONDS))
                .buildAsync(URI.create(tab.get("webSocketDebuggerUrl").textValue()), new Listener()).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        List.of("Page.enable", "Runtime.enable", "Log.enable", "Network.enable").forEach(method -> call(method, Map.of()));
    }

    /** Where a browser is; empty when there is none. */
    public static Optional<Path> find() {
        Stream<Path> fetched = list(SharedWarehouse.cache()).filter(folder -> folder.getFileName().toString().startsWith("chromium-"))
                .map(folder -> folder.resolve("chromium"));
        Stream<Path> system = Stream.of("chromium", "chromium-browser", "google-chrome").map(name -> Path.of("/usr/bin", name));
        return Stream.concat(fetched, system).filter(Files::isExecutable).findFirst();
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a browser.
     *
     * @param scratch an empty folder for its profile and settings
     */
    public static Browser open(Path executable, Path scratch) throws Exception {
        Path profile = Files.createDirectories(scratch.resolve("profile"));
        ProcessBuilder builder = new ProcessBuilder(executable.toString(), "--headless=shell", "--no-sandbox", "--disable-gpu", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
                "--disable-dev-shm-usage", "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank");
        builder.environment().put("FONTCONFIG_FILE", fonts(scratch).toString());
        builder.environment().put("TMPDIR", Files.createDirectories(scratch.resolve("tmp")).toString());
        builder.environment().merge("LD_LIBRARY_PATH", executable.resolveSibling("lib").toString(), (old, own) -> own + ":" + old);
        builder.redirectErrorStream(true).redirectOutput(scratch.resolve("browser.log").toFile());
        Process process = builder.start();
        try {
            return new Browser(process, port(process, profile.resolve("DevToolsActivePort"), scratch.resolve("browser.log")));
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The report font of the cache, so that Chinese shows on any machine. */
    private static Path fonts(Path scratch) throws IOException {
        StringBuilder folders = new StringBuilder();
        list(SharedWarehouse.cache()).filter(folder -> folder.getFileName().toString().startsWith("noto-sans-sc"))
                .forEach(folder -> folders.append("<dir>").append(folder).append("</dir>"));
        return Files.writeString(scratch.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig>" + folders + "<cachedir>"
                + scratch.resolve("font-cache") + "</cachedir></fontconfig>");
    }

    private static int port(Process process, Path file, Path log) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < end) {
            if (Files.exists(file) && !Files.readString(file).isBlank()) {
                return Integer.parseInt(Files.readAllLines(file).get(0));
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("the browser does not start: " + Files.readString(log));
    }

    /** Shows the tab as a screen of this size does. */
    public void screen(int width, int height, boolean mobile) {
        call("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
    }

    /** Opens an address and waits until it is loaded. */
    public void open(URI address) {
        call("Page.navigate", Map.of("url", address.toString()));
        await("Page.loadEventFired");
    }

    /** The value of an expression, as JSON. */
    public JsonNode evaluate(String expression) {
        JsonNode result = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.get("result").path("value");
    }

    /** The whole page as a PNG, as long as it is. */
    public byte[] screenshot() {
        return decoded(call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true)));
    }

    /** The page as it is printed, a PDF. */
    public byte[] print() {
        return decoded(call("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", false)));
    }

    private static byte[] decoded(JsonNode result) {
        return Base64.getDecoder().decode(result.get("data").textValue());
    }

    /** What the console and the log complained of, and every address beyond files that was asked for. */
    public List<String> complaints() {
        evaluate("0");
        return List.copyOf(complaints);
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        int id = ++calls;
        ObjectNode request = JSON.createObjectNode().put("id", id).put("method", method);
        request.set("params", JSON.valueToTree(parameters));
        socket.sendText(request.toString(), true).orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        while (true) {
            JsonNode message = next(method);
            if (message.path("id").asInt() == id) {
                if (message.has("error")) {
                    throw new IllegalStateException(method + ": " + message.get("error"));
                }
                return message.get("result");
            }
        }
    }

    private void await(String event) {
        while (!next(event).path("method").asText().equals(event)) {
            continue;
        }
    }

    private JsonNode next(String waitingFor) {
        try {
            JsonNode message = messages.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new IllegalStateException("the browser says nothing; waiting for " + waitingFor);
            }
            note(message);
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void note(JsonNode message) {
        String method = message.path("method").asText();
        String address = message.path("params").path("request").path("url").asText();
        if (method.equals("Runtime.exceptionThrown") || method.equals("Runtime.consoleAPICalled") || method.equals("Log.entryAdded")
                || method.equals("Network.requestWillBeSent") && !address.startsWith("file:") && !address.startsWith("data:")) {
            complaints.add(message.toString());
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gathers the parts of a message. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    messages.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
