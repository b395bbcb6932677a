package callmart.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings a warehouse to the schema of {@code sql/schema}: applies {@code V001__name.sql}, {@code V002__name.sql} … in order, each
 * once, and records it in {@code schema_migrations}. The record is written after a file's last statement, so that a file whose
 * run was killed runs again as a whole: its statements must bear that ({@code IF NOT EXISTS}, {@code IF EXISTS},
 * {@code CREATE OR REPLACE}). An applied file is never changed; a change is a new file. Only what was taken out of a file or is made
 * elsewhere now may go: {@code superseded} lists the number and checksum of the former file, and a warehouse that has it is not asked to
 * apply what is left.
 */
final class Migrations {

    /** What records the files of {@code sql/schema}. */
    static final String SCHEMA = "schema_migrations";

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS %1$s (
                version UInt16 COMMENT 'Number of the file in sql/%2$s',
                name String COMMENT 'Words of the file name',
                checksum FixedString(64) COMMENT 'SHA-256 of the content, hexadecimal',
                applied_at DateTime64(3, 'UTC') COMMENT 'End of the last statement',
                duration_ms UInt32 COMMENT 'Time all statements took, milliseconds'
            ) ENGINE = MergeTree ORDER BY version
            COMMENT 'One row per applied file of sql/%2$s'""";

    private Migrations() {
    }

    /**
     * Creates the database where it is missing and applies what has not been applied.
     *
     * @return the file names that were applied now, in order
     */
    static List<String> apply(Warehouse warehouse, Path folder) {
        return apply(warehouse, folder, SCHEMA);
    }

    /** As {@link #apply(Warehouse, Path)}, recorded in a table of its own. */
    static List<String> apply(Warehouse warehouse, Path folder, String table) {
        List<Migration> migrations = Migration.list(folder);
        warehouse.createDatabase();
        warehouse.execute(String.format(Locale.ROOT, TABLE, table, folder.getFileName()));
        Map<Integer, String> applied = new HashMap<>();
        warehouse.forEach("SELECT version, checksum FROM " + table, Map.of(),
                row -> applied.put(row.intValue("version"), row.string("checksum")));
        Set<Integer> known = migrations.stream().map(Migration::version).collect(Collectors.toSet());
        Set<String> superseded = superseded(folder);
        for (int version : applied.keySet()) {
            if (!known.contains(version) && !superseded.contains(entry(version, applied.get(version)))) {
                throw new WarehouseException("Cannot migrate the warehouse", folder.toString(),
                        "the database has migration " + version + ", for which there is no file",
                        "use the program version that made this database, or a newer one");
            }
        }
        List<String> done = new ArrayList<>();
        for (Migration migration : migrations) {
            String checksum = applied.get(migration.version());
            if (checksum == null) {
                run(warehouse, migration, table);
                done.add(migration.file());
            } else if (!checksum.equals(migration.checksum()) && !superseded.contains(entry(migration.version(), checksum))) {
                throw new WarehouseException("Cannot migrate the warehouse", folder.resolve(migration.file()).toString(),
                        "the file was changed after it was applied: its checksum is " + migration.checksum()
                        + ", the applied one was " + checksum,
                        "restore the file as it was and put the change into a new file with the next number");
            }
        }
        return List.copyOf(done);
    }

    /** Whether a file has not been applied. */
    static boolean lacks(Warehouse warehouse, Path folder) {
        warehouse.execute(String.format(Locale.ROOT, TABLE, SCHEMA, folder.getFileName()));
        List<Integer> applied = warehouse.query("SELECT version FROM " + SCHEMA, Map.of(), row -> row.intValue("version"));
        return !applied.containsAll(Migration.list(folder).stream().map(Migration::version).toList());
    }

    /** Number and checksum of former files, as {@link #entry} writes them. */
    private static Set<String> superseded(Path folder) {
        Path file = folder.resolve("superseded");
        if (!Files.exists(file)) {
            return Set.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read; restore it from the product", e);
        }
    }

    private static String entry(int version, String checksum) {
        return String.format(Locale.ROOT, "%03d %s", version, checksum);
    }

    private static void run(Warehouse warehouse, Migration migration, String table) {
        long start = System.nanoTime();
        int number = 0;
        for (String statement : SqlScript.statements(migration.content())) {
            number++;
            try {
                warehouse.execute(statement);
            } catch (WarehouseException e) {
                throw new WarehouseException("Migration failed", migration.file() + ", statement " + number, e.getMessage(),
                        "mend the cause and run again: the file is repeated from its beginning", e.engineCode(), e);
            }
        }
        warehouse.execute("INSERT INTO " + table + " VALUES "
                + "({version:UInt16}, {name:String}, {checksum:String}, {applied:DateTime64(3, 'UTC')}, {millis:UInt32})",
                Map.of("version", migration.version(), "name", migration.name(), "checksum", migration.checksum(),
                        "applied", Instant.now(), "millis", (System.nanoTime() - start) / 1_000_000));
    }
}
