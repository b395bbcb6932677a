package callmart.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The agents and who of them works when. Nine rest groups rotate weekly, each with two days off in seven. Nobody who takes calls
 * before midnight takes them after: the late shift runs until 00:30 only to finish, the night shift starts at 00:00.
 */
final class Roster {

    private static final int AGENTS = 45;
    private static final int FIRST_ID = 20001;
    static final LocalDate FOUNDED = LocalDate.of(2024, 3, 1);
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final List<String> GIVEN_NAMES = List.of("丽娟", "晓燕", "婷婷", "雪梅", "佳怡", "文静", "雨桐", "思琪",
            "梦洁", "海霞", "建国",
            "志强", "浩然", "子轩", "俊杰", "明辉", "宇航", "国栋", "鹏飞", "嘉豪");
    private static final int[] TEAM_SIZES = {7, 13, 16, 9};
    private static final List<String> TEAM_NAMES = List.of("投诉处理组", "报修受理组", "综合咨询组", "销售服务组");
    /** Agents move up the list of shifts each week, from late towards early: nobody goes from a late shift into a night shift. */
    private static final int PLACES_PER_WEEK = 8;
    private static final double ABSENCE = 0.03;
    private static final double COMES_LATE = 0.025;
    private static final double LEAVES_EARLY = 0.008;
    private static final List<Set<DayOfWeek>> REST_GROUPS = List.of(
            EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.TUESDAY),
            EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.WEDNESDAY), EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.THURSDAY),
            EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY), EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY),
            EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    private final long seed;
    private final List<Persona> personas;

    Roster(long seed) {
        this.seed = seed;
        this.personas = hire(Dice.of(seed, FOUNDED, "roster"));
    }

    List<Persona> personas() {
        return personas;
    }

    /** Who comes on a day, and from when until when. Some fail to come, but not at night, when two or three are all there are. */
    List<Shift> present(LocalDate date) {
        Dice absence = Dice.of(seed, date, "absence");
        Dice punctuality = Dice.of(seed, date, "punctuality");
        return planned(date).stream().filter(shift -> !absence.chance(ABSENCE) || shift.isNight())
                .map(shift -> shift.isNight() ? shift : worked(shift, punctuality)).toList();
    }

    private static Shift worked(Shift planned, Dice dice) {
        if (dice.chance(COMES_LATE)) {
            return planned.between(planned.from() + dice.between(2, 25) * 60, planned.to());
        }
        if (dice.chance(LEAVES_EARLY) && !planned.isLate()) {
            return planned.between(planned.from(), planned.to() - dice.between(10, 40) * 60);
        }
        return planned;
    }

    /** Who shall come on a day, in the order of shifts. */
    List<Shift> planned(LocalDate date) {
        int week = Math.toIntExact(Math.floorDiv(date.toEpochDay() + 3, 7L));
        List<Integer> turns = new ArrayList<>(IntStream.range(0, AGENTS).boxed().toList());
        Collections.rotate(turns, -week * PLACES_PER_WEEK);
        List<Persona> working = turns.stream().filter(index -> !restGroup(index, week).contains(date.getDayOfWeek()))
                .map(personas::get).toList();
        List<Shift> shifts = new ArrayList<>();
        for (int index = 0; index < working.size(); index++) {
            ShiftKind kind = ShiftKind.at((index + 0.5) / working.size());
            shifts.add(kind.shift(working.get(index), index));
        }
        return shifts;
    }

    private static Set<DayOfWeek> restGroup(int index, int week) {
        return REST_GROUPS.get(Math.floorMod(index + week, REST_GROUPS.size()));
    }

    private static List<Persona> hire(Dice dice) {
        List<Integer> teams = new ArrayList<>();
        for (int team = 0; team < TEAM_SIZES.length; team++) {
            teams.addAll(Collections.nCopies(TEAM_SIZES[team], team));
        }
        for (int index = teams.size() - 1; index > 0; index--) {
            Collections.swap(teams, index, dice.between(0, index));
        }
        Set<String> names = new LinkedHashSet<>();
        while (names.size() < AGENTS) {
            names.add(SURNAMES.charAt(dice.between(0, SURNAMES.length() - 1)) + dice.pick(GIVEN_NAMES));
        }
        List<String> ordered = List.copyOf(names);
        List<Persona> hired = new ArrayList<>();
        for (int index = 0; index < AGENTS; index++) {
            int team = teams.get(index);
            SampleAgent agent = new SampleAgent(Integer.toString(FIRST_ID + index), ordered.get(index), TEAM_NAMES.get(team));
            hired.add(new Persona(agent, Queue.values()[team], dice.between(0.82, 1.2), dice.between(2, 7), dice.between(0.87, 0.98),
                    dice.between(0.56, 0.69), dice.between(0.972, 0.996)));
        }
        return List.copyOf(hired);
    }

    private enum ShiftKind {
        NIGHT("夜班", 0.08, 0, 8 * 60),
        EARLY("早班", 0.25, 7 * 60, 15 * 60 + 30),
        DAY("白班", 0.565, 8 * 60, 17 * 60),
        MIDDLE("中班", 0.735, 10 * 60, 19 * 60 + 30),
        LATE("晚班", 1.0, 15 * 60 + 30, 24 * 60 + 30);

        private final String label;
        private final double until;
        private final int fromMinute;
        private final int toMinute;

        ShiftKind(String label, double until, int fromMinute, int toMinute) {
            this.label = label;
            this.until = until;
            this.fromMinute = fromMinute;
            this.toMinute = toMinute;
        }

        static ShiftKind at(double position) {
            for (ShiftKind kind : values()) {
                if (position < kind.until) {
                    return kind;
                }
            }
            return LATE;
        }

        /** Meal breaks of half an hour are staggered over three hours around the middle of the shift. */
        Shift shift(Persona persona, int turn) {
            int breakMinute = (fromMinute + toMinute) / 2 - 90 + (turn % 6) * 30;
            return new Shift(persona, label, fromMinute * 60, toMinute * 60, breakMinute * 60, (breakMinute + 30) * 60);
        }
    }
}
