package callmart.warehouse.embedded;

/**
 * A ClickHouse that the embedded server may ask for its share of the rows.
 *
 * @param host     address; the confined server looks up no names
 * @param port     of the native protocol
 * @param username user there
 * @param password of that user
 */
public record RemoteNode(String host, int port, String username, String password) {

    /** Never the password. */
    @Override
    public String toString() {
        return "RemoteNode[" + host + ":" + port + "]";
    }
}
