package callmart.contract;

import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes months and issues versions of their statements. An issued version never changes; computing again makes another one when,
 * and only when, the result differs. Whoever calls {@link #close} or {@link #renew} holds the run lock.
 * Decisions 70 and 131.
 */
public final class StatementDesk {

    /** Before the versions of records that a reason names, as {@code feed/record@2026-12-02 10:00}, parted by semicolons. */
    public static final String VERSIONS = "versions:";

    private static final int MOST_VERSIONS = 20;

    /** Feeds of which any load may tell of any month. */
    private static final List<String> OF_ANY_DAY = Feeds.list().stream().filter(feed -> feed.kind() != Feed.Kind.DAILY)
            .map(Feed::name).toList();
    private static final Logger LOG = LoggerFactory.getLogger(StatementDesk.class);

    private final Contracts contracts;
    private final Penalties penalties;
    private final Warehouse warehouse;
    private final StatementStore store;
    private final Path sql;
    private final Clock clock;
    private final ZoneId zone;

    /**
     * @param penalties computes by the terms of {@code contracts}
     * @param sql the product's {@code sql} folder
     * @param zone business time zone
     */
    public StatementDesk(Contracts contracts, Penalties penalties, Warehouse warehouse, Path sql, Clock clock, ZoneId zone) {
        this.contracts = contracts;
        this.penalties = penalties;
        this.warehouse = warehouse;
        this.store = new StatementStore(warehouse);
        this.sql = sql;
        this.clock = clock;
        this.zone = zone;
    }

    /** All issued versions of a month, by contract and version; none while the month is open. */
    public List<IssuedStatement> versions(YearMonth month) {
        return store.list(month);
    }

    /** The last issued version of each contract. */
    public List<IssuedStatement> latest(YearMonth month) {
        Map<String, IssuedStatement> latest = new LinkedHashMap<>();
        store.list(month).forEach(issued -> latest.put(issued.statement().contract(), issued));
        return List.copyOf(latest.values());
    }

    /** What holds for each contract: its last issued version with the one before it, or a draft computed now. */
    public List<Settlement> current(YearMonth month) {
        List<IssuedStatement> versions = versions(month);
        Map<String, Settlement> current = new LinkedHashMap<>();
        versions.forEach(issued -> current.merge(issued.statement().contract(), Settlement.issued(issued, Optional.empty()),
                (before, next) -> Settlement.issued(issued, before.issued())));
        if (contracts.of(month).stream().anyMatch(contract -> !current.containsKey(contract.id()))) {
            penalties.of(month).forEach(draft -> current.putIfAbsent(draft.contract(), Settlement.draft(draft)));
        }
        return List.copyOf(current.values());
    }

    /**
     * Closes the month of contracts: issues version 1 of one that has none, another version where the result differs from the last one.
     *
     * @param contract id of the only one; empty: all that are in force
     * @param note a reason given by hand
     * @return what was issued now; empty when nothing has changed
     */
    public List<IssuedStatement> close(YearMonth month, Optional<String> contract, Optional<String> note) {
        return issue(month, id -> contract.isEmpty() || contract.get().equals(id), note);
    }

    /**
     * Issues another version of what is closed already and now gives something else. What is open stays open.
     *
     * @param contract id of the only one; empty: all
     * @param note a reason given by hand
     * @return what was issued now; empty when nothing has changed
     */
    public List<IssuedStatement> renew(YearMonth month, Optional<String> contract, Optional<String> note) {
        Set<String> closed = latest(month).stream().map(issued -> issued.statement().contract()).collect(Collectors.toSet());
        return issue(month, id -> closed.contains(id) && (contract.isEmpty() || contract.get().equals(id)), note);
    }

    private List<IssuedStatement> issue(YearMonth month, Predicate<String> wanted, Optional<String> note) {
        Map<String, IssuedStatement> latest = new LinkedHashMap<>();
        latest(month).stream().filter(issued -> wanted.test(issued.statement().contract()))
                .forEach(issued -> latest.put(issued.statement().contract(), issued));
        List<IssuedStatement> issued = new ArrayList<>();
        for (Statement statement : penalties.of(month).stream().filter(one -> wanted.test(one.contract())).toList()) {
            next(statement, Optional.ofNullable(latest.remove(statement.contract())), note).ifPresent(version -> {
                store.add(version);
                issued.add(version);
            });
        }
        latest.values().forEach(gone -> LOG.warn("contract {} is not in force in {} any more; its version {} stands as it was issued",
                gone.statement().contract(), month, gone.version()));
        return issued;
    }

    private Optional<IssuedStatement> next(Statement statement, Optional<IssuedStatement> before, Optional<String> note) {
        if (before.filter(last -> Checksums.of(last.statement()).equals(Checksums.of(statement))).isPresent()) {
            return Optional.empty();
        }
        Contract contract = contracts.list().stream().filter(one -> one.id().equals(statement.contract())).findFirst().orElseThrow();
        String terms = Checksums.of(contract, statement.month());
        List<String> reasons = new ArrayList<>(before.map(last -> why(last, terms)).orElse(List.of("closed")));
        note.ifPresent(text -> reasons.add("note:" + text.replaceAll("\\s+", " ").strip()));
        return Optional.of(new IssuedStatement(statement, before.map(IssuedStatement::version).orElse(0) + 1,
                before.map(last -> statement.total().subtract(last.statement().total())), reasons, terms,
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private List<String> why(IssuedStatement before, String terms) {
        List<String> reasons = new ArrayList<>();
        if (!before.termsChecksum().equals(terms)) {
            reasons.add("terms");
        }
        reasons.addAll(loads(before.statement().month(), before.issuedAt()));
        reasons.addAll(versions(before.statement().month(), before.issuedAt()));
        return reasons.isEmpty() ? List.of("program") : reasons;
    }

    /** The versions of the month's records that were loaded since, of many the first. */
    private List<String> versions(YearMonth month, Instant since) {
        List<String> versions = warehouse.query(new QueryFolder(sql.resolve("penalties")).text("versions_since"),
                Map.of("from", month.atDay(1),
                "to", month.atEndOfMonth(), "since", since.toEpochMilli(), "tz", zone.getId()),
                row -> row.string("feed") + "/" + row.string("record_id") + "@" + row.string("written"));
        return versions.isEmpty() ? List.of() : List.of(VERSIONS
                + String.join(";", versions.subList(0, Math.min(versions.size(), MOST_VERSIONS)))
                + (versions.size() > MOST_VERSIONS ? ";…" : ""));
    }

    private List<String> loads(YearMonth month, Instant since) {
        return warehouse.query(new QueryFolder(sql.resolve("penalties")).text("loads_since"),
                Map.of("from", month.atDay(1), "to", month.atEndOfMonth(), "since", since.toEpochMilli(), "of_any_day", OF_ANY_DAY),
                row -> "loaded:" + row.string("feed") + ":" + row.date("first_day") + ":" + row.date("last_day"));
    }
}
