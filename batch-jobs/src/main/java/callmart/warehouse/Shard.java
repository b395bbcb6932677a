package callmart.warehouse;

import callmart.warehouse.embedded.RemoteNode;
import java.net.URI;

/**
 * A ClickHouse beside that of {@code warehouse.url}, or beside the embedded one, that holds a share of the rows of spread tables. Its
 * database has the same name.
 *
 * @param url        HTTP address, as {@link WarehouseSettings#url}
 * @param nativePort port of the native protocol on the same host
 * @param username   user there
 * @param password   that user's password
 */
public record Shard(String url, int nativePort, String username, String password) {

    public Shard {
        url = WarehouseSettings.httpAddress(url);
    }

    /** Name or address of the machine. */
    public String host() {
        return URI.create(url).getHost();
    }

    RemoteNode remote() {
        return new RemoteNode(host(), nativePort, username, password);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "Shard[" + url + "]";
    }
}
