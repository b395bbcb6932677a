package callmart.warehouse.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Finds the engine's shared library, which {@code run.sh} puts into the user's cache folder. */
final class EngineLibrary {

    private static final String VERSION = "26.7.3-stable.1";

    private EngineLibrary() {
    }

    /** Throws when the platform has no engine or the library is not there. */
    static Path locate(Path cache) {
        String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path library = cache.toAbsolutePath().resolve("chdb-" + VERSION + "-" + platform).resolve("libchdb.so");
        if (!Files.isReadable(library)) {
            throw new EmbeddedServerException("Cannot start the embedded ClickHouse",
                    "its library is missing: " + library,
                    "Run ./run.sh again, which fetches it, or set warehouse.url to a ClickHouse server.");
        }
        return library;
    }

    static String platform(String osName, String osArch) {
        String system = osName.toLowerCase(Locale.ROOT);
        String processor = osArch.toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        if (arm || intel) {
            if (system.equals("linux")) {
                return arm ? "linux-arm64-gnu" : "linux-x64-gnu";
            }
            if (system.startsWith("mac")) {
                return arm ? "darwin-arm64" : "darwin-x64";
            }
        }
        throw new EmbeddedServerException("Cannot start the embedded ClickHouse",
                "there is none for " + osName + " on " + osArch + " (only Linux and macOS, x64 and arm64)",
                "Set warehouse.url to a ClickHouse server.");
    }
}
