package callmart.warehouse.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The files of one embedded server, all readable by their owner only.
 *
 * @param home the folder that has {@code var}
 */
record ServerFiles(Path home) {

    ServerFiles {
        home = home.toAbsolutePath().normalize();
    }

    Path folder() {
        return home.resolve("var").resolve("clickhouse");
    }

    Path data() {
        return folder().resolve("data");
    }

    /** Where the engine keeps backups that whoever has it for a server asks of it; within what it is confined to. */
    Path backups() {
        return data().resolve("backups");
    }

    Path config() {
        return folder().resolve("config.xml");
    }

    Path users() {
        return folder().resolve("users.xml");
    }

    Path credentials() {
        return folder().resolve("credentials");
    }

    /** Held shared by every JVM that uses the server; the server ends once it can hold it alone. */
    Path inUse() {
        return folder().resolve("in-use.lock");
    }

    /** Held alone by whoever looks for, starts or ends a server. */
    Path starting() {
        return folder().resolve("start.lock");
    }

    /** Held by the server's process for as long as it lives. Decision 273. */
    Path alive() {
        return folder().resolve("server.lock");
    }

    /** Exists while the server is to outlive its users. */
    Path keep() {
        return folder().resolve("keep");
    }

    Path serverRecord() {
        return folder().resolve("server.json");
    }

    /** What the process itself says, chiefly why it did not start; begun anew at every start. */
    Path output() {
        return folder().resolve("process.log");
    }

    /** The engine's log; the engine rotates it. */
    Path log() {
        return home.resolve("var").resolve("log").resolve("clickhouse.log");
    }

    /**
     * What was typed at the engine's terminal: its start and its end. The engine makes this file its owner's alone, so it must be a file of
     * its own.
     */
    Path history() {
        return log().resolveSibling("clickhouse.history");
    }

    void createFolders() throws IOException {
        Files.createDirectories(log().getParent());
        Files.createDirectories(folder());
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(data());
    }

    /** Writes the file as a whole or not at all, mode 600. */
    static void writePrivately(Path file, String content) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, content, StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
