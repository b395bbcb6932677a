package callmart.extract.source;

import callmart.config.ConfigFolder;
import callmart.config.EnumWord;
import callmart.config.Faults;
import callmart.config.Nearest;
import callmart.config.Secrets;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.extract.DateTimes;
import callmart.extract.DurationUnit;
import callmart.extract.Form;
import callmart.extract.Origin;
import callmart.extract.PathPattern;
import callmart.extract.SourceDefinition;
import callmart.extract.SumWords;
import callmart.extract.Telephony;
import callmart.extract.pbx.PbxCursor;
import callmart.feed.ColumnType;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.feed.WordLists;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code sources.yml}: the sources of each feed, in the file's order. */
public final class SourcesFile {

    /** Its name in the configuration folder. */
    public static final String FILE = "sources.yml";

    private static final String FIRST_TIME_DAYS = "first-time-days";
    private static final int MOST_FIRST_TIME_DAYS = 365;
    private static final BigDecimal DEFAULT_MAX_REJECT_RATIO = new BigDecimal("0.01");
    private static final String SHIFTS = "shifts";
    private static final PathPattern NOWHERE = new PathPattern("?");
    private static final Map<String, Character> DELIMITERS = Map.of("\\t", '\t', "tab", '\t');

    /** Where callers are counted whom a queue did not let in. */
    private enum TurnedAway {
        APART, OFFERED
    }

    private final ZoneId businessZone;
    private final DatabaseReader databases;
    private final WordLists lists;
    private final SumWords sumWords;
    private List<SourceDefinition> shifts = List.of();

    private SourcesFile(ZoneId businessZone, DatabaseReader databases, WordLists lists, SumWords sumWords) {
        this.sumWords = sumWords;
        this.businessZone = businessZone;
        this.databases = databases;
        this.lists = lists;
    }

    /**
     * Feed name to its sources; what is wrong is recorded in {@code faults}. Nothing when the chosen folder has no such file: the
     * product's is of its sample centre.
     *
     * @param queryFolders where queries that do not lie beside the file are looked up, the first that has one: usually the home, then
     *        the product
     * @param lists the words that values of a listed column may be mapped to
     */
    public static Map<String, List<SourceDefinition>> read(ConfigFolder folder, List<Path> queryFolders, ZoneId businessZone,
            Secrets secrets, WordLists lists, Faults faults) {
        SourcesFile reader = new SourcesFile(businessZone, new DatabaseReader(queryFolders, secrets), lists,
                SumWords.read(folder, faults));
        Map<String, List<SourceDefinition>> sources = new LinkedHashMap<>();
        ConfigFolder own = folder.own();
        if (!own.has(FILE)) {
            return sources;
        }
        own.read(FILE, faults).ifPresent(root -> {
            YamlMap map = root.map("feeds", FIRST_TIME_DAYS);
            firstTimeDays(map);
            map.find("feeds").ifPresentOrElse(feeds -> reader.feeds(feeds.entries(), sources),
                    () -> root.fault("'feeds' is required and missing"));
        });
        return sources;
    }

    /**
     * On how many days before its own a ticket's customer must not have been in touch to count as new; a fault is told when sources
     * are read.
     */
    public static int firstTimeDays(ConfigFolder folder) {
        ConfigFolder own = folder.own();
        return own.has(FILE) ? own.read(FILE, new Faults()).map(root -> firstTimeDays(root.map("feeds", FIRST_TIME_DAYS)))
                .orElse(MOST_FIRST_TIME_DAYS) : MOST_FIRST_TIME_DAYS;
    }

    private static int firstTimeDays(YamlMap map) {
        return map.find(FIRST_TIME_DAYS).map(node -> node.parsed(MOST_FIRST_TIME_DAYS, text -> {
            int days = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
            if (days < 1 || days > MOST_FIRST_TIME_DAYS) {
                throw new IllegalArgumentException("expected days from 1 to " + MOST_FIRST_TIME_DAYS + ", found '" + text + "'");
            }
            return days;
        })).orElse(MOST_FIRST_TIME_DAYS);
    }

    /** The shifts are read first, as punches are held against them; the feeds stay in the file's order. */
    private void feeds(Map<String, YamlNode> entries, Map<String, List<SourceDefinition>> sources) {
        Optional<List<SourceDefinition>> planned = Optional.ofNullable(entries.get(SHIFTS)).flatMap(node -> feed(SHIFTS, node));
        shifts = planned.orElse(List.of());
        entries.forEach((name, node) -> (name.equals(SHIFTS) ? planned : feed(name, node)).ifPresent(read -> sources.put(name, read)));
    }

