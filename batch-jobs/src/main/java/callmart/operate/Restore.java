package callmart.operate;

import callmart.calendar.BusinessClock;
import callmart.config.Folders;
import callmart.config.RunSh;
import callmart.runlog.DeliveryLedger;
import callmart.runlog.StateDatabase;
import callmart.warehouse.ServerBackups;
import callmart.warehouse.WarehouseSettings;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.springframework.util.FileSystemUtils;

/**
 * Puts a backup into an empty home. Until all of it lies there it lies beside, so that a restore that was killed begins again. What may
 * have been sent since the backup was made is not sent again by itself.
 * Decisions 350 and 385.
 */
public final class Restore {

    private static final String RESTORED = "restored";
    private static final String STAGING = ".restoring";
    /** Names the servers' backup for as long as they may hold a part of it alone. */
    private static final String SERVERS = ".restoring-warehouse";

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
     * @param warehouse of which servers take their part back themselves
     * @param state the database of the state; empty for files
     */
    public record Place(Path files, WarehouseSettings warehouse, Optional<StateDatabase.Server> state) {
    }

    /** Where the parts of a backup belong. */
    public interface Places {

        /**
         * Asked once for each centre, after the configuration lies there and before anything else does.
         *
         * @param centre empty where the home has one
         */
        Place of(Optional<String> centre) throws IOException;
    }

    /**
     * What was put where.
     *
     * @param from the first business day whose reports go out by themselves, the earliest of several centres
     * @param configured whether the configuration is that of the backup; an own one is kept
     * @param centres that the home has; none where it has one
     * @param atServers what servers took back
     */
    public record Result(BackupFile.Size size, LocalDate from, boolean configured, List<String> centres, Optional<ServerBackups.Made>
    atServers) {
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
     * @param place asked for each centre
     * @param keepWarehouse whether servers are left as they are
     * @throws IllegalArgumentException when the home or a server's database is not empty, or the backup is of a newer version
     * @throws IOException when the file is no whole backup, or the disk is full
     */
    public Result from(Path file, Places place, boolean keepWarehouse) throws IOException {
        requireEmpty(folders.var().resolve("clickhouse"), folders.var().resolve("batch"), folders.out());
        Properties facts = facts(file);
        String schema = facts.getProperty(Backup.SCHEMA, "");
        if (!Files.exists(folders.sql().resolve("schema").resolve(schema))) {
            throw new IllegalArgumentException(file + " was made by a newer version, whose tables this one does not know (" + schema
                    + "); restore it with that version");
        }
        Map<Optional<String>, ZoneId> zones = zones(facts);
        Path home = Files.createDirectories(folders.home()).resolve(STAGING);
        FileSystemUtils.deleteRecursively(home);
        Files.createDirectory(home);
        boolean configured = !Files.exists(folders.config());
        BackupFile.read(file, (entry, content) -> put(entry, content, Backup.CONFIG, home));
        if (configured && Files.exists(home.resolve(Backup.CONFIG))) {
            Files.move(home.resolve(Backup.CONFIG), folders.config());
        }
        Map<Optional<String>, Place> places = new LinkedHashMap<>();
        for (Optional<String> centre : zones.keySet()) {
            places.put(centre, place.of(centre));
        }
        Map<String, Path> staged = new LinkedHashMap<>(Map.of(Backup.HOME, home));
        for (Map.Entry<Optional<String>, Place> centre : places.entrySet()) {
            requireEmpty(centre.getValue().files().resolve("out"), folders.home().resolve("." +
            below(centre.getKey())).resolve("var/batch"));
            Path files = Files.createDirectories(centre.getValue().files()).resolve(STAGING + "-" + Backup.FILES);
            FileSystemUtils.deleteRecursively(files);
            Files.createDirectory(files);
            staged.put(Backup.FILES + below(centre.getKey()), files);
        }
        BackupFile.Size size = BackupFile.read(file, (entry, content) -> {
            for (Map.Entry<String, Path> part : staged.entrySet()) {
                put(entry, content, part.getKey(), part.getValue());
            }
        });
        Optional<ServerBackups.Made> atServers = atServers(facts).filter(made -> !keepWarehouse);
        if (atServers.isPresent()) {
            restore(atServers.get(), List.copyOf(places.values()));
        }
        List<LocalDate> days = new ArrayList<>();
        for (Map.Entry<Optional<String>, ZoneId> centre : zones.entrySet()) {
            days.add(new BusinessClock(clock, centre.getValue()).date(clock.instant()));
            settle(places.get(centre.getKey()).state(), home.resolve(Backup.HOME + below(centre.getKey())), days.get(days.size() - 1));
        }
        for (Map.Entry<Optional<String>, Place> centre : places.entrySet()) {
            String part = Backup.FILES + below(centre.getKey());
            moveAll(staged.get(part).resolve(part), centre.getValue().files());
            FileSystemUtils.deleteRecursively(staged.get(part));
        }
        moveAll(home.resolve(Backup.HOME), folders.home());
        FileSystemUtils.deleteRecursively(home);
        Files.deleteIfExists(folders.home().resolve(SERVERS));
        return new Result(size, Collections.min(days), configured, zones.keySet().stream().flatMap(Optional::stream).toList(), atServers);
    }

    private static Optional<ServerBackups.Made> atServers(Properties facts) {
        return Optional.ofNullable(facts.getProperty(Backup.WAREHOUSE)).map(name -> new ServerBackups.Made(name,
                List.of(facts.getProperty(Backup.DATABASES).split(" ")), Long.parseLong(facts.getProperty(Backup.ROWS))));
    }

    /** Begins again where it was interrupted before. */
    private void restore(ServerBackups.Made made, List<Place> places) throws IOException {
        try (ServerBackups servers = new ServerBackups(places.get(0).warehouse(), places.stream().map(one -> one.warehouse().database())
                .toList())) {
            if (!servers.possible()) {
                throw new IllegalArgumentException("the warehouse is in the backup " + made.name() + " of its servers, and"
                        + " warehouse.backup-disk does not say on which disk; set it, or leave the servers as they are with"
                        + " --keep-warehouse");
            }
            Path begun = folders.home().resolve(SERVERS);
            if (Files.exists(begun) && Files.readString(begun, StandardCharsets.UTF_8).equals(made.name())) {
                servers.clear();
            } else {
                servers.requireEmpty();
            }
            Files.writeString(begun, made.name(), StandardCharsets.UTF_8);
            servers.restore(made);
        }
    }

    private static String below(Optional<String> centre) {
        return centre.map(name -> "/" + Backup.CENTRES + "/" + name).orElse("");
    }

    /** Of each centre, or of none. */
    private static Map<Optional<String>, ZoneId> zones(Properties facts) {
        String ofCentre = Backup.ZONE + "." + Backup.CENTRES + ".";
        Map<Optional<String>, ZoneId> zones = new LinkedHashMap<>();
        facts.stringPropertyNames().stream().sorted().filter(key -> key.startsWith(Backup.ZONE)).forEach(key ->
                zones.put(Optional.of(key).filter(name -> name.startsWith(ofCentre)).map(name -> name.substring(ofCentre.length())),
                ZoneId.of(facts.getProperty(key))));
        return zones;
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
        Files.createDirectories(home.resolve("var"));
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
