package callmart.cli;

import callmart.report.Figure;
import callmart.why.Why;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints a difference taken apart, key by key, and that the parts add up to it. */
record WhyTable(PrintWriter out, OutputFormat format) {

    private static final Logger LOG = LoggerFactory.getLogger(WhyTable.class);

    int print(Figure figure, LocalDate day, Optional<Why> found) {
        if (found.isEmpty()) {
            LOG.warn("{} of {} cannot be taken apart: it has no value, fewer than four comparable days have one, or it does not have the"
                    + " dimension; see notes.yml and docs/forecast.md", figure.id(), day);
            return Exit.WARNINGS;
        }
        Why why = found.get();
        Rows rows = new Rows(why.dimension().word(), "w0", "w", "r0", "r", "rate", "mix");
        why.parts().forEach(part -> rows.add(part.key(), part.usualShare(), part.share(), part.usual(), part.now(), part.rate(),
                part.mix()));
        rows.print(format, out);
        if (format == OutputFormat.TABLE) {
            out.println("r0 " + why.reference().toPlainString() + ", r " + why.value().toPlainString() + ", r - r0 "
                    + why.difference().toPlainString() + ", sum of the parts " + why.sum().toPlainString()
                    + (why.isExact() ? " (equal, unrounded)" : " (not equal)"));
            out.println((why.isDifferent() ? "different: " : "not different: ") + "median " + shown(why.median()) + ", spread "
                    + shown(why.spread()));
            out.println("compared with " + why.periods().stream().map(Object::toString).collect(Collectors.joining(", ")));
            out.flush();
        }
        return Exit.DONE;
    }

    private static String shown(BigDecimal number) {
        return number.setScale(6, RoundingMode.HALF_UP).toPlainString();
    }
}
