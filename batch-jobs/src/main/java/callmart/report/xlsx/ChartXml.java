package callmart.report.xlsx;

import callmart.report.chart.Palette;
import callmart.report.chart.ReportFonts;
import java.awt.Color;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTChartSpace;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTLineSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTValAx;
import org.openxmlformats.schemas.drawingml.x2006.main.CTRegularTextRun;
import org.openxmlformats.schemas.drawingml.x2006.main.CTShapeProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;

/** Parts of a chart that the library has no words of its own for. */
final class ChartXml {

    /** Hundredths of a point. */
    private static final int SIZE = 800;
    private static final String LANGUAGE = "zh-CN";

    private ChartXml() {
    }

    /** The numbers beside their bars or parts. */
    static void values(CTDLbls labels) {
        labels.addNewNumFmt().setFormatCode("#,##0");
        labels.getNumFmt().setSourceLinked(false);
        type(labels.addNewTxPr());
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

    /** White, thin frame, square corners; axes keep their own number patterns; no trace of the machine's language. */
    static void frame(CTChartSpace space) {
        space.addNewRoundedCorners().setVal(false);
        CTShapeProperties shape = space.addNewSpPr();
        shape.addNewSolidFill().addNewSrgbClr().setVal(bytes(Color.WHITE));
        shape.addNewLn().addNewSolidFill().addNewSrgbClr().setVal(bytes(Palette.RULE));
        space.getChart().addNewAutoTitleDeleted().setVal(false);
        type(space.getChart().getLegend().addNewTxPr());
        for (CTRegularTextRun run : space.getChart().getTitle().getTx().getRich().getPArray(0).getRArray()) {
            run.getRPr().setLang(LANGUAGE);
        }
        for (CTValAx axis : space.getChart().getPlotArea().getValAxArray()) {
            axis.getNumFmt().setSourceLinked(false);
        }
    }

    private static void type(CTTextBody text) {
        text.addNewBodyPr();
        CTTextCharacterProperties type = text.addNewP().addNewPPr().addNewDefRPr();
        type.setSz(SIZE);
        type.setB(false);
        type.addNewSolidFill().addNewSrgbClr().setVal(bytes(Palette.INK));
        type.addNewLatin().setTypeface(ReportFonts.FAMILY);
        type.addNewEa().setTypeface(ReportFonts.FAMILY);
    }

    private static byte[] bytes(Color color) {
        return new byte[] {(byte) color.getRed(), (byte) color.getGreen(), (byte) color.getBlue()};
    }
}
