package callmart.report.xlsx;

import callmart.report.FiguresDocument;
import callmart.report.ReportTable;
import callmart.report.chart.Palette;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;

/**
 * Lines in the cells of cards, drawn by the spreadsheet program over the table of past periods. They stand in an extension of the sheet
 * that POI has no classes for; it goes last into the sheet, as the file format asks.
 */
final class CardLines {

    private static final String EXTENSION = """
            <extLst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"
             xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups
             xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup lineWeight="1.5" displayEmptyCellsAs="gap"
             last="1"><x14:colorSeries rgb="%1$s"/><x14:colorLast rgb="%1$s"/><x14:sparklines>%2$s</x14:sparklines></x14:sparklineGroup>\
            </x14:sparklineGroups></ext></extLst>""";
    private static final String LINE = "<x14:sparkline><xm:f>%s</xm:f><xm:sqref>%s</xm:sqref></x14:sparkline>";
    private static final String PAST = "past";
    private static final String ACCENT = Integer.toHexString(Palette.ACCENT.getRGB());

    private CardLines() {
    }

    /** The table whose rows are those of the cards; empty where no card has a line. */
    static Optional<ReportTable> past(FiguresDocument document) {
        return document.cards().stream().allMatch(card -> card.line().isEmpty()) ? Optional.empty()
                : document.tables().stream().filter(table -> table.id().equals(PAST)).findFirst();
    }

    /** After everything else of the sheet was written. */
    static void draw(XSSFSheet summary, FiguresDocument document) {
        past(document).ifPresent(past -> {
            String sheet = XlsxRenderer.name(past.title());
            insert(summary, EXTENSION.formatted(ACCENT, IntStream.range(0, document.cards().size())
                    .filter(i -> !document.cards().get(i).line().isEmpty()).mapToObj(i -> {
                        int card = i * SummarySheet.CARD_COLUMNS;
                        CellRangeAddress values = row(TableSheet.FIRST_ROW + i, 1 + first(document.cards().get(i).line()),
                                past.columns().size() - 1);
                        return LINE.formatted(values.formatAsString(sheet, false), row(SummarySheet.LINE_ROW, card, card).formatAsString());
                    }).collect(Collectors.joining())));
        });
    }

    /** The first period with a value: programs take the words of those before it for 0. */
    private static int first(List<Integer> line) {
        return (int) line.stream().takeWhile(height -> height < 0).count();
    }

    private static CellRangeAddress row(int row, int first, int last) {
        return new CellRangeAddress(row, row, first, last);
    }

    private static void insert(XSSFSheet sheet, String xml) {
        try (XmlCursor from = XmlObject.Factory.parse(xml).newCursor(); XmlCursor to = sheet.getCTWorksheet().newCursor()) {
            from.toFirstChild();
            to.toEndToken();
            from.copyXml(to);
        } catch (XmlException e) {
            throw new IllegalStateException("the lines of the cards are no XML: " + e.getMessage(), e);
        }
    }
}
