package callmart.operate;

import callmart.calendar.BusinessClock;
import callmart.config.Fault;
import callmart.config.Folders;
import callmart.extract.Counts;
import callmart.extract.ExtractionException;
import callmart.extract.Origin;
import callmart.extract.Reject;
import callmart.extract.Sink;
import callmart.extract.SourceDefinition;
import callmart.extract.TypedRow;
import callmart.extract.source.Extraction;
import callmart.extract.source.SourcesFile;
import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.mail.DeliverySettings;
import callmart.mail.Recipient;
import callmart.mail.RecipientBook;
import callmart.mail.SmtpFault;
import callmart.mail.SmtpSession;
import callmart.mail.SmtpSettings;
import callmart.measure.WithoutValue;
import callmart.publish.DatasetCheck;
import callmart.report.chart.ReportFonts;
import callmart.report.definition.ReportCatalogue;
import callmart.report.definition.ReportDefinition;
import callmart.warehouse.Cluster;
import callmart.warehouse.Warehouse;
import callmart.warehouse.WarehouseException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Looks at everything a night needs, and says of each fault how to mend it. Changes no data. */
public final class Diagnosis {

    private static final long LEAST_FREE_BYTES = 2L << 30;
    private static final int DAYS_LOOKED_BACK = 35;
    private static final int REFUSALS_SHOWN = 5;
    private static final int MOST_REFUSALS = 1000;
    private static final Instant PRODUCT_AGE = Instant.parse("2026-01-01T00:00:00Z");

    /** How bad it is. */
    public enum Level {
        OK, WARNING, FAULT
    }

    /** One thing that was looked at. */
    public record Finding(Level level, String subject, String text) {
    }

    /**
     * What is looked at.
     *
     * @param sources feed to its sources
     * @param delivery how messages are sent
     * @param recipients who gets them
     * @param missingRecipients roles that nobody stands behind
     * @param reports the reports
     * @param contracts ids of the contracts, and the folder of their files
     * @param extraction reads sources
     * @param warehouse opens it
     * @param withoutValue figures that no source delivers
     * @param datasets how the queries of reports fit
     */
    public record Subjects(BusinessClock clock, Folders folders, Map<String, List<SourceDefinition>> sources, DeliverySettings delivery,
            RecipientBook recipients, Optional<Fault> missingRecipients, ReportCatalogue reports, Map.Entry<List<String>, Path> contracts,
            Extraction extraction, Supplier<Warehouse> warehouse,
            Supplier<List<WithoutValue>> withoutValue, Supplier<DatasetCheck> datasets) {
    }

    private final Subjects subjects;
    private final BusinessClock clock;
    private final List<Finding> findings = new ArrayList<>();

    public Diagnosis(Subjects subjects) {
        this.subjects = subjects;
        this.clock = subjects.clock();
    }

    public List<Finding> run() {
        disk();
        fonts();
        time();
        mail();
        contracts();
        LocalDate yesterday = clock.today().minusDays(1);
        if (subjects.sources().values().stream().allMatch(List::isEmpty)) {
            add(Level.FAULT, "sources", "no source is configured in " + subjects.folders().config().resolve(SourcesFile.FILE)
                    + "; write where each feed comes from, the product's sample stands for nobody else");
        }
        Feeds.list().forEach(feed -> sources(feed, yesterday));
        warehouse();
        return List.copyOf(findings);
    }

    private void add(Level level, String subject, String text) {
        findings.add(new Finding(level, subject, text));
    }

    private void disk() {
        Path home = subjects.folders().home();
        try {
            Files.createDirectories(subjects.folders().var());
            Files.createDirectories(subjects.folders().out());
            FileStore store = Files.getFileStore(home);
            long free = store.getUsableSpace();
            String text = (free >> 20) + " MB free under " + home;
            add(free < LEAST_FREE_BYTES ? Level.FAULT : Level.OK, "disk", free < LEAST_FREE_BYTES
                    ? text + "; a night needs " + (LEAST_FREE_BYTES >> 20) + " MB: delete old files under out/ or use a larger disk"
                    : text);
        } catch (IOException e) {
            add(Level.FAULT, "disk", "the folders var/ and out/ cannot be made under " + home + ": " + e + "; correct its permissions");
        }
    }

    private void fonts() {
        try {
            ReportFonts.load(subjects.folders().cache());
            add(Level.OK, "fonts", ReportFonts.FAMILY + " in " + subjects.folders().cache());
        } catch (IllegalStateException e) {
            add(Level.FAULT, "fonts", e.getMessage());
        }
    }

