package callmart.operate;

import callmart.calendar.Period;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Removes files by age. Follows no symbolic link, and leaves alone what it does not know. */
final class OldFiles {

    private static final String DRAFT = ".part";

    private OldFiles() {
    }

    /** Removes the folders of periods that ended before a day; the number of files that went. */
    static int periods(Path reports, LocalDate keptFrom) {
        int removed = 0;
        for (Path folder : list(reports)) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && period(folder).filter(period -> period.to().isBefore(keptFrom)).isPresent()) {
                removed += removeAll(folder);
            }
        }
        return removed;
    }

    /** Removes regular files directly in a folder that were last written before an instant. */
    static int writtenBefore(Path folder, Instant keptFrom, Predicate<String> name) {
        int removed = 0;
        for (Path file : list(folder)) {
            if (isOld(file, keptFrom) && name.test(file.getFileName().toString())) {
                remove(file);
                removed++;
            }
        }
        return removed;
    }

    /** Removes drafts of files, which a killed run could not rename, in a folder and all below it. */
    static int drafts(Path folder, Instant keptFrom) {
        List<Path> drafts = walk(folder).filter(file -> file.getFileName().toString().endsWith(DRAFT))
                .filter(file -> isOld(file, keptFrom)).toList();
        drafts.forEach(OldFiles::remove);
        return drafts.size();
    }

    private static Optional<Period> period(Path folder) {
        try {
            return Optional.of(Period.parse(folder.getFileName().toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int removeAll(Path folder) {
        List<Path> all = walk(folder).sorted(Comparator.reverseOrder()).toList();
        int files = (int) all.stream().filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)).count();
        all.forEach(OldFiles::remove);
        return files;
    }

    private static boolean isOld(Path file, Instant keptFrom) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(keptFrom);
        } catch (IOException e) {
            throw cannot(file, e);
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw cannot(folder, e);
        }
    }

    private static Stream<Path> walk(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw cannot(folder, e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cannot(file, e);
        }
    }

    private static UncheckedIOException cannot(Path file, IOException e) {
        return new UncheckedIOException("what is too old cannot be removed: " + file + "; correct its permissions", e);
    }
}
