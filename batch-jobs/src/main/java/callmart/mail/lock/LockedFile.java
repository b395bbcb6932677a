package callmart.mail.lock;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfStamper;
import com.lowagie.text.pdf.PdfWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.AesVersion;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.apache.poi.poifs.crypt.CipherAlgorithm;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.crypt.HashAlgorithm;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Writes copies of files that open with a password alone: workbooks as Excel locks them (agile, AES-256, SHA-512), PDF with AES-256,
 * archives as WinZip locks them (AE-2, AES-256). Workbooks and archives are streamed; a PDF is read whole. Decision 305.
 */
public final class LockedFile {

    /** Of the owner's password of a PDF, which nobody ever learns. */
    private static final int RANDOM_BYTES = 24;
    private static final int AES_KEY_BITS = 256;
    private static final int AES_BLOCK_BYTES = 16;
    private static final String PDF = ".pdf";
    private static final String XLSX = ".xlsx";
    private static final SecureRandom RANDOM = new SecureRandom();

    private LockedFile() {
    }

    /**
     * A locked copy of a workbook or PDF.
     *
     * @param plain its name ends with {@code .xlsx} or {@code .pdf}
     * @return a file in the room
     */
    public static Path lock(Path plain, Password password, LockFolder.Room room) throws IOException {
        if (plain.toString().endsWith(PDF)) {
            return pages(plain, password, room);
        }
        Path locked = room.file(XLSX);
        room.keepingTemporaryFiles(() -> {
            try {
                workbook(plain, locked, password);
                return locked;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java cannot lock a workbook: " + e.getMessage(), e);
            }
        });
        return locked;
    }

    private static void workbook(Path plain, Path locked, Password password) throws IOException, GeneralSecurityException {
        Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile, CipherAlgorithm.aes256, HashAlgorithm.sha512, AES_KEY_BITS,
                AES_BLOCK_BYTES, null).getEncryptor();
        encryptor.confirmPassword(password.reveal());
        try (POIFSFileSystem container = POIFSFileSystem.create(locked.toFile())) {
            try (OutputStream content = encryptor.getDataStream(container)) {
                Files.copy(plain, content);
            }
            container.writeFilesystem();
        }
    }

    /** Printing and copying stay allowed. */
    private static Path pages(Path plain, Password password, LockFolder.Room room) throws IOException {
        Path locked = room.file(PDF);
        byte[] owner = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(owner);
        try (PdfReader reader = new PdfReader(plain.toString());
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(locked))) {
            PdfStamper stamper = new PdfStamper(reader, out);
            stamper.setEncryption(password.reveal().getBytes(StandardCharsets.US_ASCII), owner,
                    PdfWriter.ALLOW_PRINTING | PdfWriter.ALLOW_COPY | PdfWriter.ALLOW_SCREENREADERS, PdfWriter.ENCRYPTION_AES_256_V3);
            stamper.close();
        }
        return locked;
    }

    /**
     * One locked archive of several files.
     *
     * @param files name as readers see it to the file
     * @return a file in the room
     */
    public static Path archive(Map<String, Path> files, Password password, LockFolder.Room room) throws IOException {
        Path archive = room.file(".zip");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive));
                ZipOutputStream zip = new ZipOutputStream(out, password.reveal().toCharArray(), StandardCharsets.UTF_8)) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                ZipParameters entry = new ZipParameters();
                entry.setFileNameInZip(file.getKey());
                entry.setEncryptFiles(true);
                entry.setEncryptionMethod(EncryptionMethod.AES);
                entry.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
                entry.setAesVersion(AesVersion.TWO);
                zip.putNextEntry(entry);
                Files.copy(file.getValue(), zip);
                zip.closeEntry();
            }
        }
        return archive;
    }

    /** Whether a workbook or PDF asks for a password. */
    public static boolean isLocked(Path file) throws IOException {
        if (!file.toString().endsWith(PDF)) {
            return FileMagic.valueOf(file.toFile()) == FileMagic.OLE2;
        }
        try (PdfReader reader = new PdfReader(file.toString())) {
            return reader.isEncrypted();
        } catch (com.lowagie.text.exceptions.BadPasswordException e) {
            return true;
        }
    }

    /**
     * The plain content of what {@link #lock} made.
     *
     * @return a file in the room
     * @throws IOException when it does not open with the password
     */
    public static Path unlock(Path locked, Password password, LockFolder.Room room) throws IOException {
        if (locked.toString().endsWith(PDF)) {
            return unlockPages(locked, password, room);
        }
        Path plain = room.file(XLSX);
        try (POIFSFileSystem container = new POIFSFileSystem(locked.toFile(), true)) {
            Decryptor decryptor = new EncryptionInfo(container).getDecryptor();
            if (!decryptor.verifyPassword(password.reveal())) {
                throw new IOException("the file " + locked + " does not open with the password in force");
            }
            try (InputStream content = decryptor.getDataStream(container); OutputStream out = Files.newOutputStream(plain)) {
                content.transferTo(out);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("the file " + locked + " cannot be opened: " + e.getMessage(), e);
        }
        return plain;
    }

    private static Path unlockPages(Path locked, Password password, LockFolder.Room room) throws IOException {
        Path plain = room.file(PDF);
        try (PdfReader reader = new PdfReader(locked.toString(), password.reveal().getBytes(StandardCharsets.US_ASCII));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(plain))) {
            reader.setModificationAllowedWithoutOwnerPassword(true);
            new PdfStamper(reader, out).close();
        } catch (com.lowagie.text.exceptions.BadPasswordException e) {
            throw new IOException("the file " + locked + " does not open with the password in force", e);
        }
        return plain;
    }
}