    private void time() {
        Instant now = clock.now();
        if (now.isBefore(PRODUCT_AGE)) {
            add(Level.FAULT, "clock", "this machine's clock says " + now + "; set it right (NTP), as 'yesterday' and deadlines follow it");
        } else {
            add(Level.OK, "clock", clock.local(now).withNano(0) + " in the business time zone");
        }
    }

    private void contracts() {
        List<String> contracts = subjects.contracts().getKey();
        add(Level.OK, "contracts", (contracts.isEmpty() ? "none" : String.join(", ", contracts)) + " in "
                + subjects.contracts().getValue() + (contracts.isEmpty() ? "; no statement is made" : ""));
    }

    private void mail() {
        subjects.missingRecipients().ifPresent(fault -> add(Level.WARNING, "mail", fault.toString()));
        subjects.recipients().locks().forEach((role, lock) -> add(Level.OK, "password of " + role, lock));
        Optional<SmtpSettings> smtp = subjects.delivery().smtp();
        if (smtp.isPresent()) {
            mailServer(smtp.get());
            return;
        }
        Path folder = subjects.folders().out().resolve("mail");
        add(Level.OK, "mail", "messages are written as .eml files to " + folder + "; from " + sender());
    }

    private String sender() {
        return subjects.recipients().findFrom().map(Recipient::address).orElse("nobody");
    }

    /** The reports that are not made for want of the feed. */
    private String notMade(Feed feed) {
        List<String> reports = subjects.reports().all().stream().filter(report -> report.feeds().contains(feed.name()))
                .map(ReportDefinition::id).toList();
        return reports.isEmpty() ? "" : "; not made without it: " + String.join(", ", reports);
    }

    /** Connects and logs in; sends nothing. */
    private void mailServer(SmtpSettings smtp) {
        try {
            SmtpSession.test(smtp);
            add(Level.OK, "mail", "the mail server " + smtp + " answers" + (smtp.username().isPresent() ? " and takes the login" : "")
                    + "; from " + sender());
        } catch (MessagingException e) {
            add(Level.FAULT, "mail", SmtpFault.of(smtp, e));
        } catch (IllegalArgumentException e) {
            add(Level.FAULT, "mail", e.getMessage());
        }
    }

    private void sources(Feed feed, LocalDate day) {
        List<SourceDefinition> sources = subjects.sources().getOrDefault(feed.name(), List.of());
        if (sources.isEmpty()) {
            add(Level.WARNING, "source " + feed.name(), "none is configured in sources.yml" + notMade(feed));
        }
        Extraction extraction = subjects.extraction();
        for (SourceDefinition source : sources) {
            source(extraction, feed, source, day);
        }
    }

    /**
     * Reads the newest of the last days that the source has rows of; says what stands against reading it at all. A database that fails for
     * one day is not asked for others: it would be waited for each time.
     */
    private void source(Extraction extraction, Feed feed, SourceDefinition source, LocalDate yesterday) {
        String subject = "source " + feed.name() + " (" + source.place() + ")";
        String newestFault = "";
        boolean readable = false;
        for (LocalDate day = yesterday; day.isAfter(yesterday.minusDays(DAYS_LOOKED_BACK)); day = day.minusDays(1)) {
            try {
                Sample sample = new Sample(feed);
                List<String> parts = extraction.partNames(feed, day, source);
                Counts counts = extraction.run(feed, day, List.of(source), sample);
                if (counts.accepted() + counts.rejected() > 0) {
                    report(subject, day, yesterday, newestFault, parts, counts, sample);
                    return;
                }
                readable = true;
            } catch (ExtractionException | IOException e) {
                newestFault = newestFault.isEmpty() ? e.getMessage() : newestFault;
                if (source.origin() instanceof Origin.InDatabase) {
                    break;
                }
            }
        }
        if (readable) {
            add(newestFault.isEmpty() ? Level.OK : Level.WARNING, subject, "readable, but without a row of the last " + DAYS_LOOKED_BACK
                    + " days" + (newestFault.isEmpty() ? "" : "; " + newestFault));
        } else {
            add(Level.FAULT, subject, newestFault);
        }
    }

