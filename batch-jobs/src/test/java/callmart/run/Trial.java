package callmart.run;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FaultyDoor;
import callmart.testing.SharedWarehouse;
import callmart.testing.TestHome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One centre on which one fault is tried: its warehouse behind a door, and means of doing harm, each with what mends it. */
final class Trial implements AutoCloseable {

    interface Deed {
        void happens() throws Exception;
    }

    /** What the calls are read from where no fault says otherwise. */
    static final String SOURCE = "calls-20261120.csv";

    final Path folder;
    final Random random;
    final MailingCentre post;
    final FaultyDoor door;
    private final long bytes;
    private final List<Deed> mends = new ArrayList<>();
    private final AtomicInteger awaited = new AtomicInteger();
    private volatile boolean lostReports;
    private String source = SOURCE;
    private String mark = "";
    private final List<Path> mounted = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    /** @param bytes how many went through the door of the undisturbed centre */
    Trial(Path folder, String database, Random random, long bytes) {
        this.folder = folder;
        this.random = random;
        this.bytes = bytes;
        post = new MailingCentre(folder, database, MailingCentre.DAILY);
        String url = SharedWarehouse.settings(database).url().orElseThrow();
        door = new FaultyDoor(URI.create(url).getPort());
        configure(text -> text.replace(url, "http://127.0.0.1:" + door.port()));
    }

    interface Change {
        String of(String text);
    }

    void configure(Change change) {
        Path file = folder.resolve("test-config/application.yml");
        try {
            post.home.write("test-config/application.yml", change.of(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestHome home() {
        return post.home;
    }

    Path calls() {
        return folder.resolve(SOURCE);
    }

    /** The name of what the calls are read from. */
    String source() {
        return source;
    }

    /** What subjects may begin with. */
    String mark() {
        return mark;
    }

    void mayBeMarked(String beginning) {
        mark = beginning;
    }

    void readFrom(String other) {
        source = other;
    }

    /** 'due' on this home. @param moment local time of the centre */
    TestHome.Result due(String moment) {
        post.clock.set(moment, MailingCentre.ZONE);
        return home().run("due");
    }

    /** Something happens at a random moment of the run that follows. */
    void atAnyMoment(Deed deed) {
        within(0, 0.95, deed);
    }

    /** The same between two shares of the run, 0 to 1; the warehouse's answers wait until it has happened. */
    void within(double from, double to, Deed deed) {
        door.after((long) ((from + (to - from) * random.nextDouble()) * bytes), awaited(deed));
    }

    /** What has to happen before the trial is mended, or the trial has failed. */
    Runnable awaited(Deed deed) {
        awaited.incrementAndGet();
        return () -> {
            try {
                deed.happens();
            } catch (Exception | AssertionError e) {
                failures.add(e);
            }
            awaited.decrementAndGet();
        };
    }

    void afterwards(Deed mend) {
        mends.add(mend);
    }

    /** Something happens when a share of the file has been read; only where the system shows how far a process has read. */
    void inMidRead(Path file, Deed deed) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fdinfo")), "this system does not show how far a file has been read");
        Runnable harm = awaited(deed);
        long share = (long) (Files.size(file) * (0.1 + 0.7 * random.nextDouble()));
        Thread watch = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                if (position(file) >= share) {
                    harm.run();
                    return;
                }
            }
        }, "watch-of-a-file");
        watch.setDaemon(true);
        watch.start();
        afterwards(() -> {
            watch.interrupt();
            watch.join();
        });
    }

    private static long position(Path file) {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : (Iterable<Path>) open::iterator) {
                if (Files.isSymbolicLink(descriptor) && Files.readSymbolicLink(descriptor).equals(file)) {
                    String info = Files.readString(Path.of("/proc/self/fdinfo", descriptor.getFileName().toString()));
                    return Long.parseLong(info.replaceAll("(?s)pos:\\s+(\\d+).*", "$1"));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return -1;
        }
        return -1;
    }

    /** A small disk in the place of a folder. @param options of mount */
    void mount(Path place, String options) throws Exception {
        Files.createDirectories(place);
        Assumptions.assumeTrue(system("mount", "-t", "tmpfs", "-o", options, "tmpfs", place.toString()),
                "only root may mount a small file system");
        mounted.add(place);
        mends.add(0, () -> system("mount", "-o", "remount,rw", place.toString()));
    }

    /** Leaves at most so many bytes of a disk. */
    void fill(Path place, long left) throws IOException {
        Path filler = place.resolve("filler");
        mends.add(0, () -> Files.deleteIfExists(filler));
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (place.toFile().getUsableSpace() > left) {
                out.write(block);
            }
        } catch (IOException e) {
            if (place.toFile().getUsableSpace() > left + block.length) {
                throw e;
            }
        }
    }

    /** All that was put below {@code out/} goes; the folder is there again when it is mended. */
    void loseReports() throws IOException {
        Path out = folder.resolve("out");
        if (Files.exists(out)) {
            lostReports = true;
            try (Stream<Path> files = Files.walk(out)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
        mends.add(() -> Files.createDirectories(out));
    }

    boolean lostReports() {
        return lostReports;
    }

    static boolean system(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** All is well again. */
    void mend() throws Exception {
        int missed = awaited.get();
        door.behave();
        for (Deed mend : mends) {
            mend.happens();
        }
        mends.clear();
        assertThat(missed).as("what had to happen in the run and did not").isZero();
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.get(0));
        }
    }

    @Override
    public void close() {
        door.close();
        post.close();
        try {
            for (Path place : mounted) {
                system("umount", "-l", place.toString());
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
