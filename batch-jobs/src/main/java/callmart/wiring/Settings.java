package callmart.wiring;

import callmart.archive.ArchiveSettings;
import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.FileRights;
import callmart.config.Folders;
import callmart.config.Secrets;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.mail.DeliverySettings;
import callmart.measure.Checks;
import callmart.operate.Restore;
import callmart.operate.RetentionSettings;
import callmart.operate.WatchSettings;
import callmart.report.Text;
import callmart.report.Texts;
import callmart.runlog.CheckResult;
import callmart.runlog.StateDatabase;
import callmart.warehouse.WarehouseSettings;
import callmart.warehouse.embedded.AnalystAccess;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code application.yml}, checked. A key that is not given has the value that the product's own file shows.
 *
 * @param zone business time zone: a business day runs from midnight to midnight in it
 * @param restWords what attendance calls a day without a shift, in lower case
 * @param answerTargetSeconds longest wait, in whole seconds, of a call that counts as answered in target
 * @param shortAbandonSeconds longest wait, in whole seconds, of a lost call that counts as given up at once
 * @param signMinutes so long before a shift's start and after its end an agent is to be signed in
 * @param warehouse the ClickHouse to use
 * @param stateDatabase where the run lock, the Spring Batch metadata and the delivery ledger lie; empty for files under {@code var/}
 * @param archive where reports lie, and where readers find them
 * @param delivery how reports are sent
 * @param watch metrics file and dead-man's switch
 * @param retention how long things are kept
 * @param rights of the files that are written, as bits
 * @param checks what checks lead to when they break, by name, where the configuration says otherwise than they do
 */