    private Optional<List<SourceDefinition>> feed(String name, YamlNode node) {
        if (!Feeds.NAMES.contains(name)) {
            node.fault("unknown feed '" + name + "'" + Nearest.hint(name, Feeds.NAMES) + " Valid: "
                    + String.join(", ", Feeds.NAMES));
            return Optional.empty();
        }
        if (node.list().isEmpty()) {
            node.fault("needs at least one source; take the feed out of the file if the centre does not have it");
        }
        return Feeds.find(name).map(feed -> node.list().stream()
                .flatMap(source -> source(feed, source).stream()).toList());
    }

    private Optional<SourceDefinition> source(Feed feed, YamlNode node) {
        YamlMap map = node.map("type", "path", "charset", "delimiter", "sheet", "header", "url", "username", "password", "query",
                "no-rows", "columns", "formats", "units", "absent", "where", "values", "time-zone", "max-reject-ratio", "allow-empty",
                "trunks", "agents", "turned-away", "gone", "punches");
        SourceDefinition.Type type = map.require("type", SourceDefinition.Type.CSV, word -> type(feed, word));
        Optional<PunchReader> punches = PunchReader.read(feed, map, !shifts.isEmpty());
        Map<String, Form> mapped = columns(feed, type, map);
        Map<String, Form> columns = punches.map(read -> read.columns(mapped)).orElse(mapped);
        punches.ifPresent(read -> map.find("punches").ifPresent(at -> checkDayOfPath(map, at, read.at())));
        return node.faults().attempt(node, () -> new SourceDefinition(node.file() + ":" + node.line(), type,
                type == SourceDefinition.Type.JDBC || type.isTelephoneSystem() && map.has("url") ? databases.read(map) : files(map, type),
                columns, formats(type, map), units(feed, map, columns), valueSets(map, "absent"), valueSets(map, "where"),
                values(feed, map), sumWords, map.get("time-zone", businessZone, YamlNode::zone),
                map.get("max-reject-ratio", DEFAULT_MAX_REJECT_RATIO, SourcesFile::share),
                map.get("allow-empty", false, YamlNode::bool),
                telephony(type, map), gone(feed, type, map))).map(log -> punches.map(read -> read.attendance(log, shifts)).orElse(log));
    }

    private static SourceDefinition.Type type(Feed feed, YamlNode node) {
        SourceDefinition.Type type = node.word(SourceDefinition.Type.class);
        if (!type.feeds(feed.name())) {
            node.fault("a source of the type " + EnumWord.dashed(type) + " has no " + feed.name() + "; take another source for this feed");
        }
        return type;
    }

    private static Origin files(YamlMap map, SourceDefinition.Type type) {
        DatabaseReader.refuse(map, DatabaseReader.KEYS, "is of type jdbc; a file has 'path'");
        if (type == SourceDefinition.Type.CSV) {
            foreign(map, type, "workbooks", "sheet");
        } else if (type == SourceDefinition.Type.XLSX || type == SourceDefinition.Type.XLS) {
            foreign(map, type, "text files", "charset", "delimiter");
        } else {
            foreign(map, type, "text files and workbooks", "header");
        }
        return new Origin.InFiles(map.require("path", NOWHERE, path -> path.parsed(NOWHERE, PathPattern::new)),
                map.find("charset").map(YamlNode::text).filter(name -> !name.equals("auto")).map(name -> charset(map, name)),
                map.find("delimiter").map(YamlNode::text).filter(text -> !text.equals("auto")).map(text -> delimiter(map, text)),
                map.find("sheet").map(YamlNode::requiredText), map.find("header").filter(SourcesFile::isNone).isEmpty());
    }

    private static boolean isNone(YamlNode header) {
        if (!header.text().equals("none")) {
            header.fault("expected none, of files without a row of headers, found '" + header.text() + "'");
        }
        return true;
    }

    private static void foreign(YamlMap map, SourceDefinition.Type type, String owners, String... keys) {
        for (String key : keys) {
            map.find(key).ifPresent(node -> node.fault("is a key of " + owners + "; a source of type " + EnumWord.dashed(type)
                    + " has none"));
        }
    }

