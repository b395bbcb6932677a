package callmart.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;

/** Follow-up calls that are given to agents in the morning and made within three days. */
record CallbackDesk(Dice dice, Roster roster) {

    static final List<String> HEADER = List.of("回访编号", "回访类型", "客户", "电话", "回访坐席", "分配时间",
            "应完成时间", "完成时间", "是否接通", "回访结果", "渠道", "更新时间");

    private static final List<String> CELLS = List.of("no", "kind", "customer", "phone", "agent", "assigned", "due", "done", "reached",
            "result", "channel", Life.UPDATED_AT);
    private static final List<String> KINDS = List.of("使用前", "使用后", "其他");
    private static final List<String> TITLES = List.of("先生", "女士");
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴";
    private static final double IN_TIME = 0.96;
    private static final double REACHED = 0.86;

    /** Those that were assigned on a day; fewer at weekends. */
    List<Life> callbacks(LocalDate date) {
        int count = date.getDayOfWeek().getValue() > 5 ? dice.between(4, 9) : dice.between(16, 28);
        List<Shift> present = roster.present(date);
        return IntStream.rangeClosed(1, count).mapToObj(number -> callback(date, number, present)).toList();
    }

    /** The versions as the system exports them. */
    static Table table(Days days, LocalDate date) {
        return Table.ofVersions(HEADER, CELLS, days.callbackVersions(date));
    }

    private Life callback(LocalDate date, int number, List<Shift> present) {
        LocalDateTime assigned = date.atTime(8, 30).plusSeconds(dice.between(0, 3600));
        LocalDateTime due = date.plusDays(2).atTime(20, 0);
        LocalDateTime done = dice.chance(IN_TIME) ? OfficeHours.next(assigned.plusMinutes(dice.between(30, 2 * 1440)), dice)
                : due.plusMinutes(dice.between(10, 600));
        boolean reached = dice.chance(REACHED);
        String id = "HF" + DateTimeFormatter.BASIC_ISO_DATE.format(date) + Integer.toString(1_000 + number).substring(1);
        Life life = new Life().set("no", id).set("channel", TicketDesk.channel(id))
                .set("kind", KINDS.get(dice.weighted(new double[] {45, 45, 10})))
                .set("customer", SURNAMES.charAt(dice.between(0, SURNAMES.length() - 1)) + dice.pick(TITLES))
                .set("phone", Demand.mobile(dice)).set("agent", dice.pick(present).persona().agent().id()).set("assigned", assigned)
                .set("due", due).save(assigned);
        return life.set("done", done).set("reached", reached).set("result", Texts.callbackResult(dice, reached)).save(done);
    }
}
