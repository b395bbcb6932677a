package callmart.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The order in which the schema of charts and of their places on a sheet wants elements; Excel drops a chart that breaks it. */
final class DrawingOrder {

    private static final String AXIS = "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr"
            + " txPr crossAx crosses crossesAt ";
    private static final Map<String, List<String>> CHILDREN = new LinkedHashMap<>();

    static {
        put("wsDr", "twoCellAnchor");
        put("twoCellAnchor", "from to graphicFrame pic clientData");
        put("chartSpace", "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst");
        put("chart", "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs extLst");
        put("title", "tx layout overlay spPr txPr extLst");
        put("legend", "legendPos legendEntry layout overlay spPr txPr extLst");
        put("barChart", "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst");
        put("lineChart", "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst");
        put("pieChart", "varyColors ser dLbls firstSliceAng extLst");
        put("doughnutChart", "varyColors ser dLbls firstSliceAng holeSize extLst");
        put("ser", "idx order tx spPr invertIfNegative pictureOptions marker explosion dPt dLbls trendline errBars cat val smooth shape extLst");
        put("dPt", "idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst");
        put("dLbls", "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines"
                + " leaderLines extLst");
        put("scaling", "logBase orientation max min extLst");
        put("catAx", AXIS + "auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst");
        put("valAx", AXIS + "crossBetween majorUnit minorUnit dispUnits extLst");
        put("strRef", "f strCache extLst");
        put("numRef", "f numCache extLst");
        put("strCache", "ptCount pt extLst");
        put("numCache", "formatCode ptCount pt extLst");
    }

    private DrawingOrder() {
    }

    private static void put(String parent, String children) {
        CHILDREN.put(parent, List.of(children.split(" ")));
    }

    static List<String> faults(String part, Document document) {
        List<String> faults = new ArrayList<>();
        Set<String> used = new HashSet<>();
        Set<String> axes = new HashSet<>();
        for (Element element : WorkbookFile.elements(document, "*")) {
            int last = 0;
            for (Element child : WorkbookFile.children(element)) {
                List<String> order = CHILDREN.get(element.getLocalName());
                int place = order == null ? last : order.indexOf(child.getLocalName());
                if (place < last) {
                    faults.add(part + ": " + child.getLocalName() + " in " + element.getLocalName() + (place < 0 ? " is unknown" : " comes too late"));
                }
                last = Math.max(last, place);
            }
            if (element.getLocalName().equals("axId")) {
                (element.getParentNode().getLocalName().endsWith("Ax") ? axes : used).add(element.getAttribute("val"));
            }
        }
        if (!used.equals(axes)) {
            faults.add(part + ": drawn against the axes " + used + ", which are " + axes);
        }
        return faults;
    }
}
