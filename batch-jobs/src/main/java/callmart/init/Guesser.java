package callmart.init;

import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.feed.RowRule;
import callmart.init.ColumnGuess.Traits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes a sample for the feed whose columns its heads and values fit best. Decision 270. */
final class Guesser {

    private static final double LEAST = 0.5;
    private static final double BY_VALUES = 0.6;
    private static final double PART = 0.4;
    private static final double LACKS = 1;
    private static final double MADE = 0.3;
    private static final int FALLBACK = 60;
    private static final int DOUBTFUL = 30;
    private static final Pattern PLACE = Pattern.compile("<(=?)(\\w+)>");
    private static final Pattern DERIVED = Pattern.compile("(not|any) <(\\w+)>");

    private final Words words;
    private final Fit fit;

    Guesser(Words words, Fit fit) {
        this.words = words;
        this.fit = fit;
    }

    /** A head taken for a column or part. */
    private record Match(Head head, String target, double likeness, Fit.Of fit) {

        double score() {
            return likeness * fit.share();
        }

        int confidence() {
            return (int) Math.round(100 * score());
        }
    }

    /** The days that rows of a sample lie on, as far as they were looked at; nothing where that is not known. */
    Set<LocalDate> days(FeedGuess guess, Sample sample) {
        return guess.day().flatMap(day -> sample.heads().stream().filter(head -> head.name().equals(day.head())).findFirst()
                .map(head -> fit.days(head, day.pattern()))).orElse(Set.of());
    }

    /** All feeds that something speaks for, the best first. */
    List<FeedGuess> guess(Sample sample) {
        Map<Words.OfFeed, Map<String, Match>> found = new LinkedHashMap<>();
        Map<String, Double> wanted = new HashMap<>();
        for (Words.OfFeed feed : words.feeds()) {
            Map<String, Match> matches = matches(sample, feed);
            found.put(feed, matches);
            matches.values().forEach(match -> wanted.merge(match.head().name(), match.score() * match.score(), Double::sum));
        }
        List<FeedGuess> guesses = new ArrayList<>();
        found.forEach((feed, matches) -> {
            if (!matches.isEmpty()) {
                guesses.add(new Making(sample, feed, matches).guess(wanted));
            }
        });
        return guesses.stream().sorted(Comparator.comparingDouble(FeedGuess::score).reversed()).toList();
    }

    /** Each head goes to one column or part, the surest first. */
    private Map<String, Match> matches(Sample sample, Words.OfFeed feed) {
        List<Match> all = new ArrayList<>();
        for (Head head : sample.heads()) {
            for (Column column : feed.feed().columns()) {
                double likeness = Words.likeness(head.name(), column.name(), feed.columns().get(column.name()));
                if (likeness > 0 || !column.words().isEmpty()) {
                    Fit.Of judged = fit.of(head, column);
                    boolean allKnown = !column.words().isEmpty() && judged.share() == 1 && !head.values().isEmpty();
                    all.add(new Match(head, column.name(), allKnown ? Math.max(likeness, BY_VALUES) : likeness, judged));
                }
            }
            feed.parts().forEach((name, part) -> {
                double likeness = Words.likeness(head.name(), "", part.heads());
                if (likeness > 0) {
                    all.add(new Match(head, name, likeness, fit.of(head, part)));
                }
            });
        }
        Map<String, Match> taken = new LinkedHashMap<>();
        Set<String> heads = new HashSet<>();
        all.stream().filter(match -> match.score() >= LEAST).sorted(Comparator.comparingDouble(Match::score).reversed()).forEach(match -> {
            if (!taken.containsKey(match.target()) && heads.add(match.head().name())) {
                taken.put(match.target(), match);
            }
        });
        return taken;
    }

    /** Makes the columns of one feed of what was found. */
    private final class Making {

        private final Sample sample;
        private final Words.OfFeed known;
        private final Feed feed;
        private final Map<String, Match> matches;
        private final Map<String, ColumnGuess> columns = new LinkedHashMap<>();
        private final List<String> leftOut = new ArrayList<>();
        private Optional<FeedGuess.Day> day = Optional.empty();

        Making(Sample sample, Words.OfFeed known, Map<String, Match> matches) {
            this.sample = sample;
            this.known = known;
            this.feed = known.feed();
            this.matches = matches;
        }

        /** @param wanted how much all feeds together make of a head: what many could take says little. */
        FeedGuess guess(Map<String, Double> wanted) {
            feed.columns().forEach(column -> Optional.ofNullable(matches.get(column.name())).ifPresent(match -> direct(column, match)));
            feed.columns().stream().filter(column -> !columns.containsKey(column.name())).forEach(this::fallback);
            feed.rules().forEach(this::heed);
            List<ColumnGuess> inOrder = feed.columns().stream().filter(column -> columns.containsKey(column.name()))
                    .map(column -> columns.get(column.name())).toList();
            List<Column> missing = feed.columns().stream().filter(column -> !columns.containsKey(column.name())).toList();
            double score = matches.values().stream().mapToDouble(match -> Math.pow(match.score(), 3) / wanted.get(match.head().name())
                    * (known.parts().containsKey(match.target()) ? PART : 1)).sum();
            score += Stream.concat(Stream.of(sample.name()), sample.sheet().stream()).anyMatch(name -> Words.holds(name, known.names()))
                    ? 1 : 0;
            score -= missing.stream().filter(Column::required).count() * LACKS;
            score -= inOrder.stream().filter(guess -> guess.column().required() && guess.confidence() <= FALLBACK).count() * MADE;
            return new FeedGuess(feed, sample, score, inOrder, missing, leftOut, day);
        }

