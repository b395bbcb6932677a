package callmart.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A network of this machine and another host, which has two addresses: a namespace of Linux behind a virtual cable. It is gone with its process.
 * Making it takes root.
 */
public final class NeighbourHosts implements AutoCloseable {

    public static final String HERE = "198.51.100.1";
    public static final String TRUSTED = "198.51.100.2";
    public static final String STRANGER = "198.51.100.3";

    private final Process namespace;

    private NeighbourHosts(Process namespace) {
        this.namespace = namespace;
    }

    /** Whether this process may make one. */
    public static boolean possible() throws IOException, InterruptedException {
        return "root".equals(System.getProperty("user.name")) && run("unshare", "-n", "ip", "link").isEmpty();
    }

    public static NeighbourHosts make() throws IOException, InterruptedException {
        Process namespace = new ProcessBuilder("unshare", "-n", "sleep", "600").start();
        long pid = namespace.pid();
        String here = "cm" + pid % 100_000 + "a";
        String there = "cm" + pid % 100_000 + "b";
        while (run("sh", "-c", "test \"$(readlink /proc/" + pid + "/ns/net)\" != \"$(readlink /proc/self/ns/net)\"").isPresent()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        required("ip", "link", "add", here, "type", "veth", "peer", "name", there, "netns", String.valueOf(pid));
        required("ip", "address", "add", HERE + "/24", "dev", here);
        required("ip", "link", "set", here, "up");
        for (String address : List.of(TRUSTED, STRANGER)) {
            required("nsenter", "-t", String.valueOf(pid), "-n", "ip", "address", "add", address + "/24", "dev", there);
        }
        required("nsenter", "-t", String.valueOf(pid), "-n", "ip", "link", "set", there, "up");
        return new NeighbourHosts(namespace);
    }

    /** What the server at {@link #HERE} answers to a statement that comes from an address of the other host. */
    public String ask(String from, int port, String user, String password, String sql) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("nsenter", "-t", String.valueOf(namespace.pid()), "-n", "curl", "-s", "-m", "20", "--interface", from,
                "-H", "X-ClickHouse-User: " + user, "-H", "X-ClickHouse-Key: " + password, "http://" + HERE + ":" + port + "/", "--data-binary", sql)
                .redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static void required(String... command) throws IOException, InterruptedException {
        run(command).ifPresent(said -> {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        });
    }

    /** Empty when the command succeeds, else what it said. */
    private static Optional<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.empty() : Optional.of(said);
    }

    @Override
    public void close() throws Exception {
        namespace.destroy();
        namespace.waitFor();
    }
}
