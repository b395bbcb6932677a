package callmart.init;

import callmart.config.EnumWord;
import callmart.config.RunSh;
import callmart.extract.SourceDefinition.Type;
import callmart.feed.Column;
import callmart.feed.ColumnType;
import callmart.feed.Feeds;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes {@code sources.yml}, with how sure each guess is and what is missing as comments. No value of a text is shown. */
final class SourcesText {

    private static final String MARGIN = "      ";
    private static final int SHOWN_WORDS = 12;

    private final StringBuilder text;

    private SourcesText(String opening, boolean isEmpty) {
        this.text = new StringBuilder(opening).append(isEmpty ? "feeds: {}\n" : "feeds:\n");
    }

    /** @param unknown what was given and is taken for nothing, as comments */
    static String of(String opening, List<Source> sources, List<String> unknown) {
        SourcesText writer = new SourcesText(opening, sources.isEmpty());
        Feeds.list().forEach(feed -> {
            List<Source> own = sources.stream().filter(source -> source.feed().equals(feed.name())).toList();
            if (!own.isEmpty()) {
                writer.text.append("  ").append(feed.name()).append(":\n");
                own.forEach(source -> writer.source(source, own));
            }
        });
        writer.note("", "Nothing was given of: " + Feeds.NAMES.stream().filter(feed -> sources.stream().noneMatch(source -> source.feed()
                .equals(feed)))
                .collect(Collectors.joining(", ")) + ". What is not made without them is said by " + RunSh.quoted("doctor") + ".");
        unknown.forEach(line -> writer.note("", line));
        return writer.text.toString();
    }

    private void note(String margin, String comment) {
        text.append(margin).append("# ").append(Yaml.comment(comment)).append('\n');
    }

    private void line(String margin, String entry, String comment) {
        text.append(margin).append(entry).append(comment.isEmpty() ? "" : "   # " + Yaml.comment(comment)).append('\n');
    }

    private void source(Source source, List<Source> ofFeed) {
        note("    ", source.samples().stream().map(Sample::name).collect(Collectors.joining(", ")) + ": " + source.feed() + ", "
                + source.confidence() + " % sure, by " + source.rows() + " rows"
                + source.next().map(next -> "; if not, then " + next).orElse(""));
        if (ofFeed.size() > 1) {
            note("    ", ofFeed.stream().map(Source::type).collect(Collectors.toSet()).equals(Set.of(Type.ASTERISK_QUEUE_LOG,
                    Type.ASTERISK_CDR))
                    ? "calls that the queue log has are taken from there, the others from the call detail records"
                    : "one of " + ofFeed.size()
                    + " sources of this feed, which are added up: keep those that do not tell of the same things twice");
        }
        line("    ", "- type: " + EnumWord.dashed(source.type()), "");
        source.path().ifPresent(path -> line(MARGIN, "path: " + Yaml.scalar(path.path()), path.why()));
        source.samples().get(0).table().ifPresent(table -> {
            line(MARGIN, "url: ${" + Init.secret(table.number()) + "}", "of secrets.properties beside this file");
            line(MARGIN, "query: " + source.query(), "beside this file");
        });
        source.samples().get(0).log().ifPresent(log -> log(source.type(), log));
        source.guess().ifPresent(this::mapping);
    }

    private void log(Type type, LogLook log) {
        log.zone().ifPresent(zone -> line(MARGIN, "time-zone: " + zone.getId(),
                "99 %: the ids of the calls hold the time, and it fits in this zone"));
        if (type != Type.ASTERISK_QUEUE_LOG && log.zone().isEmpty()) {
            note(MARGIN, "If calls are hours early or late, the log is in another zone: time-zone: UTC");
        }
        if (type == Type.ASTERISK_CDR) {
            note(MARGIN, "Where agents have names or trunks short numbers, name the lines to the outside: trunks: [provider]");
        }
        note(MARGIN, "Where an agent has several interfaces or another id than elsewhere: agents: {Local/id-61@agentcallback: '52'}");
    }

    private void mapping(FeedGuess guess) {
        text.append(MARGIN).append("columns:\n");
        guess.columns().forEach(column -> line(MARGIN + "  ", column.column().name() + ": " + column.form(), column.confidence() + " %: "
                + column.why()));
        guess.lacking().forEach(column -> note(MARGIN + "  ", "MISSING " + column.name() + ": " + column.comment()
                + ". Without it every row is refused; write its head or a form here (docs/sources.md)"));
        merged("formats", guess, column -> column.traits().formats(), Yaml::map,
                "a guess where day and month could change places: look at some");
        merged("units", guess, column -> column.traits().units(), Yaml::map,
                "a guess where m:ss and h:mm could change places, or a day has not 8 hours: look at some");
        merged("absent", guess, column -> column.traits().absent(), absent -> absent.entrySet().stream().map(entry -> Yaml.scalar(entry
                .getKey())
                + ": " + Yaml.list(entry.getValue())).collect(Collectors.joining(", ", "{", "}")), "values that mean no value");
        if (guess.columns().stream().anyMatch(column -> !column.traits().values().isEmpty())) {
            text.append(MARGIN).append("values:\n");
            guess.columns().stream().filter(column -> !column.traits().values().isEmpty()).forEach(column -> line(MARGIN + "  ",
                    column.column().name() + ": " + Yaml.map(column.traits().values()), ""));
        }
        guess.columns().forEach(this::unknown);
        guess.leftOut().forEach(left -> note(MARGIN, left));
        String missing = guess.missing().stream().filter(column -> !column.required()).map(Column::name).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            note(MARGIN, "nothing was found for: " + missing + " (docs/generated/feeds.md says what each is)");
        }
        if (!guess.unused().isEmpty()) {
            note(MARGIN, "heads that are not used: " + String.join(", ", guess.unused()));
        }
    }

    private <V> void merged(String key, FeedGuess guess, Function<ColumnGuess, Map<String, V>> part, Function<Map<String, V>, String> write,
            String comment) {
        Map<String, V> all = new LinkedHashMap<>();
        guess.columns().forEach(column -> all.putAll(part.apply(column)));
        if (!all.isEmpty()) {
            line(MARGIN, key + ": " + write.apply(all), comment);
        }
    }

    private void unknown(ColumnGuess guess) {
        Set<String> words = new LinkedHashSet<>(guess.traits().unknown());
        if (words.isEmpty() || words.size() > Head.MOST_WORDS) {
            return;
        }
        String shown = words.stream().limit(SHOWN_WORDS).map(Yaml::scalar).collect(Collectors.joining(", "))
                + (words.size() > SHOWN_WORDS ? ", …" : "");
        String what = guess.column().type() == ColumnType.CATEGORY
                ? "is loaded as other; name your own in " + guess.column().list().orElseThrow() + ".yml, or map it"
                : guess.traits().values().containsKey(words.iterator().next()) ? "is a guess: other" : "is refused until 'values' maps it";
        note(MARGIN, guess.column().name() + " " + shown + " is not known and " + what + "; valid: "
                + (guess.column().words().isEmpty() ? "see there" : String.join(", ", guess.column().words())));
    }
}
