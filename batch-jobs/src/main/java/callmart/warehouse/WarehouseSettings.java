package callmart.warehouse;

import callmart.warehouse.embedded.AnalystAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which warehouse to use.
 *
 * @param url        HTTP address of a ClickHouse server, {@code http://host:8123} or {@code jdbc:clickhouse://host:8123};
 *                   empty uses the embedded one
 * @param username   user at that server; ignored by the embedded one, which has its own {@code etl}
 * @param password   that user's password; ignored by the embedded one
 * @param database   our database, letters, digits and _
 * @param httpPort   loopback HTTP port of the embedded server; empty takes a free one
 * @param nativePort loopback native port of the embedded server; empty takes a free one
 * @param access     who may read the embedded server beside {@code analyst}, and from where
 * @param shards     the further nodes of {@code warehouse.cluster}; none is a warehouse of one node
 * @param backupDisk the disk of its own on which each server keeps backups of our databases; empty where it makes none
 * @param home       folder that has {@code var} and {@code sql}
 * @param cache      the user's folder of fetched parts
 */
public record WarehouseSettings(Optional<String> url, String username, String password, String database,
        OptionalInt httpPort, OptionalInt nativePort, AnalystAccess access, List<Shard> shards, Optional<String> backupDisk,
        Path home, Path cache) {

    /** Which URLs are taken, as the end of a message. */
    public static final String ADDRESS_FORMS = "write http://host:8123, https://host:8443 or jdbc:clickhouse://host:8123; "
            + "user, password and database have keys of their own";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public WarehouseSettings {
        Objects.requireNonNull(url);
        Objects.requireNonNull(username);
        Objects.requireNonNull(password);
        Objects.requireNonNull(backupDisk);
        Objects.requireNonNull(home);
        Objects.requireNonNull(cache);
        if (!NAME.matcher(database).matches()) {
            throw new WarehouseException("Cannot use the warehouse", "warehouse.database",
                    "'" + database + "' is not a database name",
                    "use letters, digits and _, not beginning with a digit");
        }
        url = url.map(WarehouseSettings::httpAddress);
        shards = List.copyOf(shards);
    }

    /** One of one node, whose embedded server is for this machine alone. */
    public WarehouseSettings(Optional<String> url, String username, String password, String database, OptionalInt httpPort,
            OptionalInt nativePort, Path home, Path cache) {
        this(url, username, password, database, httpPort, nativePort, AnalystAccess.LOCAL, List.of(), Optional.empty(), home,
                cache);
    }

    /** The embedded server with free ports and the database {@code callmart}. */
    public static WarehouseSettings embedded(Path home, Path cache) {
        return new WarehouseSettings(Optional.empty(), "", "", "callmart", OptionalInt.empty(), OptionalInt.empty(), home,
                cache);
    }

    /** Whether {@code text} is a URL that this record takes. */
    public static boolean isAddress(String text) {
        return withScheme(text).matches("https?://[^/?#@]+:\\d+/?");
    }

    private static String withScheme(String given) {
        String address = given.strip().replaceFirst("^jdbc:(clickhouse|ch):", "");
        return address.startsWith("//") ? "http:" + address : address;
    }

    static String httpAddress(String given) {
        String address = withScheme(given);
        if (!isAddress(given)) {
            throw new WarehouseException("Cannot use the warehouse", "warehouse.url",
                    "'" + given.replaceAll("//[^/]*@", "//…@") + "' is not understood",
                    ADDRESS_FORMS);
        }
        return address.replaceFirst("/$", "");
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "WarehouseSettings[" + url.orElse("embedded in " + home) + ", database " + database + "]";
    }
}
