package callmart.init;

import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.config.Folders;
import callmart.config.RunSh;
import callmart.extract.ExtractionException;
import callmart.extract.JdbcUrl;
import callmart.extract.SourceDefinition.Type;
import callmart.extract.source.SourcesFile;
import callmart.feed.Categories;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a configuration for a centre from files and databases that it is given. Overwrites nothing. Decision 270. */
public final class Init {

    private static final double LEAST_SCORE = 0.5;
    private static final int LEAST_CONFIDENCE = 20;
    private static final int LOG_CONFIDENCE = 99;
    private static final String SECRETS = "secrets.properties";
    private static final String URL = "jdbc:";

    private final Folders folders;
    private final ZoneId zone;
    private final Collection<String> roles;
    private final Sampler sampler;
    private final DatabaseSampler databases;
    private final Guesser guesser;
    private final List<List<Sample>> makes = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private Optional<LocalDate> newest = Optional.empty();

    /**
     * @param zone business time zone
     * @param roles who gets reports and alerts
     * @param today years of two digits are those around it
     */
    public Init(Folders folders, ZoneId zone, Map<String, Categories> lists, Collection<String> roles, LocalDate today) {
        Faults faults = new Faults();
        Words words = Words.read(ConfigFolder.of(folders), faults);
        faults.throwIfAny();
        this.folders = folders;
        this.zone = zone;
        this.roles = roles;
        this.sampler = new Sampler(words, zone);
        this.databases = new DatabaseSampler(folders.home().resolve("lib"), zone);
        this.guesser = new Guesser(words, new Fit(words, lists, zone, today));
    }

    /**
     * What was made of what was given.
     *
     * @param found a line for each source, then for what is taken for nothing
     * @param written the files
     * @param kept files that were there already
     * @param newest the newest day that rows were seen of
     */
    public record Outcome(List<String> found, List<Path> written, List<Path> kept, Optional<LocalDate> newest) {
    }

    /**
     * Reads what is given and writes the configuration.
     *
     * @param given paths of files, and JDBC URLs
     * @throws IllegalArgumentException when a file is not there, or one would be overwritten
     */
    public Outcome run(List<String> given) throws IOException {
        requireNone(folders);
        for (String one : given) {
            if (one.startsWith(URL)) {
                database(one);
            } else {
                file(Path.of(one));
            }
        }
        makes.forEach(this::take);
        return write();
    }

    /** The name under which the secrets file holds the URL of a database. */
    static String secret(int number) {
        return "DATABASE_URL" + (number == 1 ? "" : "_" + number);
    }

    /** @throws IllegalArgumentException when there is a {@code sources.yml} already */
    public static void requireNone(Folders folders) {
        requireNew(folders.config().resolve(SourcesFile.FILE));
    }