    private static String charset(YamlMap map, String name) {
        map.find("charset").filter(node -> !isCharset(name)).ifPresent(node -> node.fault(
                "unknown charset '" + name + "'; expected auto, UTF-8, GB18030, UTF-16 or another name that Java knows"));
        return name;
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static char delimiter(YamlMap map, String text) {
        if (text.length() == 1 && !"\"\r\n".contains(text)) {
            return text.charAt(0);
        }
        Character named = DELIMITERS.get(text);
        if (named == null) {
            map.find("delimiter").ifPresent(node -> node.fault("expected auto, tab or one character such as , ; |, found '" + text + "'"));
            return ',';
        }
        return named;
    }

    private static BigDecimal share(YamlNode node) {
        BigDecimal share = node.decimal();
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            node.fault("expected a share from 0 to 1, found " + share);
        }
        return share;
    }

    private static Telephony telephony(SourceDefinition.Type type, YamlMap map) {
        if (!type.isTelephoneSystem()) {
            foreign(map, type, "telephone systems", "trunks", "agents", "turned-away");
        }
        Map<String, String> agents = new LinkedHashMap<>();
        map.get("agents", Map.<String, YamlNode>of(), YamlNode::entries).forEach((agent, id) -> agents.put(agent, id.requiredText()));
        return new Telephony(map.get("trunks", Set.of(), trunks -> new LinkedHashSet<>(trunks.texts())), agents,
                map.get("turned-away", TurnedAway.APART, node -> node.word(TurnedAway.class)) == TurnedAway.OFFERED);
    }

    private static Map<String, LocalDate> gone(Feed feed, SourceDefinition.Type type, YamlMap map) {
        Map<String, LocalDate> gone = new LinkedHashMap<>();
        map.get("gone", Map.<String, YamlNode>of(), YamlNode::entries).forEach((column, node) -> {
            if (!type.isTelephoneSystem() || !column.startsWith("log.")) {
                checkColumn(feed, column, node);
            }
            try {
                gone.put(column, LocalDate.parse(node.text()));
            } catch (DateTimeException e) {
                node.fault("'" + node.text() + "' is not a day; write the first day without the column as 2026-11-21");
            }
        });
        return gone;
    }

    private static Map<String, Form> columns(Feed feed, SourceDefinition.Type type, YamlMap map) {
        Map<String, Form> columns = new LinkedHashMap<>();
        Map<YamlNode, Form> forms = new LinkedHashMap<>();
        map.get("columns", Map.<String, YamlNode>of(), YamlNode::entries).forEach((name, node) -> {
            checkColumn(feed, name, node);
            FormReader.read(feed, node).ifPresent(form -> {
                checkInstant(feed, name, node, form);
                checkRollsOver(feed, name, node, form);
                checkNumbers(map, node, form);
                columns.put(name, form);
                forms.put(node, form);
            });
        });
        if (MonthSheets.isOne(forms.values())) {
            MonthSheets.check(feed, map, type, forms.values());
            feed.dayColumn().ifPresent(day -> columns.putIfAbsent(day, new Form.DayOfPath()));
        } else {
            forms.forEach((node, form) -> checkDayOfPath(map, node, form));
        }
        return columns;
    }

    private static void checkColumn(Feed feed, String name, YamlNode node) {
        if (!feed.columnNames().contains(name)) {
            node.fault("feed " + feed.name() + " has no column '" + name + "'" + Nearest.hint(name, feed.columnNames()));
        }
    }

    private static void checkInstant(Feed feed, String name, YamlNode node, Form form) {
        if (form.isInstant() && feed.columnNames().contains(name) && feed.column(name).type() != ColumnType.TIME) {
            node.fault("gives a date and time, but " + name + " is not a time column");
        }
    }

    private static void checkRollsOver(Feed feed, String name, YamlNode node, Form form) {
        if (!form.rollsOver()) {
            return;
        }
        if (feed.beginning().isEmpty()) {
            node.fault("rolls over, but a row of " + feed.name() + " has no beginning that it could roll over from; take a column that has"
                    + " the date as well, or leave 'rolls-over' out");
        } else if (feed.beginning().get().equals(name)) {
            node.fault("rolls over, but " + name + " is where a row of " + feed.name()
                    + " begins; leave 'rolls-over' out: times from 24:00 on" + " are those of the next day without it");
        } else if (feed.dayColumn().equals(Optional.of(name))) {
            node.fault("rolls over, but " + name + " decides the day of a row and is read before " + feed.beginning().get()
                    + "; take a column that has the date as well");
        }
    }

