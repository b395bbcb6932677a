package callmart.operate;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** A packed tar file whose last entry holds the SHA-256 of every file before it. Files pass through it as they are read. */
public final class BackupFile {

    static final String SUMS = "SHA256SUMS";

    private static final int DIGITS = 64;
    private static final int READ_BY_OWNER = 0600;

    private BackupFile() {
    }

    /** @param files how many @param bytes of their content */
    public record Size(int files, long bytes) {
    }

    /** What is done with an entry of an archive. */
    @FunctionalInterface
    interface Visitor {

        /** @param content of a file; of a link or folder nothing */
        void entry(TarArchiveEntry entry, InputStream content) throws IOException;
    }

    /** Writes one; what it is given is written when it is closed at the latest. */
    static final class Writer implements Closeable {

        private final TarArchiveOutputStream tar;
        private final Map<String, String> sums = new LinkedHashMap<>();

        Writer(OutputStream stream) throws IOException {
            GzipParameters fast = new GzipParameters();
            fast.setCompressionLevel(Deflater.BEST_SPEED);
            this.tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(stream, fast), StandardCharsets.UTF_8.name());
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
        }

        /** Adds a file, folder or link; other kinds are left out. */
        void add(String name, Path path) throws IOException {
            if (Files.isSymbolicLink(path)) {
                TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
                link.setLinkName(Files.readSymbolicLink(path).toString());
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
            } else if (Files.isDirectory(path)) {
                put(new TarArchiveEntry(name + "/"), path);
                tar.closeArchiveEntry();
            } else if (Files.isRegularFile(path)) {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(Files.size(path));
                put(entry, path);
                try (DigestInputStream content = new DigestInputStream(Files.newInputStream(path), DigestUtils.getSha256Digest())) {
                    content.transferTo(tar);
                    sums.put(name, Hex.encodeHexString(content.getMessageDigest().digest()));
                }
                tar.closeArchiveEntry();
            }
        }

        private void put(TarArchiveEntry entry, Path path) throws IOException {
            entry.setMode(mode(Files.getPosixFilePermissions(path)));
            entry.setLastModifiedTime(Files.getLastModifiedTime(path));
            tar.putArchiveEntry(entry);
        }

        /** Adds a file with a text. */
        void text(String name, String content) throws IOException {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(bytes.length);
            entry.setMode(READ_BY_OWNER);
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
            sums.put(name, DigestUtils.sha256Hex(bytes));
        }

        @Override
        public void close() throws IOException {
            StringBuilder lines = new StringBuilder();
            sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
            text(SUMS, lines.toString());
            tar.close();
        }
    }

    /** Reads the whole of an archive. @throws IllegalArgumentException when it is none, is cut, or a file's sum differs */
    static Size check(Path file) throws IOException {
        return read(file, (entry, content) -> content.transferTo(OutputStream.nullOutputStream()));
    }

    /**
     * Shows every entry but the sums, in order, and then compares the sums.
     *
     * @throws IllegalArgumentException when it is no backup, is cut, or a file's sum differs
     */
    static Size read(Path file, Visitor visitor) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file));
                TarArchiveInputStream tar = new TarArchiveInputStream(unpacked(file, stream), StandardCharsets.UTF_8.name())) {
            return read(file, tar, visitor);
        } catch (EOFException e) {
            throw new IllegalArgumentException(file + " is cut: its end is missing; take another backup", e);
        }
    }

    private static InputStream unpacked(Path file, InputStream stream) {
        try {
            return new GzipCompressorInputStream(stream);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " is no backup: " + e.getMessage(), e);
        }
    }

    private static Size read(Path file, TarArchiveInputStream tar, Visitor visitor) throws IOException {
        Map<String, String> sums = new LinkedHashMap<>();
        long bytes = 0;
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.getName().equals(SUMS)) {
                compare(file, sums, new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                return new Size(sums.size() - 1, bytes);
            }
            DigestInputStream content = new DigestInputStream(tar, DigestUtils.getSha256Digest());
            visitor.entry(entry, content);
            if (entry.isFile() && !entry.isSymbolicLink()) {
                content.transferTo(OutputStream.nullOutputStream());
                sums.put(entry.getName(), Hex.encodeHexString(content.getMessageDigest().digest()));
                bytes += entry.getSize();
            }
        }
        throw new IllegalArgumentException(file + " is no backup: it has no entry " + SUMS);
    }

    private static void compare(Path file, Map<String, String> found, String lines) {
        Map<String, String> sums = new LinkedHashMap<>();
        lines.lines().forEach(line -> sums.put(line.substring(DIGITS + 2), line.substring(0, DIGITS)));
        for (Map.Entry<String, String> sum : sums.entrySet()) {
            if (!sum.getValue().equals(found.get(sum.getKey()))) {
                throw new IllegalArgumentException(file + " is damaged: " + sum.getKey() + " is not what was backed up;"
                        + " take another backup");
            }
        }
    }

    private static int mode(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            mode = mode << 1 | (permissions.contains(permission) ? 1 : 0);
        }
        return mode;
    }

    /** Makes what an entry says. @param to must not exist; its folder must */
    static void extract(TarArchiveEntry entry, InputStream content, Path to) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
            return;
        }
        if (entry.isDirectory()) {
            Files.createDirectory(to);
        } else {
            Files.createFile(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(to)) {
                content.transferTo(out);
            }
            Files.setLastModifiedTime(to, entry.getLastModifiedTime());
        }
        Files.setPosixFilePermissions(to, permissions(entry.getMode()));
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if ((mode & 1 << all.length - 1 - i) != 0) {
                permissions.add(all[i]);
            }
        }
        return permissions;
    }
}
