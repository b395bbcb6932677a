package callmart.warehouse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import callmart.testing.SharedWarehouse;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

    /** The C library's call that names the terminal session of a process. */
    public interface Processes extends Library {
        int getsid(int pid);
    }

    private static final Duration SECONDS = Duration.ofSeconds(10);

    @TempDir
    private Path home;
    private ServerFiles files;
    private final List<Process> holders = new ArrayList<>();

    @BeforeEach
    void prepare() {
        files = new ServerFiles(home);
    }

    @AfterEach
    void endEverything() throws IOException {
        holders.forEach(Process::destroyForcibly);
        Files.deleteIfExists(files.keep());
        assertThat(Waiting.until(() -> !Files.exists(files.serverRecord()), SECONDS)).isTrue();
        EmbeddedServer.stop(home);
    }

    @Test
    void theServerAnswersWhileItIsUsedAndIsGoneAfterClose() throws IOException {
        ProcessHandle process;
        try (EmbeddedServer server = open()) {
            assertThat(EngineHttp.responds(server.httpPort(), server.credentials())).isTrue();
            process = process();
        }
        assertThat(process.isAlive()).isFalse();
        assertThat(files.serverRecord()).doesNotExist();
    }

    @Test
    void passwordsAreKeptAndReadableByTheOwnerOnly() throws IOException {
        Credentials first;
        try (EmbeddedServer server = open()) {
            first = server.credentials();
        }
        try (EmbeddedServer server = open()) {
            assertThat(server.credentials()).isEqualTo(first);
            assertThat(EngineHttp.responds(server.httpPort(), first)).isTrue();
        }
        assertThat(first.etlPassword()).hasSize(48).isNotEqualTo(first.of("analyst"));
        assertThat(first.toString()).doesNotContain(first.etlPassword(), first.of("analyst"));
        for (Path file : List.of(files.credentials(), files.users(), files.config())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.folder()))).isEqualTo("rwx------");
        assertThat(Files.readString(files.users())).doesNotContain(first.etlPassword(), first.of("analyst"));
    }

    @Test
    void onlyTheLoopbackListens() throws IOException {
        try (EmbeddedServer server = open()) {
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (!address.isLoopbackAddress()) {
                        assertThat(accepts(address, server.httpPort())).as(address.toString()).isFalse();
                        assertThat(accepts(address, server.nativePort())).as(address.toString()).isFalse();
                    }
                }
            }
            assertThat(accepts(InetAddress.getByName("127.0.0.1"), server.nativePort())).isTrue();
        }
    }

    @Test
    void partsOfOneProcessShareOneServer() throws IOException {
        EmbeddedServer first = open();
        EmbeddedServer second = open();
        first.close();
        first.close();
        assertThat(second.httpPort()).isEqualTo(first.httpPort());
        assertThat(EngineHttp.responds(second.httpPort(), second.credentials())).isTrue();
        second.close();
        assertThat(files.serverRecord()).doesNotExist();
    }

    @Test
    void aServerThatIsToldToEndEndsInOrder() throws Exception {
        holder();
        ProcessHandle process = process();
        process.destroy();
        assertThat(Waiting.until(() -> !process.isAlive(), SECONDS)).isTrue();
        assertThat(files.serverRecord()).doesNotExist();
    }

    @Test
    void theServerHasATerminalSessionOfItsOwn() throws Exception {
        holder();
        int pid = Math.toIntExact(process().pid());
        assertThat(Native.load(Platform.C_LIBRARY_NAME, Processes.class).getsid(pid)).isEqualTo(pid);
    }

    @Test
    void twoProcessesShareOneServerAndTheLastEndsIt() throws Exception {
        Process other = holder();
        ProcessHandle process = process();
        try (EmbeddedServer server = open()) {
            assertThat(process()).isEqualTo(process);
            other.getOutputStream().close();
            assertThat(other.waitFor()).isZero();
            assertThat(EngineHttp.responds(server.httpPort(), server.credentials())).isTrue();
        }
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aKilledUserLeavesNoServerAndTheNextStartWorks() throws Exception {
        Process killed = holder();
        ProcessHandle process = process();
        killed.destroyForcibly().waitFor();
        assertThat(Waiting.until(() -> !process.isAlive(), SECONDS)).isTrue();
        try (EmbeddedServer server = open()) {
            assertThat(EngineHttp.responds(server.httpPort(), server.credentials())).isTrue();
        }
    }

    @Test
    void aServerWhoseFolderIsRemovedEnds() throws Exception {
        Process holder = holder();
        ProcessHandle process = process();
        Files.move(files.folder(), home.resolve("elsewhere"));
        assertThat(Waiting.until(() -> !process.isAlive(), SECONDS)).isTrue();
        holder.destroyForcibly().waitFor();
    }

    @Test
    void aKilledServerIsReplaced() throws Exception {
        holder();
        ProcessHandle process = process();
        process.destroyForcibly();
        assertThat(Waiting.until(() -> !process.isAlive(), SECONDS)).isTrue();
        assertThat(files.serverRecord()).exists();
        try (EmbeddedServer server = open()) {
            assertThat(EngineHttp.responds(server.httpPort(), server.credentials())).isTrue();
        }
    }

    @Test
    void aRecordThatNamesAForeignProcessIsClearedAwayAndTheProcessNotTouched() throws Exception {
        Process foreign = new ProcessBuilder("sleep", "60").start();
        holders.add(foreign);
        files.createFolders();
        String me = ProcessHandle.current().info().user().orElseThrow();
        new ServerRecord(foreign.pid(), Instant.parse("2020-01-01T00:00:00Z"), me, 1, 2, true).write(files.serverRecord());
        try (EmbeddedServer server = open()) {
            assertThat(foreign.isAlive()).isTrue();
            assertThat(process().pid()).isNotEqualTo(foreign.pid());
            assertThat(EngineHttp.responds(server.httpPort(), server.credentials())).isTrue();
        }
        new ServerRecord(foreign.pid(), foreign.info().startInstant().orElseThrow(), "someone-else", 1, 2, true)
                .write(files.serverRecord());
        assertThat(EmbeddedServer.stop(home)).isTrue();
        open().close();
        assertThat(foreign.isAlive()).isTrue();
    }

    @Test
    void aServerThatIsKeptOutlivesItsUsersUntilItIsStopped() throws Exception {
        try (EmbeddedServer server = open()) {
            server.keepRunning();
        }
        ProcessHandle process = process();
        Waiting.sleep(Duration.ofSeconds(1));
        assertThat(process.isAlive()).isTrue();
        open().close();
        assertThat(process()).isEqualTo(process);
        assertThat(EmbeddedServer.stop(home)).isTrue();
        assertThat(process.isAlive()).isFalse();
        assertThat(EmbeddedServer.stop(home)).isTrue();
    }

    @Test
    void aServerThatWasKeptAndKilledIsNotKeptAgain() throws IOException {
        try (EmbeddedServer server = open()) {
            server.keepRunning();
        }
        ProcessHandle process = process();
        process.destroyForcibly();
        assertThat(Waiting.until(() -> !process.isAlive(), SECONDS)).isTrue();
        open().close();
        assertThat(files.serverRecord()).doesNotExist();
    }

    /** As a command leaves it that is killed when it has just started a server, before the server has recorded itself. */
    @Test
    void aServerThatAKilledCommandHadBegunToStartIsUsedOrGivenUp() throws IOException {
        String[] arguments;
        String java;
        try (EmbeddedServer server = open()) {
            java = process().info().command().orElseThrow();
            arguments = process().info().arguments().orElseThrow();
        }
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, java);
        Process begun = new ProcessBuilder(command).directory(files.folder().toFile()).redirectErrorStream(true)
                .redirectOutput(new File("/dev/null")).start();
        try (EmbeddedServer server = open()) {
            assertThat(EngineHttp.responds(server.httpPort(), server.credentials())).isTrue();
        }
        assertThat(Waiting.until(() -> !begun.isAlive(), SECONDS)).isTrue();
    }

    @Test
    void stopLeavesAServerThatIsUsed() throws IOException {
        try (EmbeddedServer server = open()) {
            server.keepRunning();
            assertThat(EmbeddedServer.stop(home)).isFalse();
            assertThat(EngineHttp.responds(server.httpPort(), server.credentials())).isTrue();
        }
        assertThat(files.serverRecord()).doesNotExist();
    }

    @Test
    void aConfiguredPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedServer.open(settings(SharedWarehouse.cache(), OptionalInt.of(taken.getLocalPort()))))
                    .isInstanceOf(EmbeddedServerException.class).hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("warehouse.http-port");
        }
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (EmbeddedServer server = EmbeddedServer.open(settings(SharedWarehouse.cache(), OptionalInt.of(free)))) {
            assertThat(server.httpPort()).isEqualTo(free);
        }
    }

    @Test
    void aMissingLibraryIsExplained() {
        assertThatThrownBy(() -> EmbeddedServer.open(settings(home.resolve("empty"), OptionalInt.empty())))
                .isInstanceOf(EmbeddedServerException.class).hasMessageContaining("libchdb.so")
                .hasMessageContaining("./run.sh again").hasMessageContaining("warehouse.url");
    }

    @Test
    void anUnknownPlatformIsExplained() {
        assertThat(EngineLibrary.platform("Mac OS X", "aarch64")).isEqualTo("darwin-arm64");
        assertThat(EngineLibrary.platform("Linux", "amd64")).isEqualTo("linux-x64-gnu");
        assertThatThrownBy(() -> EngineLibrary.platform("Windows 11", "amd64")).hasMessageContaining("Windows 11 on amd64")
                .hasMessageContaining("warehouse.url");
    }

    @Test
    void dataThatCannotBeReadIsToldWithTheEnginesOwnWords() throws IOException {
        files.createFolders();
        Path metadata = Files.createDirectories(files.data().resolve("metadata"));
        Files.writeString(metadata.resolve("callmart.sql"), "ATTACH DATABASE ( broken");
        assertThatThrownBy(this::open).isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("the process said: ").hasMessageContaining("move " + files.data() + " away");
    }

    @Test
    void aFolderOfAnotherUserIsNotTouched() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a folder away");
        files.createFolders();
        Files.setOwner(files.folder(), home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        assertThatThrownBy(this::open).hasMessageContaining("belongs to user nobody").hasMessageContaining("as that user");
        Files.setOwner(files.folder(), home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("root"));
    }

    private EmbeddedServer open() {
        return EmbeddedServer.open(settings(SharedWarehouse.cache(), OptionalInt.empty()));
    }

    private EmbeddedSettings settings(Path cache, OptionalInt httpPort) {
        return new EmbeddedSettings(home, cache, "callmart", httpPort, OptionalInt.empty(), AnalystAccess.LOCAL);
    }

    private ProcessHandle process() throws IOException {
        return ServerRecord.find(files.serverRecord()).orElseThrow().process().orElseThrow();
    }

    private Process holder() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
                "-cp", classPath, ServerHolder.class.getName(), home.toString(), SharedWarehouse.cache().toString())
                .redirectError(new File("/dev/null")).start();
        holders.add(process);
        BufferedReader output = process.inputReader();
        assertThat(output.readLine()).startsWith("ready ");
        return process;
    }

    private static boolean accepts(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
