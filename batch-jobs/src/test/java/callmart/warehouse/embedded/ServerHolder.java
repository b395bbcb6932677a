package callmart.warehouse.embedded;

import java.nio.file.Path;
import java.util.OptionalInt;

/** A process of its own that uses an embedded server until it is killed or its standard input ends. */
final class ServerHolder {

    private ServerHolder() {
    }

    public static void main(String[] arguments) throws Exception {
        EmbeddedSettings settings = new EmbeddedSettings(Path.of(arguments[0]), Path.of(arguments[1]), "callmart",
                OptionalInt.empty(), OptionalInt.empty(), AnalystAccess.LOCAL);
        EmbeddedServer server = EmbeddedServer.open(settings);
        System.out.println("ready " + server.httpPort());
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        server.close();
    }
}
