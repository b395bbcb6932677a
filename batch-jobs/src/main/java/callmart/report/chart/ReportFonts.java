package callmart.report.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Noto Sans SC in two weights, from files: the machine needs no fonts of its own.
 *
 * @param regularFile weight 400
 * @param boldFile weight 700
 * @param regular at one point; derive the size
 * @param bold at one point; derive the size
 */
public record ReportFonts(Path regularFile, Path boldFile, Font regular, Font bold) {

    /** The family's name, as workbooks and pages name it. */
    public static final String FAMILY = "Noto Sans SC";

    /** Where the font lies in the cache. */
    public static final String FOLDER = "noto-sans-sc-0.4.3";

    /** Stands in place of a character that the font cannot show. */
    public static final String SUBSTITUTE = "〓";

    /**
     * @param cache the product's cache folder
     * @throws IllegalStateException naming the file that is missing or no font
     */
    public static ReportFonts load(Path cache) {
        Path regular = cache.resolve(FOLDER).resolve("NotoSansSC_400Regular.ttf");
        Path bold = cache.resolve(FOLDER).resolve("NotoSansSC_700Bold.ttf");
        return new ReportFonts(regular, bold, read(regular), read(bold));
    }

    private static Font read(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("the report font " + file + " is missing; it is part of the npm package "
                    + "@expo-google-fonts/noto-sans-sc 0.4.3, which ./run.sh fetches; run it again");
        }
        try {
            return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
        } catch (FontFormatException | IOException e) {
            throw new IllegalStateException("the report font " + file + " cannot be read: " + e.getMessage()
                    + "; delete it and fetch it again", e);
        }
    }

    public Font regular(float size) {
        return regular.deriveFont(size);
    }

    public Font bold(float size) {
        return bold.deriveFont(size);
    }

    /** The text with every character that the font lacks replaced by {@link #SUBSTITUTE}; line breaks and tabs stay. */
    public String printable(String text) {
        if (regular.canDisplayUpTo(text) < 0) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t' || regular.canDisplay(point)) {
                shown.appendCodePoint(point);
            } else if (!Character.isISOControl(point) && point != 0xFE0F && point != 0x200D) {
                shown.append(SUBSTITUTE);
            }
        });
        return shown.toString();
    }
}
