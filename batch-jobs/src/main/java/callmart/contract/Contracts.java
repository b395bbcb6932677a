package callmart.contract;

import callmart.config.ConfigFolder;
import callmart.config.Fault;
import callmart.config.Faults;
import callmart.config.YamlNode;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.MeasureCatalogue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All contracts, by the files of {@code config/contracts}. */
public final class Contracts {

    /** Its name in the configuration folder. */
    public static final String FOLDER = "contracts";

    private static final String ENDING = ".yml";

    private final List<Contract> contracts;

    Contracts(List<Contract> contracts) {
        this.contracts = List.copyOf(contracts);
    }

    /**
     * Reads every file of the chosen folder's {@code contracts}, never the product's sample; what is wrong with them, alone or beside each
     * other, is recorded in {@code faults}.
     */
    public static Contracts read(ConfigFolder folder, KpiCatalogue kpis, Faults faults) {
        ConfigFolder own = folder.own();
        return read(own, own.list(FOLDER, ENDING), kpis, faults);
    }

    /** Reads one file by its path, in place of all others. */
    public static Contracts readOne(ConfigFolder folder, String path, KpiCatalogue kpis, Faults faults) {
        return read(folder, List.of(path), kpis, faults);
    }

    private static Contracts read(ConfigFolder folder, List<String> names, KpiCatalogue kpis, Faults faults) {
        List<Part> parts = new ArrayList<>();
        for (String name : names) {
            int before = faults.list().size();
            Optional<YamlNode> file = folder.read(name, faults);
            file.ifPresent(root -> new ContractReader(kpis, faults).read(root).ifPresent(contract -> parts.add(new Part(root, contract))));
            if (file.isEmpty() && faults.list().size() == before) {
                faults.add(new Fault(folder.resolve(name).toString(), 0, "",
                        "the file says nothing; write the contract, or move the file away"));
            }
        }
        parts.sort(Comparator.comparing(part -> part.contract().from()));
        checkCovers(parts);
        Map<String, Part> byId = new LinkedHashMap<>();
        parts.forEach(part -> byId.merge(part.contract().id(), part, Contracts::joined));
        return new Contracts(byId.values().stream().map(Part::contract).toList());
    }

    /** A file's contract and where it stands. */
    private record Part(YamlNode root, Contract contract) {

        /** The place of a key that the reader found present. */
        void fault(String key, String message) {
            root.entries().getOrDefault(key, root).fault(message);
        }
    }

    /** Two files of one contract: the later follows the earlier without a gap. */
    private static Part joined(Part earlier, Part later) {
        Contract first = earlier.contract();
        Contract second = later.contract();
        if (!second.from().equals(first.to().plusDays(1))) {
            later.fault("effective", (second.from().isAfter(first.to()) ? "leaves a gap after " : "overlaps ") + earlier.root().file()
                    + ", which holds contract " + first.id() + " until " + first.to() + "; begin on " + first.to().plusDays(1));
        }
        if (!first.vendor().equals(second.vendor()) || !first.currency().equals(second.currency())
                || !first.covers().equals(second.covers())) {
            later.fault("id", "vendor, currency and covers are not those of " + earlier.root().file() + ", which has the same id "
                    + first.id() + "; a contract keeps them, another one has another id");
        }
        List<Terms> terms = new ArrayList<>(first.terms());
        terms.addAll(second.terms());
        return new Part(later.root(), new Contract(first.id(), first.vendor(), first.covers(), first.currency(), first.from(),
                second.to().isAfter(first.to()) ? second.to() : first.to(), terms));
    }

    private static void checkCovers(List<Part> parts) {
        for (int later = 1; later < parts.size(); later++) {
            for (Part earlier : parts.subList(0, later)) {
                Contract one = earlier.contract();
                Contract other = parts.get(later).contract();
                if (!one.id().equals(other.id()) && one.meets(other.from(), other.to()) && one.covers().overlaps(other.covers())) {
                    parts.get(later).fault("covers", "covers " + other.covers() + ", as contract " + one.id() + " in "
                            + earlier.root().file() + " does (" + one.covers() + ") from " + one.from() + " to " + one.to()
                            + "; a team or queue belongs to one vendor at a time");
                }
            }
        }
    }

    /** All of them, by the first day. */
    public List<Contract> list() {
        return contracts;
    }

    /** Those in force on some day of the month, by the first day. */
    public List<Contract> of(YearMonth month) {
        return contracts.stream().filter(contract -> contract.meets(month.atDay(1), month.atEndOfMonth())).toList();
    }

    /**
     * What a contract says in a month, in the order of time: monthly rules follow the last. Empty when no file has it in force in the
     * month.
     */
    public List<Terms> terms(String contract, YearMonth month) {
        return find(contract).map(one -> one.of(month)).orElse(List.of());
    }

    /** What the fee of a statement is made of; empty when the contract's files give another one by now. */
    public Optional<Fee> fee(Statement statement) {
        return find(statement.contract()).filter(one -> !one.of(statement.month()).isEmpty()).map(one -> Fee.of(one, statement.month()))
                .filter(fee -> fee.amount().compareTo(statement.monthlyFee()) == 0);
    }

    /** Whether an issued statement was computed with the terms that its contract's files have now. */
    public boolean stillHold(IssuedStatement issued) {
        return find(issued.statement().contract()).filter(one -> Checksums.of(one, issued.statement().month())
                .equals(issued.termsChecksum())).isPresent();
    }

    /**
     * The feeds of what the contracts price in a month: of their KPIs' measures, any choice of each, and of their slips.
     *
     * @param month empty: in all that the files say
     */
    public Set<String> feeds(Optional<YearMonth> month, MeasureCatalogue measures) {
        Set<String> feeds = new TreeSet<>();
        contracts.stream().flatMap(contract -> month.map(contract::of).orElse(contract.terms()).stream()).forEach(terms -> {
            feeds.addAll(measures.feeds(terms.kpis().stream().flatMap(term -> term.kpi().measures().stream()).toList()));
            feeds.addAll(terms.slips().feeds());
        });
        return feeds;
    }

    private Optional<Contract> find(String contract) {
        return contracts.stream().filter(one -> one.id().equals(contract)).findFirst();
    }

    /** Titles of the tariff by code, as of a day; a code that no contract in force has keeps its title of another time. */
    public Map<String, String> titles(LocalDate day) {
        Map<String, String> titles = new LinkedHashMap<>();
        contracts.forEach(contract -> contract.on(day).ifPresent(terms -> terms.slips().tariff()
                .forEach((code, entry) -> titles.putIfAbsent(code, entry.title()))));
        contracts.forEach(contract -> contract.terms().forEach(terms -> terms.slips().tariff()
                .forEach((code, entry) -> titles.putIfAbsent(code, entry.title()))));
        return titles;
    }
}