    private static void requireNew(Path file) {
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file
                    + " is there already and is not overwritten; name another folder with --home or --config,"
                    + " or move it away");
        }
    }

    private void file(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file + "; correct its path");
        }
        Path home = folders.home().toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        String name = absolute.startsWith(home) ? home.relativize(absolute).toString() : absolute.toString();
        try {
            Sample sample = sampler.read(absolute, name);
            makes.stream().filter(make -> make.get(0).isLike(sample)).findFirst().ifPresentOrElse(make -> make.add(sample),
                    () -> makes.add(new ArrayList<>(List.of(sample))));
        } catch (ExtractionException e) {
            unknown.add(name + " was not read: " + e.getMessage());
        }
    }

    private void take(List<Sample> make) {
        if (make.get(0).log().isPresent()) {
            byPath(make, sample -> sample.log().orElseThrow().days()).forEach((path, samples) -> make.get(0).log().get().feeds()
                    .forEach(feed ->
                    sources.add(new Source(feed, samples, Optional.of(path), Optional.empty(), Optional.empty(), LOG_CONFIDENCE))));
            return;
        }
        Sample all = Sample.together(make);
        List<FeedGuess> guesses = guesser.guess(all);
        double next = guesses.size() > 1 ? guesses.get(1).score() : 0;
        if (guesses.isEmpty() || guesses.get(0).score() < LEAST_SCORE || guesses.get(0).confidence(next) < LEAST_CONFIDENCE) {
            unknown.add(all.name() + " is taken for nothing: no feed's columns were found among its heads "
                    + String.join(", ", all.names()) + guesses.stream().findFirst().map(guess -> "; nearest is " + guess.feed().name()
                    + ", which lacks " + guess.lacking().stream().map(column -> column.name()).collect(Collectors.joining(", ")))
                    .orElse(""));
            return;
        }
        FeedGuess best = guesses.get(0);
        Optional<String> other = guesses.stream().skip(1).filter(guess -> guess.score() >= LEAST_SCORE).map(guess -> guess.feed().name())
                .findFirst();
        newest = Stream.concat(newest.stream(), guesser.days(best, all).stream()).max(LocalDate::compareTo);
        if (all.table().isPresent()) {
            sources.add(new Source(best.feed().name(), make, Optional.empty(), Optional.of(best), other, best.confidence(next)));
        } else {
            byPath(make, sample -> guesser.days(best, sample)).forEach((path, samples) -> sources.add(new Source(best.feed().name(),
                    samples,
                    Optional.of(path), Optional.of(best), other, best.confidence(next))));
        }
    }

    /** Files that the same path finds are one source. */
    private Map<PathGuess, List<Sample>> byPath(List<Sample> make, Function<Sample, Set<LocalDate>> days) {
        return make.stream().collect(Collectors.groupingBy(sample -> {
            Path file = sample.files().get(0);
            Set<LocalDate> found = days.apply(sample);
            newest = Stream.concat(newest.stream(), found.stream()).max(LocalDate::compareTo);
            return PathGuess.of(folders.home(), sample.name(), file, found);
        }, LinkedHashMap::new, Collectors.toList()));
    }

    private void database(String text) throws IOException {
        JdbcUrl url = new JdbcUrl(text);
        int number = secrets.size() + 1;
        secrets.put(secret(number), text);
        try {
            databases.read(url, number).forEach(sample -> makes.add(new ArrayList<>(List.of(sample))));
        } catch (ExtractionException e) {
            unknown.add(url.shown() + " was not read: " + e.getMessage());
        }
    }

    private Outcome write() throws IOException {
        List<Source> tables = sources.stream().filter(source -> source.type() == Type.JDBC).toList();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(SourcesFile.FILE, SourcesText.of(resource("sources.yml").replace("{doctor}", RunSh.line("doctor"))
                .replace("{nightly}", RunSh.line("nightly --date DAY")), sources, unknown));
        tables.forEach(table -> texts.put(table.query(), DatabaseSampler.query(table.guess().orElseThrow())));
        if (!secrets.isEmpty()) {
            texts.put(SECRETS, secrets.entrySet().stream().map(secret -> secret.getKey() + "=" + secret.getValue().replace("\\", "\\\\")
                    + "\n")
                    .collect(Collectors.joining()));
        }
        texts.keySet().forEach(name -> requireNew(folders.config().resolve(name)));
        texts.put("recipients.yml", resource("recipients.yml") + roles.stream().map(role -> "  " + Yaml.scalar(role) + ":\n    - {name: "
                + Yaml.scalar(role) + ", address: somebody@example.com}\n").collect(Collectors.joining()));
        if (folders.centre().isEmpty()) {
            texts.put("application.yml", resource("application.yml").replace("{zone}", zone.getId()));
        }
        texts.put("contracts/contract.yml.example", resource("contract.yml.example"));
        List<Path> written = new ArrayList<>();
        List<Path> kept = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folders.config().resolve(text.getKey());
            if (Files.exists(file)) {
                kept.add(file);
            } else {
                create(file, text.getValue());
                written.add(file);
            }
        }
        return new Outcome(found(), written, kept, newest);
    }

    /** Who may read a file with secrets is its owner alone. */
    private static void create(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        if (file.endsWith(SECRETS) && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text, StandardOpenOption.WRITE);
        } else {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    private List<String> found() {
        List<String> lines = new ArrayList<>();
        sources.forEach(source -> {
            String lacking = source.guess().map(guess -> guess.lacking().stream().map(column -> column.name())
                    .collect(Collectors.joining(", "))).orElse("");
            lines.add(source.feed() + " (" + source.confidence() + " % sure): " + source.samples().stream().map(Sample::name)
                    .collect(Collectors.joining(", ")) + (lacking.isEmpty() ? "" : "; MISSING " + lacking));
        });
        lines.addAll(unknown);
        return lines;
    }

    /** The first line says where the product's schemas are. */
    private String resource(String name) throws IOException {
        try (InputStream stream = Init.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{schema}", folders.product().resolve("config/schema").resolve(name.replaceFirst("\\..*", ".json")).toUri()
                            .toString());
        }
    }
}
