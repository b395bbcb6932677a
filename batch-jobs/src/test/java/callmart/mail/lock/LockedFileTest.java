package callmart.mail.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import callmart.report.FiguresDocument;
import callmart.report.Pdfs;
import callmart.report.SmallDay;
import callmart.report.TestReports;
import callmart.report.Workbooks;
import callmart.report.pdf.PdfRenderer;
import callmart.report.xlsx.XlsxRenderer;
import callmart.testing.LibreOffice;
import com.lowagie.text.exceptions.BadPasswordException;
import com.lowagie.text.pdf.PdfReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.AesVersion;
import org.apache.poi.poifs.crypt.CipherAlgorithm;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.HashAlgorithm;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of file opens with its password, as it was, and neither with another nor with none. */
@TestInstance(Lifecycle.PER_CLASS)
class LockedFileTest {

    private static final String RIGHT = "correct horse 2026";
    private static final String WRONG = "Correct horse 2026";
    private static final Password PASSWORD = new Password(RIGHT);

    @TempDir
    private Path folder;

    private byte[] workbookBytes;
    private byte[] pagesBytes;

    private LockFolder.Room room;
    private Path workbook;
    private Path pages;

    @BeforeAll
    void a_report_in_both_forms() {
        FiguresDocument document = TestReports.document(SmallDay.days());
        workbookBytes = new XlsxRenderer().render(document);
        pagesBytes = new PdfRenderer(TestReports.TEMPLATES, TestReports.fonts()).render(document);
    }

    @BeforeEach
    void files_of_both() throws IOException {
        room = new LockFolder(folder.resolve("var/locking")).open();
        workbook = Files.write(folder.resolve("日报.xlsx"), workbookBytes);
        pages = Files.write(folder.resolve("日报.pdf"), pagesBytes);
    }

    @AfterEach
    void nothing_is_left() throws IOException {
        room.close();
        try (Stream<Path> left = Files.list(folder.resolve("var/locking"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_workbook_is_locked_with_AES_256_and_SHA_512_and_holds_the_same_bytes() throws Exception {
        Path locked = LockedFile.lock(workbook, PASSWORD, room);

        assertThat(FileMagic.valueOf(locked.toFile())).isEqualTo(FileMagic.OLE2);
        try (POIFSFileSystem container = new POIFSFileSystem(locked.toFile(), true)) {
            EncryptionInfo info = new EncryptionInfo(container);
            assertThat(info.getEncryptionMode()).isEqualTo(EncryptionMode.agile);
            assertThat(info.getHeader().getCipherAlgorithm()).isEqualTo(CipherAlgorithm.aes256);
            assertThat(info.getHeader().getKeySize()).isEqualTo(256);
            assertThat(info.getVerifier().getHashAlgorithm()).isEqualTo(HashAlgorithm.sha512);
            assertThat(info.getDecryptor().verifyPassword(WRONG)).isFalse();
            assertThat(info.getDecryptor().verifyPassword("")).isFalse();
        }
        Path plain = LockedFile.unlock(locked, PASSWORD, room);
        assertThat(Files.readAllBytes(plain)).isEqualTo(Files.readAllBytes(workbook));
        assertThat(Workbooks.text(Files.readAllBytes(plain))).isEqualTo(Workbooks.text(Files.readAllBytes(workbook)));
    }

    @Test
    void two_lockings_give_other_bytes() throws IOException {
        assertThat(Files.readAllBytes(LockedFile.lock(workbook, PASSWORD, room)))
                .isNotEqualTo(Files.readAllBytes(LockedFile.lock(workbook, PASSWORD, room)));
    }

    @Test
    void a_workbook_takes_a_password_of_any_letters() throws IOException {
        Password chinese = new Password("财务文件专用口令二〇二六年");

        assertThat(Files.readAllBytes(LockedFile.unlock(LockedFile.lock(workbook, chinese, room), chinese, room)))
                .isEqualTo(Files.readAllBytes(workbook));
    }

    @Test
    void a_pdf_shows_the_same_text_in_the_same_fonts() throws IOException {
        Path locked = LockedFile.lock(pages, PASSWORD, room);

        for (String word : List.of(WRONG, "")) {
            assertThatThrownBy(() -> new PdfReader(locked.toString(), word.getBytes()).close()).isInstanceOf(BadPasswordException.class);
        }
        try (PdfReader reader = new PdfReader(locked.toString(), RIGHT.getBytes())) {
            assertThat(reader.isOwnerPasswordUsed()).as("opened by its reader, not by an owner").isFalse();
        }
        byte[] plain = Files.readAllBytes(LockedFile.unlock(locked, PASSWORD, room));
        assertThat(Pdfs.text(plain)).isEqualTo(Pdfs.text(Files.readAllBytes(pages)));
        assertThat(Pdfs.fonts(plain)).isEqualTo(Pdfs.fonts(Files.readAllBytes(pages)));
    }

    @Test
    void an_archive_is_WinZips_with_AES_256_and_holds_the_files_under_their_names() throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("11月21日日报.xlsx", workbook);
        files.put("11月21日日报.pdf", pages);
        Path archive = LockedFile.archive(files, PASSWORD, room);

        for (String word : List.of(WRONG, " ")) {
            assertThatThrownBy(() -> extract(archive, word)).isInstanceOf(ZipException.class).hasMessageContaining("assword");
        }
        try (ZipFile zip = new ZipFile(archive.toFile(), RIGHT.toCharArray())) {
            for (FileHeader entry : zip.getFileHeaders()) {
                assertThat(entry.getAesExtraDataRecord().getAesVersion()).isEqualTo(AesVersion.TWO);
                assertThat(entry.getAesExtraDataRecord().getAesKeyStrength()).isEqualTo(AesKeyStrength.KEY_STRENGTH_256);
                assertThat(zip.getInputStream(entry).readAllBytes()).isEqualTo(Files.readAllBytes(files.get(entry.getFileName())));
            }
            assertThat(zip.getFileHeaders()).extracting(FileHeader::getFileName).containsExactlyElementsOf(files.keySet());
        }
    }

    private void extract(Path archive, String word) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile(), word.toCharArray())) {
            zip.extractAll(folder.resolve("extracted").toString());
        }
    }

