package callmart.mail.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.FileHeader;

/** What readers find in locked files, and a process that locks one and never ends. Arguments of the process: the home. */
public final class LockedFiles {

    private LockedFiles() {
    }

    /** Each file opens with the password and no other, and holds what is stored. @param stored path of the stored files, without ending */
    public static void assertHolds(Map<String, byte[]> files, String password, Path stored) throws IOException {
        assertThat(files).hasSize(2);
        Path folder = Files.createTempDirectory("opened");
        try (LockFolder.Room room = new LockFolder(folder.resolve("work")).open()) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                String ending = file.getKey().substring(file.getKey().lastIndexOf('.'));
                Path locked = Files.write(folder.resolve("locked" + ending), file.getValue());
                Path plain = Paths.get(stored + ending);
                assertThat(LockedFile.isLocked(locked)).isTrue();
                assertThatThrownBy(() -> LockedFile.unlock(locked, new Password(password + "?"), room)).isInstanceOf(IOException.class);
                byte[] opened = Files.readAllBytes(LockedFile.unlock(locked, new Password(password), room));
                if (ending.equals(".pdf")) {
                    assertThat(callmart.report.Pdfs.text(opened)).isEqualTo(callmart.report.Pdfs.text(Files.readAllBytes(plain)));
                } else {
                    assertThat(opened).isEqualTo(Files.readAllBytes(plain));
                }
                Files.delete(locked);
            }
        }
    }

    /** The names of an archive's files, all of which open with the password. */
    public static List<String> names(byte[] archive, String password) throws IOException {
        Path file = Files.write(Files.createTempFile("archive", ".zip"), archive);
        try (ZipFile zip = new ZipFile(file.toFile(), password.toCharArray())) {
            for (FileHeader entry : zip.getFileHeaders()) {
                assertThat(entry.isEncrypted()).isTrue();
                assertThat(zip.getInputStream(entry).readAllBytes()).isNotEmpty();
            }
            return zip.getFileHeaders().stream().map(FileHeader::getFileName).toList();
        } finally {
            Files.delete(file);
        }
    }

    /** Whether both forms ask for a password. */
    public static boolean areLocked(byte[] workbook, byte[] pages) throws IOException {
        Path folder = Files.createTempDirectory("stored");
        return LockedFile.isLocked(Files.write(folder.resolve("a.xlsx"), workbook)) && LockedFile.isLocked(Files.write(folder.resolve("a.pdf"), pages));
    }

    /** A process that has locked a file in the home's folder and holds on there. */
    public static Process processThatLocks(Path home) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-cp", System.getProperty("java.class.path"), LockedFiles.class.getName(), home.toString())).redirectErrorStream(true).start();
        assertThat(process.getInputStream().read()).as("has locked").isEqualTo('.');
        return process;
    }

    public static void main(String[] arguments) throws Exception {
        LockFolder.Room room = new LockFolder(Path.of(arguments[0], "var", "locking")).open();
        Path workbook = room.file(".xlsx");
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(); var out = Files.newOutputStream(workbook)) {
            book.createSheet().createRow(0).createCell(0).setCellValue("13812345678");
            book.write(out);
        }
        LockedFile.lock(workbook, new Password("a password of tests"), room);
        System.out.print('.');
        System.out.flush();
        TimeUnit.MINUTES.sleep(5);
    }
}
