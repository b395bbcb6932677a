package callmart.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Attempts to reach the customers of cases: on the phone until one answers, or for three days; some give up early. */
final class AttemptDesk {

    static final List<String> HEADER = List.of("案件编号", "联系时间", "联系方式", "是否联系上", "联系人工号");

    private static final String PHONE = "电话";
    private static final LocalTime MORNING = LocalTime.of(10, 15);
    private static final LocalTime LAST = LocalTime.of(23, 59, 30);
    private static final int THREE_DAYS = 3;
    private static final int GIVEN_UP_EVERY = 3;

    private AttemptDesk() {
    }

    /** The attempts of a day. */
    static Table table(Days days, LocalDate date) {
        List<List<Object>> rows = new ArrayList<>();
        for (LocalDate day : date.minusDays(THREE_DAYS).datesUntil(date.plusDays(1)).toList()) {
            days.cases(day).forEach(life -> attempts(life).stream()
                    .filter(row -> ((LocalDateTime) row.get(1)).toLocalDate().equals(date)).forEach(rows::add));
        }
        return new Table(HEADER, rows);
    }

    private static List<List<Object>> attempts(Life life) {
        LocalDateTime received = (LocalDateTime) life.get("recv_time");
        LocalDateTime replied = (LocalDateTime) life.get("reply_time");
        LocalDateTime last = received.toLocalDate().atTime(LAST);
        LocalDateTime first = received.plusMinutes(20).isBefore(last) ? received.plusMinutes(20) : last;
        List<List<Object>> rows = new ArrayList<>();
        if (!"短信".equals(life.get("reply_way"))) {
            if (first.isBefore(replied.minusHours(1))) {
                rows.add(row(life, first, "否"));
            }
            rows.add(row(life, replied, "是"));
            return rows;
        }
        int tries = Math.floorMod(life.get("case_no").hashCode(), GIVEN_UP_EVERY) == 0 ? 2 : THREE_DAYS;
        rows.add(row(life, first, "否"));
        for (int day = 1; day < tries; day++) {
            rows.add(row(life, received.toLocalDate().plusDays(day).atTime(MORNING), "否"));
        }
        return rows;
    }

    private static List<Object> row(Life life, LocalDateTime at, String reached) {
        return Table.row(life.get("case_no"), at, PHONE, reached, life.get("staff_no"));
    }
}
