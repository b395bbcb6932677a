package callmart.operate;

import callmart.calendar.BusinessClock;
import callmart.config.Folders;
import callmart.config.RunSh;
import callmart.runlog.DeliveryLedger;
import callmart.runlog.StateDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.springframework.util.FileSystemUtils;

/**
 * Puts a backup into an empty home. Until all of it lies there it lies beside, so that a restore that was killed begins again. What may
 * have been sent since the backup was made is not sent again by itself.
 * Decision 350.
 */
public final class Restore {

    private static final String RESTORED = "restored";
    private static final String STAGING = ".restoring";

    private final Folders folders;
    private final Clock clock;

    /** @param folders where the home and its configuration shall lie */
    public Restore(Folders folders, Clock clock) {
        this.folders = folders;
        this.clock = clock;
    }

    /**
     * Where what the configuration names lies; asked for once it is there.
     *
     * @param files where reports and messages belong
     * @param state the database of the state; empty for files
     */
    public record Place(Path files, Optional<StateDatabase.Server> state) {
    }

    /**
     * What was put where.
     *
     * @param from the first business day whose reports go out by themselves
     * @param configured whether the configuration is that of the backup; an own one is kept
     */
    public record Result(BackupFile.Size size, LocalDate from, boolean configured) {
    }

    /**
     * The first business day whose reports a restored home sends by itself; empty where nothing was restored.
     *
     * @param var the home's folder {@code var}
     */
    public static Optional<LocalDate> firstDay(Path var) {
        Path file = var.resolve(RESTORED);
        try {
            return Files.exists(file) ? Optional.of(LocalDate.parse(Files.readString(file, StandardCharsets.UTF_8).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be read; correct its permissions", e);
        }
    }

    /**
     * Puts it there.
     *
     * @throws IllegalArgumentException when the home is not empty, or the backup is of a newer version
     * @throws IOException when the file is no whole backup, or the disk is full
     */
    public Result from(Path file, Supplier<Place> place) throws IOException {
        requireEmpty(folders.var().resolve("clickhouse"), folders.var().resolve("batch"), folders.out());
        Properties facts = facts(file);
        String schema = facts.getProperty(Backup.SCHEMA, "");
        if (!Files.exists(folders.sql().resolve("schema").resolve(schema))) {
            throw new IllegalArgumentException(file + " was made by a newer version, whose tables this one does not know (" + schema
                    + "); restore it with that version");
        }
        ZoneId zone = ZoneId.of(facts.getProperty(Backup.ZONE));
        Path home = Files.createDirectories(folders.home()).resolve(STAGING);
        FileSystemUtils.deleteRecursively(home);
        Files.createDirectory(home);
        boolean configured = !Files.exists(folders.config());
        BackupFile.read(file, (entry, content) -> put(entry, content, Backup.CONFIG, home));
        if (configured && Files.exists(home.resolve(Backup.CONFIG))) {
            Files.move(home.resolve(Backup.CONFIG), folders.config());
        }
        Place there = place.get();
        requireEmpty(there.files().resolve("out"));
        Path files = Files.createDirectories(there.files()).resolve(STAGING + "-" + Backup.FILES);
        FileSystemUtils.deleteRecursively(files);
        Files.createDirectory(files);
        BackupFile.Size size = BackupFile.read(file, (entry, content) -> {
            put(entry, content, Backup.HOME, home);
            put(entry, content, Backup.FILES, files);
        });
        LocalDate first = new BusinessClock(clock, zone).date(clock.instant());
        settle(there.state(), home.resolve(Backup.HOME), first);
        moveAll(files.resolve(Backup.FILES), there.files());
        moveAll(home.resolve(Backup.HOME), folders.home());
        FileSystemUtils.deleteRecursively(files);
        FileSystemUtils.deleteRecursively(home);
        return new Result(size, first, configured);
    }

    private static void requireEmpty(Path... places) {
        Stream.of(places).filter(Files::exists).findFirst().ifPresent(place -> {
            throw new IllegalArgumentException("there is " + place + " already; restore into an empty home: "
                    + "name another folder with --home, or move this one away");
        });
    }

    private static Properties facts(Path file) throws IOException {
        Map<String, String> texts = new HashMap<>();
        BackupFile.read(file, (entry, content) -> {
            if (entry.getName().equals(Backup.FACTS)) {
                texts.put(Backup.FACTS, new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        });
        Properties facts = new Properties();
        facts.load(new StringReader(texts.getOrDefault(Backup.FACTS, "")));
        return facts;
    }

    private static void put(TarArchiveEntry entry, InputStream content, String part, Path staging) throws IOException {
        Path name = Path.of(entry.getName()).normalize();
        if (name.startsWith(part)) {
            Files.createDirectories(staging.resolve(name).getParent());
            BackupFile.extract(entry, content, staging.resolve(name));
        }
    }

    /** Before anything lies where a run looks for it. */
    private void settle(Optional<StateDatabase.Server> state, Path home, LocalDate first) throws IOException {
        Folders staged = new Folders(folders.product(), home, folders.config(), folders.cache());
        try (HikariDataSource database = StateDatabase.open(state, staged)) {
            DeliveryLedger.open(database, folders.sql(), clock)
                    .restored("it waited to be sent when the backup was made from which this home"
                    + " was restored, and may have been sent since; ask a recipient, and send it with "
                    + RunSh.quoted("resend REPORT --period PERIOD") + " if it did not arrive");
        }
        Files.writeString(staged.var().resolve(RESTORED), first + "\n", StandardCharsets.UTF_8);
    }

    /** The folder {@code var} last: a home without it is empty. */
    private static void moveAll(Path from, Path to) throws IOException {
        if (Files.notExists(from)) {
            return;
        }
        List<Path> children;
        try (Stream<Path> list = Files.list(from)) {
            children = list.sorted().toList();
        }
        for (Path child : children) {
            Path target = to.resolve(child.getFileName());
            if (Files.isDirectory(target)) {
                moveAll(child, target);
            } else {
                Files.move(child, target);
            }
        }
    }
}