    private static void checkDayOfPath(YamlMap map, YamlNode node, Form form) {
        if (form.needsDayOfPath() && map.find("path").filter(path -> path.isScalar() && path.text().contains("{date")).isEmpty()) {
            node.fault("takes the day of the path, but 'path' of this source has no {date}");
        }
    }

    private static void checkNumbers(YamlMap map, YamlNode node, Form form) {
        if (map.has("header")) {
            form.headers().filter(header -> !header.matches("[1-9]\\d{0,3}")).findFirst().ifPresent(header -> node.fault("'" + header
                    + "' is not a column number; with 'header: none' columns are called 1, 2, 3 …"));
        }
    }

    private static Map<String, String> formats(SourceDefinition.Type type, YamlMap map) {
        Map<String, String> formats = new LinkedHashMap<>();
        map.get("formats", Map.<String, YamlNode>of(), YamlNode::entries).forEach((header, node) -> {
            if (type.isTelephoneSystem() && !PbxCursor.timeColumns(type).contains(header)) {
                node.fault("'" + header + "' is not a time of a log of the type " + EnumWord.dashed(type) + "; these are: "
                        + String.join(", ", PbxCursor.timeColumns(type)));
            }
            try {
                DateTimes.formatter(node.text(), LocalDate.EPOCH);
                formats.put(header, node.text());
            } catch (IllegalArgumentException e) {
                node.fault(e.getMessage());
            }
        });
        return formats;
    }

    private static Map<String, DurationUnit> units(Feed feed, YamlMap map, Map<String, Form> columns) {
        Set<String> headers = new LinkedHashSet<>();
        columns.values().stream().flatMap(Form::durations).forEach(headers::add);
        feed.columns().stream().filter(column -> column.unit().isPresent()).flatMap(column ->
                Stream.concat(Stream.of(column.name()), Stream.ofNullable(columns.get(column.name())).flatMap(Form::headers)))
                        .forEach(headers::add);
        Map<String, DurationUnit> units = new LinkedHashMap<>();
        map.get("units", Map.<String, YamlNode>of(), YamlNode::entries).forEach((header, node) -> {
            if (!headers.contains(header)) {
                node.fault("no duration and no number of hours or minutes comes from '" + header + "' by 'columns'"
                        + (headers.isEmpty() ? "" : "; these do: " + String.join(", ", headers)));
            }
            DurationUnit.of(node.text()).ifPresentOrElse(unit -> units.put(header, unit),
                    () -> node.fault("'" + node.text() + "' is not a unit; expected " + DurationUnit.WORDS));
        });
        return units;
    }

    private static Map<String, Set<String>> valueSets(YamlMap map, String key) {
        Map<String, Set<String>> sets = new LinkedHashMap<>();
        map.get(key, Map.<String, YamlNode>of(), YamlNode::entries)
                .forEach((header, node) -> sets.put(header, new LinkedHashSet<>(node.texts())));
        return sets;
    }

    private Map<String, Map<String, Optional<String>>> values(Feed feed, YamlMap map) {
        Map<String, Map<String, Optional<String>>> values = new LinkedHashMap<>();
        map.get("values", Map.<String, YamlNode>of(), YamlNode::entries).forEach((column, node) -> {
            checkColumn(feed, column, node);
            Map<String, Optional<String>> mapped = new LinkedHashMap<>();
            node.entries().forEach((from, to) -> {
                mapped.put(from, to.present().map(YamlNode::text));
                to.present().ifPresent(target -> checkWord(feed, column, target));
            });
            values.put(column, mapped);
        });
        return values;
    }

    private void checkWord(Feed feed, String column, YamlNode target) {
        List<String> words = feed.columns().stream().filter(c -> c.name().equals(column))
                .flatMap(c -> (c.list().isPresent() ? lists.of(c).stream().sorted().toList() : c.words()).stream()).toList();
        if (!words.isEmpty() && !words.contains(target.text())) {
            target.fault("'" + target.text() + "' is not a value of " + column + Nearest.hint(target.text(), words)
                    + " Valid: " + String.join(", ", words));
        }
    }
}
