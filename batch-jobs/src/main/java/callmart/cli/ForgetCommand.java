package callmart.cli;

import callmart.personal.Forgetting;
import callmart.personal.TelephoneNumber;
import callmart.run.RunLock;
import callmart.text.PhoneNumbers;
import callmart.wiring.Configuration;
import callmart.wiring.Wiring;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "forget", description = "puts a key in the place of one telephone number, in everything that the warehouse holds and"
        + " will load; prints where it was")
final class ForgetCommand extends GlobalCommand implements Audited {

    private static final String STANDARD_INPUT = "-";

    @Option(names = "--phone", required = true, paramLabel = "N", description = "the number, or - to read it from standard input, where no "
            + "list of processes shows it")
    private String phone;

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json (default: table)")
    private OutputFormat format;

    private String masked = "";

    @Override
    String arguments() {
        return "--phone " + masked;
    }

    @Override
    public Integer call() throws Exception {
        TelephoneNumber number = TelephoneNumber.of(phone.equals(STANDARD_INPUT) ? read() : phone);
        masked = PhoneNumbers.mask(number.digits());
        Configuration configuration = globals.configuration();
        if (!configuration.settings().warehouse().shards().isEmpty()) {
            throw new IllegalArgumentException("with warehouse.cluster numbers cannot be forgotten: shards would keep them. Nothing was"
                    + " changed; take them out of the source and load the days again with backfill");
        }
        try (RunLock lock = configuration.lock(spec.name(), globals.clock().instant());
                Wiring mart = new Wiring(configuration, globals.clock())) {
            record(mart);
            List<Forgetting.Trace> traces = mart.forgetting().forget(number, mart.clock().now());
            Rows rows = new Rows("phone", "table", "rows", "from", "to");
            traces.forEach(trace -> rows.add(masked, trace.table(), trace.rows(), trace.first().map(Object::toString).orElse(null),
                    trace.last().map(Object::toString).orElse(null)));
            rows.print(format, out());
            spec.commandLine().getErr().println(masked + " is forgotten: " + traces.stream().mapToLong(Forgetting.Trace::rows).sum()
                    + " rows changed; later loads put the same key in its place. Source files, and reports and messages that were made"
                    + " before, stay as they are");
            return Exit.DONE;
        }
    }

    private static String read() throws IOException {
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line.strip();
    }
}
