package callmart.extract.source;

import callmart.config.Secrets;
import callmart.config.YamlMap;
import callmart.config.YamlNode;
import callmart.extract.JdbcUrl;
import callmart.extract.NamedQuery;
import callmart.extract.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what {@code sources.yml} says of a database: where it is, who asks, and the query's file. */
record DatabaseReader(List<Path> queryFolders, Secrets secrets) {

    /** The keys that only databases have. */
    static final List<String> KEYS = List.of("url", "username", "password", "query", "no-rows");

    private static final List<String> KEYS_OF_FILES = List.of("path", "charset", "delimiter", "sheet", "header");
    private static final JdbcUrl NOWHERE = new JdbcUrl("jdbc:none:");
    private static final NamedQuery NONE = new NamedQuery("", "", List.of());

    Origin read(YamlMap map) {
        refuse(map, KEYS_OF_FILES, "is of files; a database has 'url' and 'query'");
        JdbcUrl url = map.require("url", NOWHERE, this::url);
        return new Origin.InDatabase(url, map.get("username", "", secrets::fill), map.get("password", "", secrets::fill),
                map.require("query", NONE, node -> query(node, url.isMySql())), map.get("no-rows", true, DatabaseReader::mayLackRows));
    }

    private static boolean mayLackRows(YamlNode node) {
        if (!node.text().equals("tell") && !node.text().equals("fail")) {
            node.fault("expected tell or fail, found '" + node.text() + "'");
        }
        return !node.text().equals("fail");
    }

    /** Keys that a source of this type does not have are faults. */
    static void refuse(YamlMap map, List<String> keys, String why) {
        keys.forEach(key -> map.find(key).ifPresent(node -> node.fault("'" + key + "' " + why)));
    }

    /** A database in a file lies below the home: {@code {home}} stands for it. */
    private JdbcUrl url(YamlNode node) {
        return node.faults().attempt(node, () -> secrets.fill(node))
                .map(filled -> filled.replace("{home}", queryFolders.get(0).toString()))
                .flatMap(filled -> node.faults().attempt(node, () -> new JdbcUrl(filled))).orElse(NOWHERE);
    }

    private NamedQuery query(YamlNode node, boolean mySql) {
        String name = node.requiredText();
        if (name.isBlank()) {
            return NONE;
        }
        List<Path> places = Stream.concat(Stream.of(Path.of(node.file()).resolveSibling("")), queryFolders.stream())
                .map(folder -> folder.resolve(name).normalize()).distinct().toList();
        Optional<Path> file = places.stream().filter(Files::isRegularFile).findFirst();
        if (file.isEmpty()) {
            node.fault("there is no query " + places.stream().map(Path::toString).collect(Collectors.joining(", nor "))
                    + "; write it there, or correct 'query'");
            return NONE;
        }
        return node.parsed(NONE, text -> NamedQuery.read(file.get(), name, mySql));
    }
}
