package callmart.sample;

import callmart.config.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * A file of very many valid call legs of one day, for load tests: canonical header and values, unique keys, no flaws. Some calls have a
 * second leg. Its content depends only on the day and the number of rows; memory does not grow with the rows.
 */
public final class CallsBenchFile {

    /** Rows of a file that is asked for without a number. */
    public static final int DEFAULT_ROWS = 1_000_000;

    private static final String HEADER = "call_id,leg,direction,caller,callee,ivr_route,queue,category,agent_id,arrived_at,queued_at,"
            + "answered_at,ended_at,hangup_by,transferred_out,survey_offered,survey_result\n";
    private static final long SEED = 4000;
    private static final int AGENTS = 2_000;
    private static final int FIRST_AGENT = 30_001;
    private static final int LAST_SECOND = CallDay.SECONDS_PER_DAY - 1;
    private static final int LONGEST_TALK_SECONDS = 3_600;

    private final BufferedWriter writer;
    private final Dice dice;
    private final String dayText;
    private final String idPrefix;
    private final StringBuilder row = new StringBuilder(200);
    private int number;

    private CallsBenchFile(BufferedWriter writer, LocalDate day) {
        this.writer = writer;
        this.dice = Dice.of(SEED, day, "bench");
        this.dayText = day + " ";
        this.idPrefix = DateTimeFormatter.BASIC_ISO_DATE.format(day) + "-";
    }

    /** Writes {@link #DEFAULT_ROWS} rows; see {@link #write(Path, LocalDate, int)}. */
    public static void write(Path file, LocalDate day) throws IOException {
        write(file, day, DEFAULT_ROWS);
    }

    /**
     * Writes the file whole or not at all, UTF-8, replacing one that exists.
     *
     * @param day  the day in which every leg arrives, of the years 1000 to 9999; every leg ends within it too
     * @param rows number of legs, 0 for a header only
     * @throws IllegalArgumentException when {@code rows} is negative
     */
    public static void write(Path file, LocalDate day, int rows) throws IOException {
        if (rows < 0) {
            throw new IllegalArgumentException("Number of rows " + rows + " is negative: give 0 or more");
        }
        WholeFile.write(file, stream -> {
            BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
            new CallsBenchFile(writer, day).writeRows(rows);
            writer.flush();
        });
    }

    private void writeRows(int rows) throws IOException {
        writer.write(HEADER);
        int written = 0;
        while (written < rows) {
            written += call(rows - written > 1);
        }
    }

    /** Writes one call and returns its number of legs. */
    private int call(boolean mayHaveTwoLegs) throws IOException {
        number++;
        int arrived = Demand.secondOfDay(dice);
        double kind = dice.share();
        if (kind < 0.06) {
            outbound(arrived);
            return 1;
        }
        String caller = Demand.mobile(dice);
        String callee = Demand.hotline(dice);
        Queue queue = Queue.ofCaller(dice);
        Category category = queue.category(dice);
        String route = queue.menuKey() + "-" + dice.between(1, 3);
        int queued = later(arrived, dice.between(6, 38));
        if (kind < 0.16) {
            start(1, "inbound", caller, callee, "0-1", "", Category.OTHER);
            finish("", arrived, -1, -1, queued, "caller", "0,0,");
            return 1;
        }
        start(1, "inbound", caller, callee, route, queue.label(), category);
        if (kind < 0.19) {
            finish("", arrived, queued, -1, later(queued, dice.between(1, 120)), "caller", "0,0,");
            return 1;
        }
        int ended = talk(arrived, queued, category, mayHaveTwoLegs && kind < 0.22);
        if (!mayHaveTwoLegs || kind >= 0.22) {
            return 1;
        }
        start(2, "inbound", caller, callee, route, queue.label(), category);
        talk(ended, ended, category, false);
        return 2;
    }

    private int talk(int arrived, int queued, Category category, boolean passedOn) throws IOException {
        int answered = later(queued, dice.chance(0.93) ? dice.between(0, 9) : dice.between(10, 90));
        int ended = later(answered, talkSeconds(category));
        boolean transferredOut = !passedOn && dice.chance(0.035);
        boolean offered = !passedOn && !transferredOut && dice.chance(0.9);
        String result = !offered || dice.chance(0.38) ? "" : rating();
        String flags = (transferredOut ? "1," : "0,") + (offered ? "1," : "0,") + result;
        finish(agent(), arrived, queued, answered, ended, passedOn || transferredOut ? "agent" : "caller", flags);
        return ended;
    }

    private void outbound(int arrived) throws IOException {
        Category category = Queue.ofCaller(dice).category(dice);
        start(1, "outbound", Demand.hotline(dice), Demand.mobile(dice), "", "", category);
        boolean answered = dice.chance(0.8);
        int pickedUp = later(arrived, dice.between(6, 30));
        int ended = answered ? later(pickedUp, talkSeconds(category)) : pickedUp;
        finish(agent(), arrived, -1, answered ? pickedUp : -1, ended, "agent", "0,0,");
    }

    private void start(int leg, String direction, String caller, String callee, String route, String queue, Category category) {
        row.setLength(0);
        row.append(idPrefix);
        String digits = Integer.toString(number);
        row.append("0000000000", 0, 10 - digits.length()).append(digits).append(',').append(leg).append(',').append(direction).append(',')
                .append(caller).append(',').append(callee).append(',').append(route).append(',').append(queue).append(',')
                .append(category.canonical()).append(',');
    }

    /** Times in seconds since midnight; below 0 for absent. */
    private void finish(String agentId, int arrived, int queued, int answered, int ended, String hangupBy, String flags)
            throws IOException {
        row.append(agentId).append(',');
        time(arrived);
        time(queued);
        time(answered);
        time(ended);
        row.append(hangupBy).append(',').append(flags).append('\n');
        writer.append(row);
    }

    private void time(int second) {
        if (second >= 0) {
            row.append(dayText);
            twoDigits(second / 3600);
            row.append(':');
            twoDigits(second / 60 % 60);
            row.append(':');
            twoDigits(second % 60);
        }
        row.append(',');
    }

    private void twoDigits(int value) {
        row.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }

    private int talkSeconds(Category category) {
        return 8 + (int) Math.min(dice.logNormal(category.medianTalkSeconds(), 0.55), LONGEST_TALK_SECONDS);
    }

    private String agent() {
        return Integer.toString(FIRST_AGENT + dice.between(0, AGENTS - 1));
    }

    private String rating() {
        double draw = dice.share();
        if (draw < 0.98) {
            return draw < 0.7 ? "very_satisfied" : "satisfied";
        }
        return draw < 0.99 ? "neutral" : "dissatisfied";
    }

    private static int later(int second, int seconds) {
        return Math.min(second + seconds, LAST_SECOND);
    }
}
