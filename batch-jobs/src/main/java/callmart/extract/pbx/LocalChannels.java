package callmart.extract.pbx;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Joins the records of a call at its Local channels, which stand for no party: who lies behind the one half is connected to who lies
 * behind the other.
 */
record LocalChannels(Parties parties) {

    /** The rows of telephones and lines that called, each with the party behind the Local channel that it reached. */
    static List<CdrRow> joined(List<CdrRow> rows) {
        return rows.stream().filter(row -> !Channels.isLocalHalf(row.channel()))
                .map(row -> row.isQueue() ? row : through(row, row, rows, new HashSet<>())).toList();
    }

    private static CdrRow through(CdrRow row, CdrRow last, List<CdrRow> rows, Set<String> passed) {
        String name = Channels.wholeLocal(last.peerChannel());
        if (!Channels.isLocalHalf(last.peerChannel()) || !passed.add(name)) {
            return row;
        }
        List<CdrRow> behind = rows.stream().filter(other -> other != last && Channels.wholeLocal(other.channel()).equals(name)).toList();
        Optional<CdrRow> answered = behind.stream().filter(LocalChannels::isAnswered).findFirst();
        Optional<CdrRow> reached = answered.or(() -> behind.stream().filter(other -> !other.peerChannel().isEmpty()).findFirst());
        if (behind.isEmpty()) {
            return row;
        }
        Long answer = row.answer() == null || answered.isEmpty() ? null : Long.valueOf(Math.max(row.answer(), answered.get().answer()));
        CdrRow next = row.between(row.channel(), reached.map(CdrRow::peerChannel).orElse(row.peerChannel()), answer);
        return reached.isEmpty() ? next : through(next, reached.get(), rows, passed);
    }

    /**
     * The calls that the centre placed by telephone and line both being called by it (click to call): the telephone, or else the Local
     * channel's name or the caller's number, is the agent.
     */
    List<CdrRow> placed(List<CdrRow> rows) {
        List<CdrRow> halves = rows.stream().filter(row -> Channels.isLocalHalf(row.channel()) && row.linked()).toList();
        List<CdrRow> phones = halves.stream().filter(row -> !row.peerChannel().isEmpty() && parties.calledInside(row)
                && !Channels.isLocalHalf(row.peerChannel())).toList();
        Optional<CdrRow> phone = phones.stream().filter(LocalChannels::isAnswered).findFirst().or(() -> phones.stream().findFirst());
        return halves.stream().filter(this::reachesOutside).flatMap(row -> phone
                .map(agent -> row.between(agent.peerChannel(), row.peerChannel(), later(row.answer(), agent.answer())))
                .or(() -> named(row)).stream()).toList();
    }

    private static Optional<CdrRow> named(CdrRow row) {
        if (Channels.isExtension(Channels.peer(row.channel()))) {
            return Optional.of(row);
        }
        return Channels.isExtension(row.source()) ? Optional.of(row.between("Local/" + row.source(), row.peerChannel(), row.answer()))
                : Optional.empty();
    }

    /** Whether a row connects a Local channel with the outside. */
    boolean reachesOutside(CdrRow row) {
        return Channels.isLocalHalf(row.channel()) && !row.peerChannel().isEmpty() && !parties.calledInside(row);
    }

    private static Long later(Long one, Long other) {
        return one == null || other == null ? null : Long.valueOf(Math.max(one, other));
    }

    private static boolean isAnswered(CdrRow row) {
        return row.answer() != null && !row.peerChannel().isEmpty() && row.disposition().equalsIgnoreCase("ANSWERED");
    }
}
