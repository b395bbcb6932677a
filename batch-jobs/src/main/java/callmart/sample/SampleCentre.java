package callmart.sample;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * An invented call centre that delivers all its feeds for any days, as files and in a database. What it delivers for a day depends only
 * on the seed and the date.
 */
public final class SampleCentre {

    /** The seed of the demo. */
    public static final long DEFAULT_SEED = 400;

    private static final int ROSTERED_AHEAD = 10;
    private static final Charset GB18030 = Charset.forName("GB18030");

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

    /** All agents who work there, by id; every agent_id of the calls is among them. */
    public List<SampleAgent> agents() {
        return roster.personas().stream().map(Persona::agent).toList();
    }

    /**
     * Delivers the days, with the centre's own Chinese headers and values: CSV files and workbooks in {@code data/<feed>/} and an H2
     * database {@code crm.mv.db} with the versions of tickets and complaint cases. Files of a month or a day that exist, and days that
     * the database holds, are left as they are without a look inside: all appear whole or not at all. Delete them to have them made
     * again, for one after a change of seed.
     *
     * @param folder the home folder; made when missing
     * @param from   the first day
     * @param to     the last day, included
     * @throws IllegalArgumentException when {@code to} is before {@code from}
     */
    public void write(Path folder, LocalDate from, LocalDate to) throws IOException {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The last day " + to + " is before the first day " + from + ": swap them");
        }
        Days days = new Days(seed, roster);
        Path data = folder.resolve("data");
        List<LocalDate> dates = from.datesUntil(to.plusDays(1)).toList();
        try (CrmDatabase crm = CrmDatabase.open(folder)) {
            for (LocalDate date : dates) {
                csvOfDay(days, data, date);
                workbooksOfDay(days, data, date);
                crm.add(date, days);
            }
        }
        for (YearMonth month : dates.stream().map(YearMonth::from).distinct().toList()) {
            filesOfMonth(days, data, month);
        }
        shifts(days, data, YearMonth.from(from), YearMonth.from(to.plusDays(ROSTERED_AHEAD)));
    }

    private void csvOfDay(Days days, Path data, LocalDate date) throws IOException {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(date);
        Attendance attendance = new Attendance(days);
        Operations operations = new Operations(days);
        boolean evenDay = date.getDayOfMonth() % 2 == 0;
        csv(data.resolve("calls/calls-" + day + ".csv"), evenDay ? GB18030 : StandardCharsets.UTF_8, evenDay ? ';' : ',',
                () -> calls(days, date));
        csv(data.resolve("agent_states/states-" + day + ".csv"), () -> attendance.states(date));
        csv(data.resolve("excused/excused-" + day + ".csv"), () -> attendance.excused(date));
        csv(data.resolve("staffing/staffing-" + day + ".csv"), () -> attendance.staffing(date));
        csv(data.resolve("incidents/incidents-" + day + ".csv"), GB18030, ',', () -> operations.incidents(date));
        csv(data.resolve("agent_issues/issues-" + day + ".csv"), GB18030, ',', () -> operations.agentIssues(date));
        csv(data.resolve("penalty_slips/slips-" + day + ".csv"), () -> operations.penaltySlips(date));
        csv(data.resolve("callbacks/callbacks-" + day + ".csv"), () -> CallbackDesk.table(days, date));
        csv(data.resolve("ticket_steps/steps-" + day + ".csv"), () -> StepDesk.table(days, date));
        csv(data.resolve("case_attempts/attempts-" + day + ".csv"), () -> AttemptDesk.table(days, date));
        csv(data.resolve("complaint_warnings/warnings-" + day + ".csv"), () -> WarningDesk.table(days, date));
        csv(data.resolve("sms_messages/messages-" + day + ".csv"), () -> SmsDesk.messages(days, date));
        csv(data.resolve("sms_batches/batches-" + day + ".csv"), () -> SmsDesk.batches(days, date));
        csv(data.resolve("sms_subscriptions/subscriptions-" + day + ".csv"), () -> SmsDesk.subscriptions(days, date));
        csv(data.resolve("campaigns/campaigns-" + day + ".csv"), () -> CampaignDesk.campaigns(date));
        csv(data.resolve("campaign_contacts/contacts-" + day + ".csv"), () -> CampaignDesk.contacts(days, date));
        csv(data.resolve("campaign_attempts/attempts-" + day + ".csv"), () -> CampaignDesk.attempts(days, date));
        TrainingDesk trainings = new TrainingDesk(days);
        csv(data.resolve("training_sessions/sessions-" + day + ".csv"), () -> trainings.sessions(date));
        csv(data.resolve("knowledge/knowledge-" + day + ".csv"), () -> trainings.knowledge(date));
    }

    private void workbooksOfDay(Days days, Path data, LocalDate date) throws IOException {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(date);
        workbook(data.resolve("qa_reviews/qa-" + day + ".xlsx"), "监听记录", List.of("客户服务监听记录表", "监听日期:"
                + date),
                () -> new QualityDesk(days).reviews(date));
        workbook(data.resolve("attendance/attendance-" + day + ".xlsx"), "考勤", List.of("考勤日报 " + date),
                () -> new Attendance(days).attendance(date));
    }

    private void filesOfMonth(Days days, Path data, YearMonth month) throws IOException {
        String name = month.toString().replace("-", "");
        Operations operations = new Operations(days);
        csv(data.resolve("qa_plans/qa-plans-" + name + ".csv"), () -> new QualityDesk(days).plans(month));
        csv(data.resolve("trainings/trainings-" + name + ".csv"), () -> operations.trainings(month));
        csv(data.resolve("agents/agents-" + name + ".csv"), operations::agents);
        csv(data.resolve("equipment/equipment-" + name + ".csv"), operations::equipment);
    }

    /** A month's roster is known before it begins. */
    private static void shifts(Days days, Path data, YearMonth first, YearMonth last) throws IOException {
        for (YearMonth next = first; !next.isAfter(last); next = next.plusMonths(1)) {
            YearMonth month = next;
            workbook(data.resolve("shifts/shifts-" + month.toString().replace("-", "") + ".xlsx"), "排班",
                    List.of("客服中心排班表", "月份:" + month), () -> new Attendance(days).shifts(month));
        }
    }

    /** The legs that arrive on a day, with the day's flaws. */
    private static Table calls(Days days, LocalDate date) {
        List<CallLeg> sound = new LossReasons(days.dice(date, "reasons")).addTo(days.arrived(date));
        List<CallLeg> legs = new Traps(days.dice(date, "traps"), date).addTo(sound);
        List<List<Object>> rows = new ArrayList<>();
        legs.forEach(leg -> rows.add(List.copyOf(leg.cells())));
        return new Table(CallLeg.HEADER, rows);
    }

    private static void csv(Path file, Maker maker) throws IOException {
        csv(file, StandardCharsets.UTF_8, ',', maker);
    }

    private static void csv(Path file, Charset charset, char delimiter, Maker maker) throws IOException {
        if (Files.notExists(file)) {
            CsvFile.write(file, charset, delimiter, maker.make());
        }
    }

    private static void workbook(Path file, String sheet, List<String> titles, Maker maker) throws IOException {
        if (Files.notExists(file)) {
            WorkbookFile.write(file, sheet, titles, maker.make());
        }
    }

    /** Works out a table only when it is needed. */
    @FunctionalInterface
    private interface Maker {
        Table make();
    }
}