    private void report(String subject, LocalDate day, LocalDate yesterday, String newestFault, List<String> parts, Counts counts,
            Sample sample) {
        String nothing = day.isBefore(yesterday) ? " (nothing of " + yesterday + (newestFault.isEmpty() ? "" : ": " + newestFault) + ")"
                : "";
        String text = "newest day " + day + nothing + " in " + String.join(", ", parts) + ": "
                + counts.read() + " rows, " + counts.accepted() + " of the day, " + counts.rejected() + " refused"
                + sample.firstReject.map(reject -> ", the first: " + reject).orElse("")
                + "; columns with values: " + String.join(", ", sample.filled())
                + sample.firstRow.map(row -> "; a row maps to " + row).orElse("");
        add(counts.rejected() > 0 || !newestFault.isEmpty() ? Level.WARNING : Level.OK, subject, text);
        sample.refusals.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(REFUSALS_SHOWN)
                .forEach(refusal -> add(Level.WARNING, subject, refusal.getKey() + " (" + refusal.getValue() + "×)"));
        counts.warnings().forEach((warning, times) -> add(Level.WARNING, subject, warning + " (" + times + "×)"));
    }

    private void warehouse() {
        try {
            Warehouse warehouse = subjects.warehouse().get();
            add(Level.OK, "warehouse", "ClickHouse " + warehouse.serverVersion() + " at " + warehouse.httpAddress()
                    + ", database " + warehouse.database() + ", " + (warehouse.freeDiskBytes() >> 20) + " MB free");
            warehouse.cluster().ifPresent(this::cluster);
            subjects.withoutValue().get().forEach(figures -> add(Level.WARNING, "figures", "no source delivers " + figures.need()
                    + ", so without value are " + String.join(", ", figures.measures())
                    + (figures.kpis().isEmpty() ? "" : " and the KPIs " + String.join(", ", figures.kpis()))
                    + "; " + figures.advice()));
            if (warehouse.embeddedUnconfined()) {
                add(Level.WARNING, "warehouse", "the embedded ClickHouse is not confined to its own files: this system has no "
                        + "Landlock of version 2 (Linux 5.19); who has a password of "
                        + subjects.folders().warehouseHome().resolve("var/clickhouse/credentials")
                        + " is kept from other files by the engine alone");
            }
            List<String> faults = subjects.datasets().get().faults();
            faults.forEach(fault -> add(Level.FAULT, "reports", fault + "; correct reports.yml or the query"));
            if (faults.isEmpty()) {
                add(Level.OK, "reports", subjects.reports().list().size() + " of " + subjects.reports().all().size()
                        + " have sources for their feeds; every list's query has its columns");
            }
        } catch (WarehouseException e) {
            add(Level.FAULT, "warehouse", e.getMessage());
        }
    }

    /** Each shard beside the first node; that they do not hold what was committed to them. */
    private void cluster(Cluster cluster) {
        List<Warehouse> nodes = cluster.nodes();
        String version = nodes.get(0).serverVersion();
        for (Warehouse shard : nodes.subList(1, nodes.size())) {
            String other = shard.serverVersion();
            long free = shard.freeDiskBytes();
            String text = "ClickHouse " + other + " at " + shard.httpAddress() + ", " + (free >> 20) + " MB free";
            add(!other.equals(version) ? Level.WARNING : free < LEAST_FREE_BYTES ? Level.FAULT : Level.OK, "shard", !other.equals(version)
                    ? text + "; the first node has " + version + ": give all nodes one version" : text);
        }
        List<Cluster.Loss> lost = cluster.lost();
        if (!lost.isEmpty()) {
            add(Level.FAULT, "shards", Cluster.fault(lost));
        }
    }

    /** Keeps the first row, which columns have values, and the refusals by reason; of customers' data only that there is some. */
    private static final class Sample implements Sink {

        private final Feed feed;
        private final boolean[] present;
        private final Map<String, Long> refusals = new LinkedHashMap<>();
        private Optional<Map<String, String>> firstRow = Optional.empty();
        private Optional<String> firstReject = Optional.empty();

        Sample(Feed feed) {
            this.feed = feed;
            this.present = new boolean[feed.columns().size()];
        }

        private List<String> filled() {
            return IntStream.range(0, present.length).filter(i -> present[i]).mapToObj(i -> feed.columns().get(i).name()).toList();
        }

        @Override
        public void accepted(TypedRow row) {
            for (int i = 0; i < present.length; i++) {
                present[i] |= row.isPresent(i);
            }
            if (firstRow.isEmpty()) {
                firstRow = Optional.of(SampleRow.of(feed, row));
            }
        }

        @Override
        public void rejected(Reject reject) {
            if (refusals.size() < MOST_REFUSALS || refusals.containsKey(reject.reason())) {
                refusals.merge(reject.reason(), 1L, Long::sum);
            }
            if (firstReject.isEmpty()) {
                firstReject = Optional.of(reject.source() + " line " + reject.line() + ", " + reject.reason());
            }
        }
    }
}
