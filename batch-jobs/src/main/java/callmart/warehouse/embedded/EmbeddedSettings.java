package callmart.warehouse.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Where the embedded server lives. A server that runs already is used as it is, whatever ports and database are asked for.
 *
 * @param home       the folder that has {@code var}
 * @param cache      the user's folder of fetched parts, which has the engine's library
 * @param database   the database whose views analysts of no centre may read
 * @param httpPort   loopback port of the HTTP protocol; empty takes a free one
 * @param nativePort loopback port of the native protocol; empty takes a free one
 * @param access     who may read beside {@code analyst}, and from where
 * @param shards     further nodes whose rows it reads and writes as its own
 */
public record EmbeddedSettings(Path home, Path cache, String database, OptionalInt httpPort, OptionalInt nativePort,
        AnalystAccess access, List<RemoteNode> shards) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public EmbeddedSettings {
        shards = List.copyOf(shards);
        if (!NAME.matcher(database).matches()) {
            throw new EmbeddedServerException("Cannot use the database name '" + database + "'",
                    "a name is made of letters, digits and _ and does not start with a digit", "Choose another name.");
        }
    }

    /** One that asks no other node. */
    public EmbeddedSettings(Path home, Path cache, String database, OptionalInt httpPort, OptionalInt nativePort, AnalystAccess access) {
        this(home, cache, database, httpPort, nativePort, access, List.of());
    }
}
