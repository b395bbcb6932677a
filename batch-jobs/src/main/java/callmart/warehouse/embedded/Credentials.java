package callmart.warehouse.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The passwords of the embedded server's two users, made at the first start and kept in a file of their owner.
 *
 * @param etlPassword     password of {@code etl}, who may do everything to our tables
 * @param analystPassword password of {@code analyst}, who may read our views
 */
public record Credentials(String etlPassword, String analystPassword) {

    public static final String ETL = "etl";
    public static final String ANALYST = "analyst";

    private static final int SECRET_BYTES = 24;

    static Credentials loadOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            SecureRandom random = new SecureRandom();
            String content = "# Users of the embedded ClickHouse. Delete this file while it is stopped to get new passwords.\n"
                    + ETL + "=" + secret(random) + "\n" + ANALYST + "=" + secret(random) + "\n";
            ServerFiles.writePrivately(file, content);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return load(file);
    }

    static Credentials load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new Credentials(required(properties, ETL, file), required(properties, ANALYST, file));
    }

    private static String required(Properties properties, String user, Path file) {
        String password = properties.getProperty(user, "").strip();
        if (password.isEmpty()) {
            throw new EmbeddedServerException("Cannot log in to the embedded ClickHouse",
                    file + " has no line '" + user + "=…'",
                    "Stop the server (the command clickhouse stop) and delete the file; new passwords are then made.");
        }
        return password;
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Never the passwords. */
    @Override
    public String toString() {
        return "Credentials[" + ETL + ", " + ANALYST + "]";
    }
}
