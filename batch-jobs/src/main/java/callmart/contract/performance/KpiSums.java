package callmart.contract.performance;

import callmart.measure.kpi.Expression;
import callmart.measure.kpi.FigureUnit;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.report.Cell;
import callmart.report.Figure;
import java.util.function.Function;

/** How a statement shows the numerators and denominators of KPIs: seconds as durations, as the operations reports do. Decision 375. */
record KpiSums(KpiCatalogue kpis, MeasureCatalogue measures) {

    private static final String DAY = "86400";

    /** A number of a KPI that the catalogue does not have any more is shown as it is. */
    Cell.Shape numerator(String kpi) {
        return shape(kpi, Kpi::numerator);
    }

    Cell.Shape denominator(String kpi) {
        return shape(kpi, Kpi::denominator);
    }

    private Cell.Shape shape(String kpi, Function<Kpi, Expression> sum) {
        return kpis.find(kpi).map(sum).filter(expression -> Figure.unit(expression, measures) == FigureUnit.DURATION)
                .map(expression -> Cell.Shape.DURATION).orElse(Cell.Shape.COUNT);
    }

    /** Behind the formula of the quotient: a workbook holds a duration as a share of a day. */
    String inSeconds(String kpi) {
        boolean isTime = numerator(kpi) == Cell.Shape.DURATION;
        return isTime == (denominator(kpi) == Cell.Shape.DURATION) ? "" : (isTime ? "*" : "/") + DAY;
    }
}
