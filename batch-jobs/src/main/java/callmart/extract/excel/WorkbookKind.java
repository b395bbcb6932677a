package callmart.extract.excel;

import callmart.config.EnumWord;
import callmart.extract.ExtractionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Tells by its content what a file is that should be a workbook; names end in .xls whatever a system wrote. */
final class WorkbookKind {

    private static final int BEGINNING = 512;
    private static final String NOTHING_LOADED = "; nothing of it was loaded";

    private WorkbookKind() {
    }

    /** @throws ExtractionException when the file is not an archive, with what it is instead */
    static void requireXlsx(Path file, String source) throws IOException {
        FileMagic magic = magic(file, source);
        if (magic == FileMagic.OLE2) {
            throw insteadOfXlsx(file, source);
        } else if (magic != FileMagic.OOXML) {
            throw noWorkbook(file, source, magic);
        }
    }

    /** @throws ExtractionException when the file is not an XLS workbook, with what it is instead */
    static void requireXls(Path file, String source) throws IOException {
        FileMagic magic = magic(file, source);
        if (magic == FileMagic.OOXML) {
            throw new ExtractionException(source + " is an XLSX workbook and no XLS one; set 'type: xlsx' of this source in sources.yml"
                    + NOTHING_LOADED);
        } else if (magic != FileMagic.OLE2) {
            throw noWorkbook(file, source, magic);
        }
        try (POIFSFileSystem system = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = system.getRoot();
            if (root.hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY)) {
                throw isProtected(source);
            } else if (!root.hasEntryCaseInsensitive("Workbook")) {
                throw root.hasEntryCaseInsensitive("Book") ? older(source) : noWorkbook(file, source, magic);
            }
        } catch (ExtractionException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw Damage.at(source, e);
        }
    }

    /** The error of a workbook that opens only with a password. */
    static ExtractionException isProtected(String source) {
        return new ExtractionException(source + " is protected with a password and cannot be read; have it delivered without one"
                + NOTHING_LOADED);
    }

    private static ExtractionException insteadOfXlsx(Path file, String source) {
        try (POIFSFileSystem system = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = system.getRoot();
            if (root.hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY)) {
                return isProtected(source);
            } else if (root.hasEntryCaseInsensitive("Workbook")) {
                return new ExtractionException(source + " is an XLS workbook and no XLSX one; set 'type: xls' of this source in"
                        + " sources.yml" + NOTHING_LOADED);
            }
            return root.hasEntryCaseInsensitive("Book") ? older(source) : noWorkbook(file, source, FileMagic.OLE2);
        } catch (IOException | RuntimeException e) {
            return Damage.at(source, e);
        }
    }

    private static FileMagic magic(Path file, String source) throws IOException {
        if (Files.size(file) == 0) {
            throw new ExtractionException(source + " is empty, not even a workbook without rows; have it delivered again");
        }
        return FileMagic.valueOf(file.toFile());
    }

    private static ExtractionException older(String source) {
        return new ExtractionException(source + " is a workbook of Excel 95 or older; save it as .xlsx and set 'type: xlsx'"
                + NOTHING_LOADED);
    }

    private static ExtractionException noWorkbook(Path file, String source, FileMagic magic) {
        String what = switch (magic) {
            case BIFF2, BIFF3, BIFF4 -> "a workbook of Excel 4 or older; save it as .xlsx and set 'type: xlsx'";
            case OLE2 -> "a document of another program; have an XLSX file delivered";
            case UNKNOWN, HTML, XML -> ofText(file);
            default -> "a file of the kind " + EnumWord.of(magic) + "; have an XLSX file delivered";
        };
        return new ExtractionException(source + " is not a workbook, whatever its name says, but " + what + NOTHING_LOADED);
    }

    private static String ofText(Path file) {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(BEGINNING);
        } catch (IOException e) {
            return "unreadable (" + e.getMessage() + ")";
        }
        String text = new String(start, StandardCharsets.ISO_8859_1).replace("\0", "");
        String begin = text.replaceFirst("^(\\xEF\\xBB\\xBF|\\xFF\\xFE|\\xFE\\xFF)", "").stripLeading();
        if (begin.startsWith("<")) {
            return "an HTML or XML page under a workbook's name; open it in a spreadsheet program and save it as .xlsx, or have an"
                    + " XLSX file delivered";
        }
        boolean binary = begin.chars().anyMatch(c -> c < ' ' && "\t\r\n\f".indexOf(c) < 0);
        return binary ? "something unknown; have it delivered again"
                : "a text file under a workbook's name; set 'type: csv' of this source in sources.yml";
    }
}