    @Test
    void what_is_stored_locked_is_known_and_another_password_is_refused_without_being_said() throws IOException {
        for (Path file : List.of(workbook, pages)) {
            Path locked = LockedFile.lock(file, PASSWORD, room);
            assertThat(LockedFile.isLocked(file)).isFalse();
            assertThat(LockedFile.isLocked(locked)).isTrue();
            assertThatThrownBy(() -> LockedFile.unlock(locked, new Password(WRONG), room)).isInstanceOf(IOException.class)
                    .hasMessageContaining("does not open with the password in force").hasMessageNotContaining(WRONG);
        }
    }

    @Test
    void a_password_is_long_enough_and_shows_itself_nowhere() {
        assertThat(PASSWORD).hasToString("set, 18 characters");
        assertThatThrownBy(() -> new Password("too short")).hasMessage("the password has 9 characters; it needs at least 10")
                .hasMessageNotContaining("too");
        assertThatThrownBy(() -> new Password("line\nbreaks here")).hasMessageContaining("control characters").hasMessageNotContaining("breaks");
        assertThat(PASSWORD.fitsEveryFile()).isTrue();
        assertThat(new Password("财务文件专用口令二〇二六年").fitsEveryFile()).isFalse();
    }

    @Test
    void what_lies_there_is_its_owners_alone_and_goes_at_the_next_start() throws IOException {
        LockFolder left = new LockFolder(folder.resolve("killed/locking"));
        Path copy = LockedFile.lock(workbook, PASSWORD, left.open());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo("rw-------");
        for (Path above = copy.getParent(); !above.equals(folder.resolve("killed")); above = above.getParent()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(above))).isEqualTo("rwx------");
        }
        left.sweep();
        assertThat(folder.resolve("killed/locking")).doesNotExist();
        left.sweep();
    }

    @Test
    void libreoffice_opens_a_workbook_with_its_password_and_shows_the_same_cells() throws Exception {
        Optional<Path> office = LibreOffice.find();
        assumeTrue(office.isPresent(), "LibreOffice is not installed");
        Path locked = Files.copy(LockedFile.lock(workbook, PASSWORD, room), folder.resolve("locked.xlsx"));
        List<String> words = List.of(RIGHT, WRONG, "");
        List<LibreOffice.Opening> openings = new java.util.ArrayList<>(List.of(new LibreOffice.Opening(workbook, "", folder.resolve("plain.xlsx"))));
        words.forEach(word -> openings.add(new LibreOffice.Opening(locked, word, folder.resolve("with" + words.indexOf(word) + ".xlsx"))));
        LibreOffice.open(office.get(), folder, openings);

        assertThat(folder.resolve("plain.xlsx")).isNotEmptyFile();
        assertThat(Workbooks.text(Files.readAllBytes(folder.resolve("with0.xlsx"))))
                .isEqualTo(Workbooks.text(Files.readAllBytes(folder.resolve("plain.xlsx"))));
        assertThat(folder.resolve("with1.xlsx")).doesNotExist();
        assertThat(folder.resolve("with2.xlsx")).doesNotExist();
    }

    @Test
    void poppler_opens_a_pdf_with_its_password_and_shows_the_same_text() throws Exception {
        assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, "pdftotext"))),
                "poppler is not installed");
        Path locked = LockedFile.lock(pages, PASSWORD, room);

        assertThat(said("pdftotext", "-layout", "-upw", RIGHT, locked.toString(), "-")).isEqualTo(said("pdftotext", "-layout", pages.toString(), "-"))
                .contains("电话中心运营日报");
        assertThat(said("pdftotext", "-upw", WRONG, locked.toString(), "-")).contains("Incorrect password");
        assertThat(said("pdftotext", locked.toString(), "-")).contains("Incorrect password");
        assertThat(said("pdfinfo", "-upw", RIGHT, locked.toString())).contains("print:yes copy:yes change:no addNotes:no algorithm:AES-256");
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
