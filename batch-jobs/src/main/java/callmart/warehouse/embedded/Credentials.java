package callmart.warehouse.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The passwords of the embedded server's own users, made at the first start that has them and kept in a file of their owner.
 *
 * @param passwords user to password: {@code etl}, who may do everything to our tables, and those who may read views of ours
 */
public record Credentials(Map<String, String> passwords) {

    public static final String ETL = "etl";
    public static final String ANALYST = "analyst";

    private static final int SECRET_BYTES = 24;

    public Credentials {
        passwords = Map.copyOf(passwords);
    }

    /** @param readers whoever may read and has no password yet is given one */
    static Credentials loadOrCreate(Path file, Collection<String> readers) throws IOException {
        boolean there = Files.exists(file);
        Properties known = there ? properties(file) : new Properties();
        String missing = Stream.concat(Stream.of(ETL).filter(user -> !there), readers.stream().filter(user -> !known.containsKey(user)))
                .map(user -> user + "=" + secret() + "\n").collect(Collectors.joining());
        if (!missing.isEmpty()) {
            ServerFiles.writePrivately(file, (there ? Files.readString(file).stripTrailing()
                    : "# Users of the embedded ClickHouse. Delete this file while it is stopped to get new passwords.") + "\n" + missing);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return load(file);
    }

    static Credentials load(Path file) throws IOException {
        Properties properties = properties(file);
        return new Credentials(Stream.concat(Stream.of(ETL), properties.stringPropertyNames().stream()).distinct()
                .collect(Collectors.toMap(user -> user, user -> required(properties, user, file))));
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    /** The password of {@code etl}. */
    public String etlPassword() {
        return of(ETL);
    }

    /** The password of a user. */
    public String of(String user) {
        return passwords.get(user);
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

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Never the passwords. */
    @Override
    public String toString() {
        return "Credentials" + new TreeSet<>(passwords.keySet());
    }
}
