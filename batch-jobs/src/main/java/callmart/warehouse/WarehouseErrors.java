package callmart.warehouse;

import com.clickhouse.client.api.ServerException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Makes errors of the client and the engine readable. */
final class WarehouseErrors {

    private static final int SQL_EXCERPT = 300;
    private static final int WHY_EXCERPT = 1000;
    private static final int UNKNOWN_TABLE = 60;
    private static final int UNKNOWN_DATABASE = 81;
    private static final int NOT_ENOUGH_SPACE = 243;
    private static final int MEMORY_LIMIT = 241;
    private static final int ALL_CONNECTIONS_FAILED = 279;
    private static final int ACCESS_DENIED = 497;
    private static final int AUTHENTICATION_FAILED = 516;

    private WarehouseErrors() {
    }

    /** @param ended where an embedded server that runs no more has left its last words */
    static WarehouseException explain(String what, String where, String sql, Exception failure, Optional<Path> ended) {
        Throwable cause = failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        int code = 0;
        boolean unreachable = false;
        Throwable server = null;
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof ServerException exception) {
                code = exception.getCode();
                server = link;
            }
            unreachable |= link instanceof ConnectException || link instanceof UnknownHostException;
        }
        String why = String.valueOf((server == null ? root(cause) : server).getMessage());
        String remedy = ended.map(log -> "the embedded ClickHouse has ended or was killed, as a system does for want of memory:"
                + " run the command again, which starts it and goes on; its last words are in " + log)
                .orElse(unreachable ? "check warehouse.url and that the server runs" : remedy(code));
        return new WarehouseException(what, where + ", " + excerpt(sql.strip().replaceAll("\\s+", " "), SQL_EXCERPT),
                excerpt(why, WHY_EXCERPT), remedy, code, cause);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String remedy(int code) {
        return switch (code) {
            case UNKNOWN_TABLE, UNKNOWN_DATABASE -> "the migrations may not have been applied: the command doctor says more";
            case NOT_ENOUGH_SPACE -> "free space on the warehouse's disk and run the command again";
            case MEMORY_LIMIT -> "give the warehouse more memory or ask for fewer days at once";
            case ACCESS_DENIED -> "give the user of warehouse.username the right that is named";
            case ALL_CONNECTIONS_FAILED -> "a shard of warehouse.cluster does not answer: start it and run the command again";
            case AUTHENTICATION_FAILED -> "check warehouse.username and its password";
            default -> "the command doctor checks the warehouse; the whole error is in the log";
        };
    }

    private static String excerpt(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
