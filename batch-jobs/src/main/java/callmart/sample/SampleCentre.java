package callmart.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * An invented call centre that writes its source files for any days. The content of a day's file depends only on the seed and the date.
 */
public final class SampleCentre {

    /** The seed of the demo. */
    public static final long DEFAULT_SEED = 400;

    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator("\n")
            .setHeader(CallLeg.HEADER.toArray(String[]::new)).get();

    private final long seed;
    private final Roster roster;

    /** The centre of the demo. */
    public SampleCentre() {
        this(DEFAULT_SEED);
    }

    /** Another seed is another centre: other agents, other calls, other bad days. */
    public SampleCentre(long seed) {
        this.seed = seed;
        this.roster = new Roster(seed);
    }

    /** All agents by id; every agent_id of the calls is among them. */
    public List<SampleAgent> agents() {
        return roster.personas().stream().map(Persona::agent).toList();
    }

    /**
     * Writes {@code data/calls/calls-yyyyMMdd.csv} for every day, UTF-8, with the centre's own Chinese headers and values. A file that
     * exists is left as it is, without a look inside: files appear by renaming, so one that exists is whole. Delete it to have it made
     * again, for one after a change of seed.
     *
     * @param folder the home folder; made when missing
     * @param from   the first day
     * @param to     the last day, included
     * @return the files of all days, made now or before
     * @throws IllegalArgumentException when {@code to} is before {@code from}
     */
    public List<Path> writeCalls(Path folder, LocalDate from, LocalDate to) throws IOException {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The last day " + to + " is before the first day " + from + ": swap them");
        }
        List<Path> files = new ArrayList<>();
        for (LocalDate date : from.datesUntil(to.plusDays(1)).toList()) {
            Path file = folder.resolve("data/calls/calls-" + DateTimeFormatter.BASIC_ISO_DATE.format(date) + ".csv");
            if (Files.notExists(file)) {
                writeCalls(file, calls(date));
            }
            files.add(file);
        }
        return files;
    }

    /** The legs that start on a day, those of calls from before midnight first, with the day's flaws. */
    private List<CallLeg> calls(LocalDate date) {
        List<CallLeg> legs = new ArrayList<>();
        for (LocalDate started : List.of(date.minusDays(1), date)) {
            CallDay.legs(seed, roster, started).stream().filter(leg -> leg.arrived().toLocalDate().equals(date)).forEach(legs::add);
        }
        return new Traps(Dice.of(seed, date, "traps"), date).addTo(legs);
    }

    private static void writeCalls(Path file, List<CallLeg> legs) throws IOException {
        AtomicFile.write(file, writer -> {
            CSVPrinter printer = new CSVPrinter(writer, CSV);
            for (CallLeg leg : legs) {
                printer.printRecord(leg.cells());
            }
            printer.flush();
        });
    }
}
