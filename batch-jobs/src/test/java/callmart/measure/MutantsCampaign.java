package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.Campaign;
import callmart.testing.FactLoader;
import callmart.testing.ReferenceData;
import callmart.testing.SharedWarehouse;
import callmart.testing.TableRows;
import callmart.warehouse.QueryFolder;
import callmart.warehouse.Schema;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The campaign of mutants: would a wrong operator in the SQL of measures, obligations or slips be noticed? One after the other, places of the SQL are
 * changed and the hand-worked examples of the tables that read the file are run until one differs; what none notices is run over the made centre.
 */
@TestInstance(Lifecycle.PER_CLASS)
class MutantsCampaign {

    private static final Campaign CAMPAIGN = new Campaign("mutants", 2);
    private static final List<LocalDate> DAYS = LocalDate.of(2026, 11, 10).datesUntil(LocalDate.of(2026, 11, 13)).toList();
    private static final Pattern NAME = Pattern.compile("[a-z_]{4,}");

    private final Map<String, Set<String>> closures = new TreeMap<>();
    private Path folder;
    private Path sql;
    private MeasureSettings settings;
    private Warehouse examples;
    private Warehouse centre;
    private Map<String, List<String>> undisturbed;

    @BeforeAll
    void copy_the_sql(@TempDir Path folder) throws IOException {
        this.folder = folder;
        sql = folder.resolve("sql");
        Path product = FactLoader.SETTINGS.sql();
        try (Stream<Path> files = Files.walk(product)) {
            for (Path file : files.toList()) {
                Files.copy(file, sql.resolve(product.relativize(file).toString()));
            }
        }
        settings = FactLoader.withSql(sql);
        for (String table : SqlFiles.tables(sql)) {
            closures.put(table, files(table));
        }
        examples = SharedWarehouse.migrated("mutants_of_examples");
    }

    @AfterAll
    void close() {
        SharedWarehouse.open(examples.database()).close();
        examples.close();
        if (centre != null) {
            SharedWarehouse.open(centre.database()).close();
            centre.close();
        }
    }

    @Test
    void changed_operators_are_noticed() throws IOException {
        List<SqlMutant> mutants = SqlMutant.all(sql, "measures", "base", "penalties/slips.sql", "penalties/moved_deadlines.sql");
        mutants.removeIf(mutant -> mutant.file().startsWith("base") && readers(mutant.file()).isEmpty());
        Collections.shuffle(mutants, CAMPAIGN.random());
        Map<String, Integer> fates = new TreeMap<>();
        List<String> survivors = new ArrayList<>();
        for (SqlMutant mutant : mutants.subList(0, Math.min(CAMPAIGN.size(), mutants.size()))) {
            mutant.applyTo(sql);
            String fate = fate(mutant);
            mutant.undo(FactLoader.SETTINGS.sql(), sql);
            fates.merge(fate, 1, Integer::sum);
            if (fate.equals("survived")) {
                survivors.add(mutant.toString());
            }
        }
        CAMPAIGN.report("sql", "of " + mutants.size() + " changes " + fates + survivors.stream().reduce("", (all, one) -> all + "\n  " + one));
        assertThat(fates.getOrDefault("survived", 0)).as(survivors.toString()).isLessThan(fates.values().stream().mapToInt(Integer::intValue).sum());
    }

    private String fate(SqlMutant mutant) throws IOException {
        try {
            Set<String> readers = readers(mutant.file());
            Schema.bring(examples, sql, settings.viewValues());
            for (HandWorkedExample example : HandWorkedExample.all()) {
                if (readers.contains(example.table()) && !isAsExpected(example)) {
                    return "noticed by an example";
                }
            }
            return centre(settings).equals(undisturbed()) ? "survived" : "noticed by the centre";
        } catch (WarehouseException e) {
            return "refused by the engine";
        }
    }

    private boolean isAsExpected(HandWorkedExample example) throws IOException {
        examples.query("SELECT name FROM system.tables WHERE database = currentDatabase() AND total_rows > 0 AND name NOT LIKE 'schema%'", Map.of(),
                row -> row.string("name")).forEach(table -> examples.execute("TRUNCATE TABLE " + table + " SYNC"));
        Path sources = Files.createTempDirectory(folder, "example");
        return example.measured(examples, sources, settings).equals(example.expected());
    }

    private Map<String, List<String>> undisturbed() throws IOException {
        if (undisturbed == null) {
            centre = SharedWarehouse.migrated("mutants_of_the_centre");
            Path data = ReferenceData.folder().resolve("centre-versions");
            Path config = Files.createTempDirectory(folder, "centre");
            Files.writeString(config.resolve("sources.yml"), Files.readString(data.resolve("config/sources.yml"))
                    .replace("path: centre-versions/", "path: " + data + "/"));
            new FactLoader(centre, config).loadOnly(config, DAYS.toArray(LocalDate[]::new));
            undisturbed = centre(FactLoader.SETTINGS);
        }
        return undisturbed;
    }

    private Map<String, List<String>> centre(MeasureSettings with) throws IOException {
        if (centre == null) {
            undisturbed();
        }
        Schema.bring(centre, with.sql(), with.viewValues());
        DAYS.forEach(new MeasureJob(centre, with)::compute);
        Map<String, List<String>> rows = TableRows.of(centre, "run_id");
        for (String query : List.of("slips", "moved_deadlines")) {
            rows.put(query, centre.query("SELECT toString(tuple(*)) AS x FROM (" + new QueryFolder(with.sql().resolve("penalties")).text(query)
                    + ") ORDER BY x", Map.of("from", DAYS.get(0), "to", DAYS.get(2), "tz", with.zone().getId()), row -> row.string("x")));
        }
        return rows;
    }

    /** The tables of measures that are made from a file of SQL, by way of any other. */
    private Set<String> readers(String file) {
        return closures.entrySet().stream().filter(table -> table.getValue().contains(file)).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** The files below {@code sql} that a table is made from, by way of any other. */
    private Set<String> files(String table) throws IOException {
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.walk(sql.resolve("measures"))) {
            for (Path own : files.filter(some -> some.toString().matches(".*/measures/" + table + "(\\.sql|/.*\\.sql)")).toList()) {
                names.add(sql.relativize(own).toString());
                add(own, names);
            }
        }
        return names;
    }

    private void add(Path file, Set<String> names) throws IOException {
        for (String name : NAME.matcher(Files.readString(file)).results().map(found -> found.group()).distinct().toList()) {
            for (String base : List.of("base/" + name + ".sql", "base/functions/" + name + ".sql")) {
                if (Files.exists(sql.resolve(base)) && names.add(base)) {
                    add(sql.resolve(base), names);
                }
            }
        }
    }
}
