package callmart.why;

import callmart.calendar.BusinessCalendar;
import callmart.calendar.BusinessClock;
import callmart.calendar.Period;
import callmart.measure.Dimension;
import callmart.measure.MeasureSums;
import callmart.measure.kpi.Expression;
import callmart.measure.kpi.Ratio;
import callmart.report.Figure;
import callmart.report.Formats;
import callmart.report.Unusual;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says which figures of a period are different from usual, takes the difference apart, and puts beside it what else happened.
 * Decisions 320 to 323.
 */
public final class NoteDesk {

    private static final int PLACES = 9;

    private final NoteSettings settings;
    private final Centre centre;
    private final MeasureSums sums;
    private final Warehouse warehouse;
    private final QueryFolder queries;
    private final References references;
    private final BusinessClock clock;

    /**
     * What is known of the centre.
     *
     * @param targets the KPIs with a target
     * @param feeds of each measure by id
     * @param measures label by id
     * @param categories label by code
     * @param names what checks and feeds are called
     * @param agents name by id
     * @param terms by contract, from when on its terms in force hold
     */
    public record Centre(List<Figure> targets, Map<String, List<String>> feeds, Map<String, String> measures,
            Map<String, String> categories, Map<String, String> names, Map<String, String> agents,
            Function<Period, Map<String, String>> terms) {
    }

    /**
     * What a period's figures came to.
     *
     * @param different those that are told, of missing data first
     * @param references what they are compared with; empty where there is too little
     * @param summary said where none is different
     */
    public record Notes(List<Unusual> different, List<Period> references, Optional<String> summary) {
    }

    /** @param queries {@code sql/notes} @param comparableDays of a day, the newest first */
    public NoteDesk(NoteSettings settings, Centre centre, MeasureSums sums, Warehouse warehouse, QueryFolder queries,
            BusinessCalendar calendar, Function<LocalDate, List<LocalDate>> comparableDays,
            BusinessClock clock) {
        this.settings = settings;
        this.centre = centre;
        this.sums = sums;
        this.warehouse = warehouse;
        this.queries = queries;
        this.references = new References(calendar, comparableDays, settings);
        this.clock = clock;
    }

    public NoteSettings settings() {
        return settings;
    }

    /**
     * @param cards figures that are looked at beside the KPIs with a target
     * @param isWhole whether a period's data are all there
     * @param namesAgents whether agents may be named
     */
    public Notes of(Period period, List<Figure> cards, Predicate<Period> isWhole, boolean namesAgents) {
        List<Period> periods = references.of(period, isWhole);
        if (periods.isEmpty()) {
            return new Notes(List.of(), periods, Optional.empty());
        }
        List<Figure> figures = Stream.concat(cards.stream(), centre.targets().stream()).filter(distinct()).toList();
        Sums read = new Sums(sums, period, periods, figures);
        NoteWords words = new NoteWords(settings, new NoteWords.Names(centre.measures(), centre.categories(),
                namesAgents ? centre.agents() : Map.of()));
        Facts facts = new Facts(warehouse, queries, settings, centre.names());
        List<Difference> found = new ArrayList<>();
        figures.forEach(figure -> difference(figure, period, periods, read).ifPresent(found::add));
        List<Unusual> different = found.stream().sorted(Comparator.comparing(Difference::spreads).reversed()).limit(settings.most().notes())
                .map(one -> unusual(one, period, read, words, facts)).sorted(Comparator.comparing(one -> !one.isGap())).toList();
        return new Notes(different, periods, different.isEmpty() ? Optional.of(settings.fill("none", Map.of("periods",
                references.words(period, periods.size())))) : Optional.empty());
    }

    /**
     * A figure's difference taken apart, whether it is unusual or not.
     *
     * @param by empty: by what a note tells it
     */
    public Optional<Why> why(Figure figure, Period period, Predicate<Period> isWhole, Optional<Dimension> by) {
        List<Period> periods = references.of(period, isWhole);
        Sums read = new Sums(sums, period, periods, List.of(figure));
        List<Period> counted = counted(figure, periods, read);
        if (counted.size() < settings.reach().fewest() || !read.of(figure, period).hasValue()) {
            return Optional.empty();
        }
        Difference difference = new Difference(figure, usual(figure, period, counted, read), BigDecimal.ZERO, counted);
        Dimension dimension = by.orElseGet(() -> told(difference, read).stream().findFirst().map(NoteWords.Told::dimension)
                .orElse(Dimension.HOUR));
        return read.breakdown(figure, counted, dimension).map(whole -> Why.of(figure, dimension, whole, counted, difference.usual(),
                difference.usual().differs(figure.unit(), read.of(figure, period), settings.limits())));
    }

    /** @param spreads how many spreads the value lies from the median @param periods those of the reference with a value */
    private record Difference(Figure figure, Usual usual, BigDecimal spreads, List<Period> periods) {
    }

    private static Predicate<Figure> distinct() {
        Set<String> seen = new HashSet<>();
        return figure -> seen.add(figure.id());
    }

    private static List<Period> counted(Figure figure, List<Period> periods, Sums read) {
        return periods.stream().filter(one -> read.of(figure, one).hasValue()).toList();
    }

    private static final Ratio NOTHING = new Ratio(BigDecimal.ZERO, BigDecimal.ZERO);

    private Usual usual(Figure figure, Period period, List<Period> counted, Sums read) {
        return Usual.of(figure.unit(), counted.stream().map(one -> read.of(figure, one)).toList(), read.of(figure, period),
                settings.limits());
    }

