package callmart.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The steps that dispatched tickets go through: given to a department, handled there, else by another one. */
final class StepDesk {

    static final List<String> HEADER = List.of("工单号", "节点序号", "节点", "处理组", "处理人", "开始时间",
            "节点期限", "完成时间", "节点结果", "更新时间");

    private static final List<String> CELLS = List.of("ticket", "no", "step", "group", "owner", "started", "due", "done", "outcome",
            Life.UPDATED_AT);
    private static final String DONE = "完成";
    private static final int WRONG_EVERY = 30;
    private static final int DISPATCH_MINUTES = 30;
    private static final int AGAIN_HOURS = 24;

    private StepDesk() {
    }

    /** The versions as the system exports them. */
    static Table table(Days days, LocalDate date) {
        return Table.ofVersions(HEADER, CELLS, days.stepVersions(date));
    }

    /** The steps of a ticket, by nothing but what the ticket says. */
    static List<Life> steps(Ticket ticket) {
        List<Life> steps = new ArrayList<>();
        Life life = ticket.life();
        if (life.get("node_limit") == null) {
            return steps;
        }
        LocalDateTime responded = (LocalDateTime) life.get("first_resp_time");
        LocalDateTime done = (LocalDateTime) life.get("node_finish");
        int chance = Math.floorMod(ticket.id().hashCode(), WRONG_EVERY);
        String outcome = chance == 0 ? "错派" : chance == 1 ? "退回" : DONE;
        steps.add(ended(step(ticket, 1, "派单", "客服中心", ticket.created(), ticket.created().plusMinutes(DISPATCH_MINUTES)),
                responded, DONE));
        SortedMap<LocalDateTime, Object> dues = life.changes("node_limit");
        Life handling = step(ticket, 2, "处理", life.get("dept_name"), responded, dues.remove(dues.firstKey()));
        dues.forEach((moved, due) -> handling.set("due", due).save(moved));
        steps.add(ended(handling, done, outcome));
        if (done != null && !outcome.equals(DONE)) {
            steps.add(ended(step(ticket, 3, "转派处理", "客户关系部", done, done.plusHours(AGAIN_HOURS)),
                    (LocalDateTime) life.get("finish_time"), DONE));
        }
        return steps;
    }

    private static Life step(Ticket ticket, int number, String name, Object group, LocalDateTime started, Object due) {
        return new Life().set("ticket", ticket.id()).set("no", number).set("step", name).set("group", group)
                .set("owner", ticket.call().agentId()).set("started", started).set("due", due).save(started);
    }

    private static Life ended(Life life, LocalDateTime done, String outcome) {
        return done == null || done.isBefore((LocalDateTime) life.get("started")) ? life
                : life.set("done", done).set("outcome", outcome).save(done);
    }
}
