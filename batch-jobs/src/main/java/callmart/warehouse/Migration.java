package callmart.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One file of {@code sql/schema}.
 *
 * @param version  from 1; a number may be left out
 * @param name     the words of the file name
 * @param file     file name
 * @param content  the statements, line ends as {@code \n}
 * @param checksum SHA-256 of the content in hexadecimal
 */
record Migration(int version, String name, String file, String content, String checksum) {

    private static final Pattern FILE_NAME = Pattern.compile("V(\\d{3})__([a-z0-9_]+)\\.sql");

    /** All migrations of the folder in order; a missing folder has none. */
    static List<Migration> list(Path folder) {
        List<Migration> migrations = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".sql")).map(Migration::read).forEach(migrations::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        migrations.sort(Comparator.comparingInt(Migration::version));
        for (int i = 0; i < migrations.size(); i++) {
            checkPlace(migrations, i, folder);
        }
        return migrations;
    }

    private static void checkPlace(List<Migration> migrations, int index, Path folder) {
        Migration migration = migrations.get(index);
        if (index > 0 && migrations.get(index - 1).version == migration.version) {
            throw new WarehouseException("Cannot migrate the warehouse", folder.toString(), "version " + migration.version
                    + " exists twice: " + migrations.get(index - 1).file + " and " + migration.file,
                    "give the newer file the next free number");
        }
    }

    private static Migration read(Path path) {
        String file = path.getFileName().toString();
        Matcher matcher = FILE_NAME.matcher(file);
        if (!matcher.matches()) {
            throw new WarehouseException("Cannot migrate the warehouse", path.toString(), "the file name is not understood",
                    "name it like V002__call_facts.sql: V, three digits, two underscores, lower-case words");
        }
        try {
            String content = Files.readString(path, StandardCharsets.UTF_8).replace("\r\n", "\n");
            return new Migration(Integer.parseInt(matcher.group(1)), matcher.group(2), file, content, DigestUtils.sha256Hex(content));
        } catch (IOException e) {
            throw new WarehouseException("Cannot migrate the warehouse", path.toString(), e.toString(),
                    "check that the file is readable UTF-8 text", 0, e);
        }
    }
}
