package callmart.operate;

import callmart.config.Folders;
import callmart.config.WholeFile;
import callmart.warehouse.ServerBackups;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One file with all that a home cannot make again: the embedded warehouse, the state with the delivery ledger, reports and messages, own
 * queries, and the configuration with its secrets. It is the owner's alone.
 * What ClickHouse servers hold they keep themselves; it names that.
 * Decisions 350 and 385.
 */
public final class Backup {

    static final String FACTS = "BACKUP";
    static final String CENTRES = "centres";
    static final String CONFIG = "config";
    static final String DATABASES = "databases";
    static final String FILES = "files";
    static final String HOME = "home";
    static final String ROWS = "rows";
    static final String SCHEMA = "schema";
    static final String WAREHOUSE = "warehouse";
    static final String ZONE = "zone";

    /** What is made again, or belongs to a process. */
    private static final Set<String> PASSING = Set.of("log", "metrics", "bench", "locking", "run.lock", "run.holder", "restored");
    private static final Set<String> OF_A_PROCESS = Set.of("in-use.lock", "start.lock", "server.lock", "process.log", "server.json", "keep",
            "data/backups");
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'callmart-'uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final List<Member> members;
    private final ServerBackups servers;

    /**
     * @param members the home, or each of its centres
     * @param servers keep their part themselves, where they have a disk for it
     */
    public Backup(List<Member> members, ServerBackups servers) {
        this.members = List.copyOf(members);
        this.servers = servers;
    }

    /** A home of one centre, or one of several in a home. @param zone its business time zone */
    public record Member(Folders folders, ZoneId zone) {
    }

    /**
     * What was written.
     *
     * @param atServers their part; empty where there is none, or none is made
     */
    public record Result(BackupFile.Size size, Optional<ServerBackups.Made> atServers) {
    }

    /** A folder or file and its name in the archive. */
    private record Part(String name, Path path) {
    }

    /**
     * Writes the archive, reads it again and compares. The run lock must be held and the embedded engine be at rest.
     *
     * @param file must not exist
     * @throws IllegalArgumentException when there is such a file, or it would lie in what is kept
     * @throws IOException when it cannot be written, or was written otherwise than it was read
     */
    public Result write(Path file, Instant now) throws IOException {
        Path target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new IllegalArgumentException(target + " exists already; name another file");
        }
        List<Part> parts = parts();
        parts.stream().filter(part -> target.startsWith(part.path())).findFirst().ifPresent(part -> {
            throw new IllegalArgumentException(target + " would lie in " + part.path() + ", which is kept in it; name a file elsewhere");
        });
        Optional<ServerBackups.Made> atServers = Optional.of(NAME.format(now)).filter(any -> servers.needed() && servers.possible())
                .map(servers::make).filter(made -> !made.databases().isEmpty());
        String facts = facts(now) + atServers.map(made -> WAREHOUSE + "=" + made.name() + "\n" + DATABASES + "="
                + String.join(" ", made.databases()) + "\n" + ROWS + "=" + made.rows() + "\n").orElse("");
        WholeFile.writePrivately(target, stream -> write(parts, stream, facts));
        return new Result(BackupFile.check(target), atServers);
    }

    private void write(List<Part> parts, OutputStream stream, String facts) throws IOException {
        try (BackupFile.Writer archive = new BackupFile.Writer(stream)) {
            archive.text(FACTS, facts);
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
        return "made-at=" + now.truncatedTo(ChronoUnit.SECONDS) + "\n" + members.stream().map(member -> ZONE
                + below(member.folders()).replace('/', '.') + "=" + member.zone() + "\n").collect(Collectors.joining()) + SCHEMA + "="
                + newestMigration(home().sql()) + "\n";
    }

    /** The name of the last file of {@code sql/schema}; names sort by their numbers. */
    static String newestMigration(Path sql) throws IOException {
        try (Stream<Path> files = Files.list(sql.resolve("schema"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("V[0-9]+__.*")).max(String::compareTo)
                    .orElseThrow();
        }
    }

    /** Where in the archive, and in a home, what is of a centre lies; empty for a home of one. */
    static String below(Folders folders) {
        return folders.centre().map(centre -> "/" + CENTRES + "/" + centre.name()).orElse("");
    }

    private Folders home() {
        return members.get(0).folders();
    }

    /** Place in the archive to folder: that of the engine, which centres share, and their own. */
    private Map<String, Path> homes() {
        Map<String, Path> homes = new LinkedHashMap<>(Map.of(HOME, home().warehouseHome()));
        members.forEach(member -> homes.put(HOME + below(member.folders()), member.folders().home()));
        return homes;
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(CONFIG, home().namedConfig()));
        homes().forEach((name, home) -> {
            if (!home.equals(home().product())) {
                parts.add(new Part(name + "/sql", home.resolve("sql")));
            }
            parts.add(new Part(name + "/var", home.resolve("var")));
        });
        for (Member member : members) {
            Folders folders = member.folders();
            parts.add(new Part(FILES + below(folders) + "/out", folders.out()));
            if (!folders.files().equals(folders.home())) {
                parts.add(new Part(FILES + below(folders) + "/var", folders.files().resolve("var")));
            }
        }
        return parts.stream().filter(part -> Files.isDirectory(part.path())).toList();
    }

    private Predicate<Path> isKept() {
        Set<Path> left = new HashSet<>();
        homes().values().forEach(home -> PASSING.forEach(name -> left.add(home.resolve("var").resolve(name))));
        OF_A_PROCESS.forEach(name -> left.add(home().warehouseHome().resolve("var/clickhouse").resolve(name)));
        return path -> left.stream().noneMatch(path::startsWith);
    }
}
