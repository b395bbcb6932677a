package callmart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries over facts that a cluster spreads. Decision 292. */
class SpreadQueriesTest {

    private static final Path SQL = ReferenceData.projectRoot().resolve("sql");
    private static final Set<String> ELSEWHERE = Set.of("schema", "shards", "extract", "state");
    private static final Set<String> FEEDS = Set.of("calls", "surveys", "tickets", "complaint_cases", "agent_states");
    private static final Pattern READ = Pattern.compile("\\b(?:FROM|JOIN)\\s+`?(\\w+)");
    private static final Pattern NAMED = Pattern.compile("(?:\\bWITH|,)\\s+(\\w+) AS\\s*\\(\\s*SELECT");

    private static final Pattern GLOBAL_IN = Pattern.compile("\\bGLOBAL (?:NOT )?IN\\s*(\\(|\\w+)");
    private static final Pattern AS_SCALAR = Pattern.compile("\\(\\s*SELECT arrayJoin\\(\\(\\s*(?:SELECT|WITH)\\b");
    private static final Pattern WITH_PARAMETERS = Pattern.compile("\\b(?:FROM|JOIN)\\s+\\w+\\(\\s*\\w+ = ");

    private final Map<String, String> texts = new HashMap<>();

    private static String plain(String text) {
        return text.replaceAll("--[^\\n]*", "").replaceAll("'(?:[^'\\\\]|\\\\.)*'", "''");
    }

    private static Set<String> read(String text) {
        return READ.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** Views that read a spread feed, themselves or through others, and the feeds. */
    private Set<String> spread() throws IOException {
        Set<String> spread = new HashSet<>();
        try (Stream<Path> files = Files.list(SQL.resolve("cluster"))) {
            files.map(file -> file.getFileName().toString().replace(".sql", "")).filter(name -> !name.equals("loaded_days"))
                    .forEach(spread::add);
        }
        assertThat(spread).isEqualTo(FEEDS);
        int before = 0;
        while (before != spread.size()) {
            before = spread.size();
            texts.forEach((file, text) -> {
                if (file.matches("(base|views)/\\w+\\.sql") && read(text).stream().anyMatch(spread::contains)) {
                    spread.add(file.replaceAll(".*/|\\.sql", ""));
                }
            });
        }
        return spread;
    }

    @BeforeEach
    void readTexts() throws IOException {
        try (Stream<Path> files = Files.walk(SQL)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                if (!ELSEWHERE.contains(SQL.relativize(file).getName(0).toString())) {
                    texts.put(SQL.relativize(file).toString(), plain(Files.readString(file)));
                }
            }
        }
    }

    /** A plain IN is asked of each shard, which has nothing but its share. */
    @Test
    void sets_of_queries_over_spread_feeds_are_made_on_the_first_node() throws IOException {
        Set<String> spread = spread();
        List<String> wrong = new ArrayList<>();
        texts.forEach((file, text) -> {
            if (read(text).stream().anyMatch(spread::contains)) {
                String named = NAMED.matcher(text).results().map(found -> found.group(1) + "\\b").collect(Collectors.joining("|"));
                Matcher plainIn = Pattern.compile("(?<!GLOBAL )(?<!GLOBAL NOT )\\b(?:NOT )?IN\\s*(?:\\(\\s*(?:SELECT|WITH)\\b[^\\n]*"
                        + (named.isEmpty() ? "" : "|(?:" + named + ")(?!\\()") + ")").matcher(text);
                plainIn.results().map(MatchResult::group)
                        .forEach(in -> wrong.add(file + ": " + in));
            }
        });
        assertThat(wrong).as("write GLOBAL IN").isEmpty();
        assertThat(texts).hasSizeGreaterThan(200);
    }

    /** The engine forgets the parameters when it sends the set on. */
    @Test
    void sets_of_views_with_parameters_are_made_as_a_scalar_before() throws IOException {
        Set<String> spread = spread();
        List<String> wrong = new ArrayList<>();
        texts.forEach((file, text) -> {
            Map<String, String> named = NAMED.matcher(text).results().collect(Collectors.toMap(found -> found.group(1),
                    found -> inBrackets(text, text.indexOf('(', found.end(1))), (first, other) -> first + other));
            for (MatchResult in : GLOBAL_IN.matcher(text).results().toList()) {
                String set = in.group(1).equals("(") ? inBrackets(text, in.start(1)) : named.getOrDefault(in.group(1), "");
                if (!AS_SCALAR.matcher(set).lookingAt() && !Collections.disjoint(read(asking(text, in.start())), spread)
                        && WITH_PARAMETERS.matcher(whole(set, named)).find()) {
                    wrong.add(file + ": " + set);
                }
            }
        });
        assertThat(wrong).as("write GLOBAL IN (SELECT arrayJoin((SELECT groupArray(…) FROM …)))").isEmpty();
    }

    /** In a cluster they are empty while migrations are applied. Files before the 60th were written for one node. */
    @Test
    void migrations_read_no_spread_feed() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Migration migration : Migration.list(SQL.resolve("schema"))) {
            if (migration.version() >= 60 && !Collections.disjoint(read(plain(migration.content())), FEEDS)) {
                wrong.add(migration.file());
            }
        }
        assertThat(wrong).as("read delivered_columns").isEmpty();
    }

    private static String inBrackets(String text, int opening) {
        int depth = 0;
        for (int at = opening; at < text.length(); at++) {
            depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            if (depth == 0) {
                return text.substring(opening, at + 1);
            }
        }
        return text.substring(opening);
    }

    /** The query that has the condition, up to it: back to where its brackets open, or a query ends that it is united with. */
    private static String asking(String text, int condition) {
        int depth = 0;
        for (int at = condition - 1; at >= 0; at--) {
            depth += text.charAt(at) == ')' ? 1 : text.charAt(at) == '(' ? -1 : 0;
            if (depth < 0 || depth == 0 && text.startsWith("UNION ALL", at)) {
                return text.substring(at, condition);
            }
        }
        return text.substring(0, condition);
    }

    /** A query with those that it reads by name. */
    private static String whole(String query, Map<String, String> named) {
        return query + read(query).stream().filter(named::containsKey).map(name -> {
            Map<String, String> others = new HashMap<>(named);
            others.remove(name);
            return whole(named.get(name), others);
        }).collect(Collectors.joining());
    }
}