public record Settings(ZoneId zone, List<String> restWords, int answerTargetSeconds, int shortAbandonSeconds, int signMinutes,
        WarehouseSettings warehouse,
        Optional<StateDatabase.Server> stateDatabase, ArchiveSettings archive, DeliverySettings delivery, WatchSettings watch,
        RetentionSettings retention, int rights, Map<String, CheckResult.Severity> checks) {

    private static final String BACKUP_DISK = "backup-disk";

    /**
     * Reads {@code application.yml}; what is wrong with it is recorded in {@code faults}.
     *
     * @param texts the words that hold where the file names none
     */
    public static Settings read(ConfigFolder folder, Folders folders, Secrets secrets, Texts texts, Faults faults) {
        return folder.readSettings("application.yml", faults)
                .flatMap(root -> root.map("callmart").find("callmart"))
                .map(node -> read(node.map("time-zone", "rest-words", "answer-target-seconds", "short-abandon-seconds", "sign-minutes",
                        "warehouse",
                        "state", "archive", "mail", "delivery", "metrics",
                        "heartbeat", "retention", "reports", "checks", Centres.KEY), folders, secrets, texts))
                .orElseGet(() -> new Settings(ZoneId.of("Asia/Shanghai"), texts.list(Text.DEFAULT_REST_WORDS), 15, 5, 5,
                        warehouse(Optional.empty(), List.of(), folders, secrets),
                        Optional.empty(), ArchiveSettings.defaults(), delivery(Optional.empty(), Optional.empty(), folders, secrets, texts),
                        WatchSettings.defaults(),
                        RetentionSettings.defaults(), FileRights.USUAL, Map.of()));
    }

    private static DeliverySettings delivery(Optional<YamlNode> mail, Optional<YamlNode> delivery, Folders folders, Secrets secrets,
            Texts texts) {
        return DeliverySettings.read(mail, delivery, secrets, texts.of(Text.DEFAULT_PROBLEMS_TO)).restored(Restore.firstDay(folders.var()));
    }

    private static Settings read(YamlMap map, Folders folders, Secrets secrets, Texts texts) {
        refuseWithCluster(map);
        List<String> centres = map.get(Centres.KEY, List.of(), Centres::names);
        folders.centre().ifPresent(centre -> Centres.check(map, centre, centres, folders.config()));
        return new Settings(map.get("time-zone", ZoneId.of("Asia/Shanghai"), YamlNode::zone), map.get("rest-words",
                texts.list(Text.DEFAULT_REST_WORDS), Settings::lowerCase), seconds(map, "answer-target-seconds", 15),
                seconds(map, "short-abandon-seconds", 5), signMinutes(map),
                warehouse(map.find("warehouse"), centres, folders, secrets), map.find("state").flatMap(node -> state(node, secrets)),
                map.find("archive").map(node -> ArchiveSettings.read(node, folders)).orElseGet(ArchiveSettings::defaults),
                delivery(map.find("mail"), map.find("delivery"), folders, secrets, texts),
                WatchSettings.read(map.find("metrics"), map.find("heartbeat"), secrets), RetentionSettings.read(map.find("retention")),
                map.find("reports").flatMap(node -> node.map("mode").find("mode"))
                        .map(node -> node.parsed(FileRights.USUAL, FileRights::parse)).orElse(FileRights.USUAL),
                map.find("checks").map(node -> checks(node, folders)).orElse(Map.of()));
    }

    /** What shards would go on holding in clear words. Decision 293. */
    private static void refuseWithCluster(YamlMap map) {
        boolean spread = map.find("warehouse").map(YamlNode::entries).filter(keys -> keys.containsKey(ClusterSettings.CLUSTER)).isPresent();
        map.find("retention").flatMap(node -> Optional.ofNullable(node.entries().get("personal"))).flatMap(YamlNode::present)
                .filter(node -> spread).ifPresent(node -> node.fault("cannot be kept with warehouse.cluster: shards would go on holding"
                + " numbers and words of customers; leave it out, and limit 'facts'"));
    }

    private static WarehouseSettings warehouse(Optional<YamlNode> node, List<String> centres, Folders folders, Secrets secrets) {
        Optional<YamlMap> map = node.map(n -> n.map("url", "username", "password", "database", "http-port", "native-port",
                AnalystSettings.LISTEN, AnalystSettings.NETWORKS, AnalystSettings.ANALYSTS, ClusterSettings.CLUSTER, BACKUP_DISK));
        String database = map.flatMap(m -> m.find("database")).map(Settings::databaseName).orElse("callmart");
        Map<String, String> databases = Centres.databases(centres, database);
        return new WarehouseSettings(map.flatMap(m -> m.find("url")).flatMap(url -> address(url, secrets)),
                map.flatMap(m -> m.find("username")).map(secrets::fill).orElse("default"),
                map.flatMap(m -> m.find("password")).map(secrets::fill).orElse(""),
                folders.centre().map(centre -> databases.getOrDefault(centre.name(), database)).orElse(database),
                map.map(m -> port(m, "http-port")).orElse(OptionalInt.empty()),
                map.map(m -> port(m, "native-port")).orElse(OptionalInt.empty()),
                map.map(m -> AnalystSettings.read(m, databases, secrets, folders.sql())).orElse(AnalystAccess.LOCAL.of(databases)),
                map.map(m -> ClusterSettings.read(m, secrets)).orElse(List.of()), map.flatMap(m -> m.find(BACKUP_DISK))
                .flatMap(Settings::disk), folders.warehouseHome(), folders.cache());
    }

    /** The value is not shown, as it may have been filled with a secret. */
    private static Optional<String> address(YamlNode node, Secrets secrets) {
        Optional<String> url = Optional.of(secrets.fill(node)).filter(text -> !text.isBlank());
        if (url.isPresent() && !WarehouseSettings.isAddress(url.get())) {
            node.fault("is not an address of a ClickHouse server; " + WarehouseSettings.ADDRESS_FORMS);
            return Optional.empty();
        }
        return url;
    }

    /** The value is not shown, as it may have been filled with a secret. */
    private static Optional<StateDatabase.Server> state(YamlNode node, Secrets secrets) {
        YamlMap map = node.map("url", "username", "password");
        Optional<String> address = map.find("url").map(secrets::fill);
        if (address.isPresent() && !address.get().startsWith("jdbc:postgresql:")) {
            map.find("url").orElseThrow().fault("is no address of a PostgreSQL database; write it as jdbc:postgresql://host:5432/database");
            return Optional.empty();
        }
        return address.map(url -> new StateDatabase.Server(url,
                map.find("username").map(secrets::fill).orElse(""), map.find("password").map(secrets::fill).orElse("")));
    }

    private static Map<String, CheckResult.Severity> checks(YamlNode node, Folders folders) {
        String[] names = Checks.names(folders.sql()).toArray(String[]::new);
        YamlMap map = node.map(names);
        return Stream.of(names).filter(map::has).collect(Collectors.toMap(name -> name, name -> map.require(name,
                CheckResult.Severity.WARN, word -> word.word(CheckResult.Severity.class))));
    }

    private static Optional<String> disk(YamlNode node) {
        String name = node.text();
        if (!name.matches("[A-Za-z0-9_-]{1,63}")) {
            node.fault("expected the name of a disk of the server, of letters, digits, _ and -, found '" + name + "'");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private static String databaseName(YamlNode node) {
        String name = node.text();
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            node.fault("expected a name of lower-case letters, digits and _, found '" + name + "'");
            return "callmart";
        }
        return name;
    }

    static OptionalInt port(YamlMap map, String key) {
        return map.find(key).map(node -> node.parsed(OptionalInt.empty(), text -> {
            int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("expected a port from 1 to 65535, found '" + text + "'");
            }
            return OptionalInt.of(port);
        })).orElse(OptionalInt.empty());
    }

    private static int signMinutes(YamlMap map) {
        int minutes = map.get("sign-minutes", 5, YamlNode::integer);
        if (minutes < 1 || minutes > 60) {
            map.find("sign-minutes").ifPresent(node -> node.fault("expected minutes from 1 to 60, found " + node.text()));
        }
        return minutes;
    }

    private static int seconds(YamlMap map, String key, int absent) {
        int seconds = map.get(key, absent, YamlNode::integer);
        if (seconds < 0) {
            map.find(key).ifPresent(node -> node.fault("expected seconds from 0, found " + node.text()));
        }
        return seconds;
    }

    private static List<String> lowerCase(YamlNode node) {
        return node.texts().stream().map(word -> word.strip().toLowerCase(Locale.ROOT)).toList();
    }
}
