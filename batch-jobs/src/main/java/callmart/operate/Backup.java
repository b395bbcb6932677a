package callmart.operate;

import callmart.config.Folders;
import callmart.config.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One file with all that a home cannot make again: the embedded warehouse, the state with the delivery ledger, reports and messages, own
 * queries, and the configuration with its secrets. It is the owner's alone.
 * Decision 350.
 */
public final class Backup {

    static final String FACTS = "BACKUP";
    static final String CONFIG = "config";
    static final String FILES = "files";
    static final String HOME = "home";
    static final String SCHEMA = "schema";
    static final String ZONE = "zone";

    /** What is made again, or belongs to a process. */
    private static final Set<String> PASSING = Set.of("log", "metrics", "bench", "locking", "run.lock", "run.holder", "restored");
    private static final Set<String> OF_A_PROCESS = Set.of("in-use.lock", "start.lock", "process.log", "server.json", "keep");

    private final Folders folders;
    private final ZoneId zone;

    /** @param zone the business time zone */
    public Backup(Folders folders, ZoneId zone) {
        this.folders = folders;
        this.zone = zone;
    }

    /** A folder or file and its name in the archive. */
    private record Part(String name, Path path) {
    }

    /**
     * Writes the archive, reads it again and compares. The run lock must be held and the embedded engine be at rest.
     *
     * @param file must not exist
     * @return how many files and bytes it holds
     * @throws IllegalArgumentException when there is such a file, or it would lie in what is kept
     * @throws IOException when it cannot be written, or was written otherwise than it was read
     */
    public BackupFile.Size write(Path file, Instant now) throws IOException {
        Path target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new IllegalArgumentException(target + " exists already; name another file");
        }
        List<Part> parts = parts();
        parts.stream().filter(part -> target.startsWith(part.path())).findFirst().ifPresent(part -> {
            throw new IllegalArgumentException(target + " would lie in " + part.path() + ", which is kept in it; name a file elsewhere");
        });
        WholeFile.writePrivately(target, stream -> write(parts, stream, now));
        return BackupFile.check(target);
    }

    private void write(List<Part> parts, OutputStream stream, Instant now) throws IOException {
        try (BackupFile.Writer archive = new BackupFile.Writer(stream)) {
            archive.text(FACTS, facts(now));
            for (Part part : parts) {
                try (Stream<Path> tree = Files.walk(part.path())) {
                    for (Path path : (Iterable<Path>) tree.filter(isKept())::iterator) {
                        String below = part.path().relativize(path).toString();
                        archive.add(below.isEmpty() ? part.name() : part.name() + "/" + below, path);
                    }
                }
            }
        }
    }

    private String facts(Instant now) throws IOException {
        return "made-at=" + now.truncatedTo(ChronoUnit.SECONDS) + "\n" + ZONE + "=" + zone + "\n" + SCHEMA + "="
                + newestMigration(folders.sql()) + "\n";
    }

    /** The name of the last file of {@code sql/schema}; names sort by their numbers. */
    static String newestMigration(Path sql) throws IOException {
        try (Stream<Path> files = Files.list(sql.resolve("schema"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("V[0-9]+__.*")).max(String::compareTo)
                    .orElseThrow();
        }
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(CONFIG, folders.config()));
        if (!folders.home().equals(folders.product())) {
            parts.add(new Part(HOME + "/sql", folders.home().resolve("sql")));
        }
        parts.add(new Part(HOME + "/var", folders.var()));
        parts.add(new Part(FILES + "/out", folders.out()));
        if (!folders.files().equals(folders.home())) {
            parts.add(new Part(FILES + "/var", folders.files().resolve("var")));
        }
        return parts.stream().filter(part -> Files.isDirectory(part.path())).toList();
    }

    private Predicate<Path> isKept() {
        Set<Path> left = new HashSet<>();
        PASSING.forEach(name -> left.add(folders.var().resolve(name)));
        OF_A_PROCESS.forEach(name -> left.add(folders.var().resolve("clickhouse").resolve(name)));
        return path -> left.stream().noneMatch(path::startsWith);
    }
}
