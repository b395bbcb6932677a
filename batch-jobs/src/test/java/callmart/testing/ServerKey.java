package callmart.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The key of a server of a test, and its certificate, which nobody has signed but itself. Made by the JDK's own tool.
 *
 * @param store the key, in PKCS#12
 * @param certificate the certificate, as PEM
 */
public record ServerKey(Path store, Path certificate) {

    public static final String PASSWORD = "changeit";

    /**
     * @param folder where the files go
     * @param name their name, unique there
     * @param host for whom the certificate is, such as {@code ip:127.0.0.1} or {@code dns:mail.example.com}
     */
    public static ServerKey make(Path folder, String name, String host) {
        ServerKey key = new ServerKey(folder.resolve(name + ".p12"), folder.resolve(name + ".pem"));
        keytool(key.store, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=" + host.substring(host.indexOf(':') + 1), "-ext", "SAN=" + host, "-validity",
                "3650", "-storetype", "PKCS12");
        keytool(key.store, "-exportcert", "-rfc", "-file", key.certificate.toString());
        return key;
    }

    /**
     * A key of {@code ip:127.0.0.1} whose certificate an authority has signed; the PEM is the authority's.
     *
     * @param dayBefore the day before it expired, such as {@code 2025/01/30}
     */
    public static ServerKey expired(Path folder, String dayBefore) {
        ServerKey signer = new ServerKey(folder.resolve("signer.p12"), folder.resolve("signer.pem"));
        keytool(signer.store, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=signer", "-ext", "bc:c", "-startdate", "-3y", "-validity",
                "3650", "-storetype", "PKCS12");
        keytool(signer.store, "-exportcert", "-rfc", "-file", signer.certificate.toString());
        ServerKey key = make(folder, "expired", "ip:127.0.0.1");
        Path request = folder.resolve("expired.csr");
        Path signed = folder.resolve("expired-signed.pem");
        keytool(key.store, "-certreq", "-file", request.toString());
        keytool(signer.store, "-gencert", "-rfc", "-infile", request.toString(), "-outfile", signed.toString(), "-ext",
                "SAN=ip:127.0.0.1", "-startdate", dayBefore + " 12:00:00", "-validity", "1");
        keytool(key.store, "-importcert", "-noprompt", "-file", signer.certificate.toString(), "-alias", "signer");
        keytool(key.store, "-importcert", "-noprompt", "-file", signed.toString());
        return new ServerKey(key.store, signer.certificate);
    }

    /** What a server encrypts with. */
    public SSLContext context() {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path store, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(command.contains("-alias") ? List.of() : List.of("-alias", "server"));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
