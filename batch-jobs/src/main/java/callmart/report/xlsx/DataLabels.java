package callmart.report.xlsx;

import callmart.report.chart.Palette;
import java.awt.Color;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTLineSer;
import org.openxmlformats.schemas.drawingml.x2006.main.CTShapeProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;

/** Parts of a chart that the library has no words of its own for. */
final class DataLabels {

    private static final int SIZE = 800;

    private DataLabels() {
    }

    /** The numbers beside their bars or parts. */
    static void values(CTDLbls labels) {
        labels.addNewNumFmt().setFormatCode("#,##0");
        labels.getNumFmt().setSourceLinked(false);
        CTTextBody text = labels.addNewTxPr();
        text.addNewBodyPr();
        CTTextCharacterProperties type = text.addNewP().addNewPPr().addNewDefRPr();
        type.setSz(SIZE);
        type.addNewSolidFill().addNewSrgbClr().setVal(bytes(Palette.INK));
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(true);
        labels.addNewShowCatName().setVal(false);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(false);
        labels.addNewShowBubbleSize().setVal(false);
    }

    /** The colour of a line's points. */
    static void marker(CTLineSer series, Color color) {
        CTShapeProperties shape = series.getMarker().addNewSpPr();
        shape.addNewSolidFill().addNewSrgbClr().setVal(bytes(color));
        shape.addNewLn().addNewSolidFill().addNewSrgbClr().setVal(bytes(color));
    }

    private static byte[] bytes(Color color) {
        return new byte[] {(byte) color.getRed(), (byte) color.getGreen(), (byte) color.getBlue()};
    }
}
