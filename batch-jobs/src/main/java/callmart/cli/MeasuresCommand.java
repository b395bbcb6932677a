package callmart.cli;

import callmart.measure.MeasureSums;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.math.RoundingMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "measures", description = "the additive measures of any period")
final class MeasuresCommand extends MartCommand {

    @Mixin
    private PeriodOptions period;

    @Override
    int run(Configuration configuration, Wiring mart) {
        MeasureSums sums = mart.measureSums();
        Rows rows = new Rows("from", "to", "key", "measure", "value");
        sums.sum(period.from(), period.to(), period.by()).forEach((key, values) -> values.forEach((measure, value) ->
                rows.add(period.from(), period.to(), key, measure, value.setScale(6, RoundingMode.HALF_UP))));
        rows.print(period.format(), out());
        return Exit.DONE;
    }
}
