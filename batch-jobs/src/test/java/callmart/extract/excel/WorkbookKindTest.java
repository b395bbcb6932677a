package callmart.extract.excel;

import static callmart.extract.excel.Books.book;
import static callmart.extract.excel.Books.read;
import static callmart.extract.excel.Books.row;
import static callmart.extract.excel.Books.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmart.extract.ExtractionException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is what its content says, not its name. */
class WorkbookKindTest {

    private static final String NOTHING = "; nothing of it was loaded";

    @TempDir
    Path folder;

    @Test
    void one_kind_of_workbook_is_not_the_other() throws IOException {
        refused(write(small("xls"), folder.resolve("a.xlsx")), "in/calls is an XLS workbook and no XLSX one; set 'type: xls' of this"
                + " source in sources.yml" + NOTHING);
        refused(write(small("xlsx"), folder.resolve("a.xls")), "in/calls is an XLSX workbook and no XLS one; set 'type: xlsx' of this"
                + " source in sources.yml" + NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.xlsx", "a.xls"})
    void a_text_or_a_page_under_a_workbooks_name_is_said_to_be_one(String name) throws IOException {
        refused(file(name, "流水号,queue\n1,a\n"), "in/calls is not a workbook, whatever its name says, but a text file under a workbook's"
                + " name; set 'type: csv' of this source in sources.yml" + NOTHING);
        for (String page : List.of("<html><table>", "\uFEFF\n <table border=1>", "<?xml version=\"1.0\"?><Workbook/>", "<!DOCTYPE html>")) {
            refused(file(name, page), "in/calls is not a workbook, whatever its name says, but an HTML or XML page under a workbook's name;"
                    + " open it in a spreadsheet program and save it as .xlsx, or have an XLSX file delivered" + NOTHING);
        }
        refused(file(name, "%PDF-1.7"), "in/calls is not a workbook, whatever its name says, but a file of the kind pdf; have an XLSX file"
                + " delivered" + NOTHING);
        refused(file(name, "\u0001\u0002"), "in/calls is not a workbook, whatever its name says, but something unknown; have it delivered"
                + " again" + NOTHING);
        refused(file(name, ""), "in/calls is empty, not even a workbook without rows; have it delivered again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.xlsx", "a.xls"})
    void a_workbook_with_a_password_is_said_to_be_protected(String name) throws Exception {
        try (POIFSFileSystem system = new POIFSFileSystem(); Workbook book = small("xlsx")) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(system)) {
                book.write(out);
            }
            try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
                system.writeFilesystem(out);
            }
        }
        refused(folder.resolve(name), "in/calls is protected with a password and cannot be read; have it delivered without one" + NOTHING);
    }

    @Test
    void an_xls_workbook_with_a_password_too() throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try {
            write(small("xls"), folder.resolve("a.xls"));
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        refused(folder.resolve("a.xls"), "in/calls is protected with a password and cannot be read; have it delivered without one" + NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_file_cut_off_is_damaged(String kind) throws IOException {
        Workbook book = small(kind);
        for (int i = 2; i < 5000; i++) {
            row(book.getSheetAt(0), i, "call " + i, "queue " + i * 7919 % 104729);
        }
        Path whole = write(book, folder.resolve("whole." + kind));
        for (int share : new int[] {10, 50, 90}) {
            byte[] bytes = Files.readAllBytes(whole);
            Path cut = Files.write(folder.resolve("cut." + kind), Arrays.copyOf(bytes, bytes.length * share / 100));

            assertThatThrownBy(() -> read(cut)).as(share + " %").isInstanceOf(ExtractionException.class)
                    .hasMessageStartingWith("in/calls").hasMessageContaining(": the workbook is damaged or incomplete (")
                    .hasMessageEndingWith("); have it delivered again; nothing of it was loaded");
        }
    }

    @Test
    void a_sheet_damaged_far_down_names_the_last_good_row() throws IOException {
        Path file = write(small("xlsx"), folder.resolve("a.xlsx"));
        sheetXml(file, "<worksheet><sheetData>" + rows(1, 2000) + "<row r='2001'><c r='A2001'><v>1</x></c></row></sheetData></worksheet>");

        assertThatThrownBy(() -> read(file)).isInstanceOf(ExtractionException.class)
                .hasMessageStartingWith("in/calls, sheet 'calls', after row 2001: the workbook is damaged or incomplete (");
    }

    @Test
    void rows_out_of_order_are_damage() throws IOException {
        Path file = write(small("xlsx"), folder.resolve("a.xlsx"));
        sheetXml(file, "<worksheet><sheetData>" + rows(1, 3) + rows(2, 2) + "</sheetData></worksheet>");

        assertThatThrownBy(() -> read(file)).hasMessage("in/calls, sheet 'calls', after row 0: the workbook is damaged or incomplete"
                + " (row 2 stands below row 3); have it delivered again; nothing of it was loaded");
    }

    @Test
    void sheets_as_other_programs_write_them_are_read() throws IOException {
        Path file = write(small("xlsx"), folder.resolve("a.xlsx"));
        sheetXml(file, "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData>"
                + "<x:row><x:c t='inlineStr'><x:is><x:t>call_id</x:t></x:is></x:c><x:c t='inlineStr'><x:is><x:r><x:t>que</x:t></x:r>"
                + "<x:r><x:t>ue</x:t></x:r><x:rPh><x:t>phonetic</x:t></x:rPh></x:is></x:c></x:row>"
                + "<x:row><x:c t='str'><x:v>a_x000A_b</x:v></x:c><x:c t='d'><x:v>2026-11-21T09:00:05.000</x:v></x:c></x:row>"
                + "<x:row r='7'><x:c r='A7'><x:v>1.38001380000000E10</x:v></x:c></x:row>"
                + "</x:sheetData><x:mergeCells count='1'><x:mergeCell ref='B3:B9'/></x:mergeCells></x:worksheet>");

        assertThat(read(file).rows()).containsExactly(List.of("a\nb", "2026-11-21 09:00:05"), List.of("13800138000", ""));
        assertThat(read(file).lines()).containsExactly(2L, 7L);
    }

    @Test
    void outside_entities_are_not_followed() throws IOException {
        Path file = write(small("xlsx"), folder.resolve("a.xlsx"));
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        sheetXml(file, "<!DOCTYPE d [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><worksheet><sheetData>" + rows(1, 1)
                + "<row><c t='str'><v>&e;</v></c></row></sheetData></worksheet>");

        assertThatThrownBy(() -> assertThat(read(file).rows().toString()).contains("secret")).isInstanceOfAny(ExtractionException.class,
                AssertionError.class);
    }

    private static String rows(int first, int last) {
        StringBuilder rows = new StringBuilder();
        for (int i = first; i <= last; i++) {
            rows.append("<row r='").append(i).append("'><c r='A").append(i).append("' t='str'><v>call_id</v></c><c r='B").append(i)
                    .append("' t='str'><v>queue</v></c></row>");
        }
        return rows.toString();
    }

    private static void sheetXml(Path workbook, String xml) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(workbook)) {
            Files.writeString(zip.getPath("xl/worksheets/sheet1.xml"), xml);
        }
    }

    private static Workbook small(String kind) {
        Workbook book = book(kind);
        row(book.createSheet("calls"), 1, "call_id", "queue");
        return book;
    }

    private Path file(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(Path file, String message) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(ExtractionException.class).hasMessage(message);
    }
}