    private Optional<Difference> difference(Figure figure, Period period, List<Period> periods, Sums read) {
        Ratio now = read.of(figure, period);
        List<Period> counted = counted(figure, periods, read);
        if (!now.hasValue() || counted.size() < settings.reach().fewest()) {
            return Optional.empty();
        }
        Usual usual = usual(figure, period, counted, read);
        return usual.differs(figure.unit(), now, settings.limits()) 
                ? Optional.of(new Difference(figure, usual, usual.distance(now), counted)) : Optional.empty();
    }

    private Unusual unusual(Difference difference, Period period, Sums read, NoteWords words, Facts asked) {
        Figure figure = difference.figure();
        List<NoteWords.Told> told = told(difference, read);
        List<Unusual.Fact> facts = asked.of(parameters(difference, period, hours(difference, read)));
        Breakdown whole = Stream.concat(told.stream().map(NoteWords.Told::dimension), settings.dimensions().stream())
                .flatMap(by -> read.breakdown(figure, difference.periods(), by).stream()).findFirst()
                .orElseGet(() -> whole(figure, difference, period, read));
        List<Unusual.Part> parts = told.isEmpty() ? List.of() : told.get(0).parts().stream().map(part -> new Unusual.Part(part.key(),
                part.ratePart().rounded(PLACES), part.mixPart().rounded(PLACES))).toList();
        return new Unusual(figure.id(), whole.now().rounded(PLACES), whole.usual().rounded(PLACES), difference.usual().spread(),
                told.isEmpty() ? "" : told.get(0).dimension().word(), parts, facts, facts.stream().anyMatch(fact ->
                settings.gaps().contains(fact.kind())), words.note(figure, whole, new NoteWords.Compared(references.words(period,
                difference.periods().size()), difference.periods().size()), told, facts));
    }

    /** A figure without any dimension. */
    private static Breakdown whole(Figure figure, Difference difference, Period period, Sums read) {
        Map<String, Ratio> usual = Map.of(Dimension.NO_VALUE, difference.periods().stream().map(one -> read.of(figure, one))
                .reduce(NOTHING, (a, b) -> new Ratio(a.numerator().add(b.numerator()), a.denominator().add(b.denominator()))));
        return figure.denominator().isPresent()
                ? Breakdown.ofRatio(usual, Map.of(Dimension.NO_VALUE, read.of(figure, period))).orElseThrow()
                : Breakdown.ofCount(Map.of(Dimension.NO_VALUE, usual.get(Dimension.NO_VALUE).numerator()), difference.periods().size(),
                        Map.of(Dimension.NO_VALUE, read.of(figure, period).numerator()));
    }

    /** The dimension that needs the fewest keys, and the next that needs as few. */
    private List<NoteWords.Told> told(Difference difference, Sums read) {
        List<NoteWords.Told> all = settings.dimensions().stream().map(by -> new NoteWords.Told(by, read.breakdown(difference.figure(),
                difference.periods(), by).map(whole -> whole.told(settings.most().keys(), settings.most().share())).orElse(List.of())))
                .filter(one -> !one.parts().isEmpty()).toList();
        int fewest = all.stream().mapToInt(one -> one.parts().size()).min().orElse(0);
        return all.stream().filter(one -> one.parts().size() == fewest).limit(2).toList();
    }

    /** The hours that give half of the difference; all where no few do. */
    private List<Integer> hours(Difference difference, Sums read) {
        List<Integer> hours = read.breakdown(difference.figure(), difference.periods(), Dimension.HOUR).map(whole ->
                whole.told(settings.most().keys(), settings.most().share())).orElse(List.of()).stream().map(Breakdown.Part::key)
                .filter(key -> !key.equals(Breakdown.OTHERS)).map(Integer::valueOf).sorted().toList();
        return hours.isEmpty() ? IntStream.range(0, 24).boxed().toList() : hours;
    }

    private Map<String, Object> parameters(Difference difference, Period period, List<Integer> hours) {
        Map<String, String> judged = judged(period, List.of(difference.figure()));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("from", period.from());
        parameters.put("to", period.to());
        parameters.put("days", Sums.days(difference.periods()));
        parameters.put("periods", difference.periods().size());
        parameters.put("hours", hours);
        parameters.put("tz", clock.zone().getId());
        parameters.put("feeds", difference.figure().measures().stream().flatMap(measure -> centre.feeds().getOrDefault(measure, List.of())
                .stream()).distinct().toList());
        parameters.put("what", references.what(period));
        parameters.put("items", List.copyOf(judged.keySet()));
        parameters.put("values", judged.keySet().stream().map(judged::get).toList());
        return parameters;
    }

    /** By what figures are judged: target and formula of each, and the terms of contracts. */
    public Map<String, String> judged(Period period, Collection<Figure> figures) {
        Map<String, String> judged = new TreeMap<>();
        figures.stream().filter(figure -> figure.denominator().isPresent()).forEach(figure -> judged.put(settings.fill("target",
                Map.of("label", figure.label())), Formats.target(figure) + "；" + sum(figure.numerator()) + " ÷ "
                + sum(figure.denominator().get())));
        centre.terms().apply(period).forEach((id, from) -> judged.put(settings.fill("version", Map.of("id", id)), from));
        return judged;
    }

    private String sum(Expression expression) {
        StringBuilder text = new StringBuilder();
        expression.terms().forEach(term -> text.append(text.isEmpty() ? "" : term.negative() ? " − " : " + ")
                .append(centre.measures().getOrDefault(term.measure(), term.measure())));
        return text.toString();
    }
}