        private void direct(Column column, Match match) {
            String head = Yaml.scalar(match.head().name());
            String why = (match.likeness() > BY_VALUES ? "by its head" : "by its values") + "; "
                    + (match.head().values().isEmpty() ? "no row has a value" : Math.round(match.fit().share() * 100)
                    + " % of its values fit");
            List<String> heads = new ArrayList<>(List.of(match.head().name()));
            String form = head;
            Traits traits = match.fit().traits();
            if (match.fit().shape() == Fit.Shape.DAY) {
                form = "{date: " + head + ", time: {const: '00:00:00'}}";
                why += "; it has days alone, so midnight is taken";
            } else if (match.fit().shape() == Fit.Shape.CLOCK) {
                Optional<Match> dates = dates();
                dates.ifPresent(found -> {
                    heads.add(found.head().name());
                    traits.add(found.fit().traits());
                });
                boolean rolls = feed.beginning().filter(begin -> !begin.equals(column.name())).isPresent()
                        && !feed.dayColumn().equals(Optional.of(column.name()));
                form = "{date: " + dates.map(found -> Yaml.scalar(found.head().name())).orElse("{day-of: {date}}") + ", time: " + head
                        + (rolls ? ", rolls-over: true}" : "}");
                why += "; it has times of day alone, so the day is taken from " + dates.map(found -> found.head().name())
                        .orElse("the path");
            }
            columns.put(column.name(), new ColumnGuess(column, form, match.confidence(), why, heads, traits));
            if (feed.dayColumn().equals(Optional.of(column.name()))) {
                day = (match.fit().shape() == Fit.Shape.CLOCK ? dates() : Optional.of(match)).map(this::dayBy);
            }
        }

        private FeedGuess.Day dayBy(Match match) {
            return new FeedGuess.Day(match.head().name(), Optional.ofNullable(match.fit().traits().formats().get(match.head().name())));
        }

        /** The head of dates beside times of day. */
        private Optional<Match> dates() {
            return feed.dayColumn().filter(column -> feed.column(column).type() == ColumnType.DATE).map(matches::get)
                    .or(() -> known.parts().entrySet().stream().filter(part -> part.getValue().type() == Words.PartType.DATE)
                            .map(part -> matches.get(part.getKey())).filter(Objects::nonNull).findFirst());
        }

        private void fallback(Column column) {
            for (String template : known.fallbacks().getOrDefault(column.name(), List.of())) {
                Matcher derived = DERIVED.matcher(template);
                Optional<ColumnGuess> made = derived.matches() ? derived(column, derived) : filled(column, template.replaceFirst("^\\? *",
                        ""),
                        template.startsWith("?"));
                if (made.isPresent()) {
                    columns.put(column.name(), made.get());
                    if (feed.dayColumn().equals(Optional.of(column.name()))) {
                        day = matches.values().stream().filter(match -> match.head().name().equals(made.get().heads().get(0))).findFirst()
                                .map(this::dayBy);
                    }
                    return;
                }
            }
        }

        /** The opposite of a yes or no, or yes where there is a value. */
        private Optional<ColumnGuess> derived(Column column, Matcher how) {
            Match of = matches.get(how.group(2));
            if (of == null) {
                return Optional.empty();
            }
            Traits traits = new Traits();
            traits.absent().putAll(of.fit().traits().absent());
            boolean not = how.group(1).equals("not");
            of.head().words().keySet().stream().filter(value -> !traits.absent().getOrDefault(of.head().name(), Set.of()).contains(value))
                    .forEach(value -> traits.values().put(value, not ? opposite(feed.column(of.target()), value) : "1"));
            return Optional.of(new ColumnGuess(column, Yaml.scalar(of.head().name()), FALLBACK, (not
                    ? "no head of its own; the opposite of "
                    : "no head of its own; yes where there is a value of ") + of.target(), List.of(of.head().name()), traits));
        }

        private String opposite(Column of, String value) {
            return words.canonical(of, value).orElse(fit.isYes(value) ? "1" : "0").equals("1") ? "0" : "1";
        }

        private Optional<ColumnGuess> filled(Column column, String template, boolean doubtful) {
            StringBuilder form = new StringBuilder();
            Set<String> heads = new LinkedHashSet<>();
            Traits traits = new Traits();
            Matcher place = PLACE.matcher(template);
            while (place.find()) {
                String name = place.group(2);
                ColumnGuess given = columns.get(name);
                Match part = matches.get(name);
                if (given == null && (part == null || !known.parts().containsKey(name))) {
                    return Optional.empty();
                }
                String text = !place.group(1).isEmpty() ? name : given == null ? Yaml.scalar(part.head().name())
                        : template.startsWith("{join") ? given.heads().stream().map(Yaml::scalar).collect(Collectors.joining(", "))
                        : given.form();
                heads.addAll(given != null ? given.heads() : List.of(part.head().name()));
                traits.add(given != null ? given.traits() : part.fit().traits());
                place.appendReplacement(form, Matcher.quoteReplacement(text));
            }
            place.appendTail(form);
            return Optional.of(new ColumnGuess(column, form.toString(), doubtful ? DOUBTFUL : FALLBACK, doubtful
                    ? "no head tells it, so this is little more than a default" : "no head of its own", List.copyOf(heads), traits));
        }

        /** A column that needs another which nothing gives would have its rows refused. */
        private void heed(RowRule rule) {
            if (rule instanceof RowRule.Needs needs && columns.containsKey(needs.column()) && !columns.containsKey(needs.needed())) {
                leftOut.add(needs.column() + " from " + String.join(", ", columns.remove(needs.column()).heads())
                        + " is left out, as it needs "
                        + needs.needed());
            }
        }
    }
}
