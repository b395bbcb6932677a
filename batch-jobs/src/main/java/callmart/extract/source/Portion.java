package callmart.extract.source;

import callmart.extract.ExtractionException;
import callmart.extract.RowCursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that a source is read from on a day: a file, several that are read as one, or the answer to a query.
 *
 * @param name how messages and the reject ledger name it: a path relative to the home, or the query's
 * @param files what is read; none of a query
 * @param day that of its path; of a query the day that it is asked for
 * @param opener opens it
 */
record Portion(String name, List<Path> files, LocalDate day, Opener opener) {

    /** Opens a part; the receiver closes it. */
    @FunctionalInterface
    interface Opener {

        /** @throws ExtractionException when it cannot be read as a whole */
        RowCursor open() throws IOException;
    }

    Portion {
        files = List.copyOf(files);
    }

    /** What would differ if it were read again and yielded other rows: path, size and time of each file; empty when that cannot be told. */
    String state() throws IOException {
        return String.join(", ", states());
    }

    /** Path, size and time of each file. */
    List<String> states() throws IOException {
        List<String> states = new ArrayList<>();
        for (Path file : files) {
            states.add(file + ":" + Files.size(file) + ":" + Files.getLastModifiedTime(file).toMillis());
        }
        return states;
    }

    /** Bytes of each file, by the file itself and not by its name; none where the system has no name for files themselves. */
    Map<Object, Long> lengths() throws IOException {
        Map<Object, Long> lengths = new HashMap<>();
        for (Path file : files) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                if (attributes.fileKey() != null) {
                    lengths.put(attributes.fileKey(), attributes.size());
                }
            } catch (NoSuchFileException e) {
                // It was renamed or removed: its rows were read to their end.
            }
        }
        return lengths;
    }

    /** Whether a file that is still in its place has become shorter. */
    boolean isCutSince(Map<Object, Long> before) throws IOException {
        return lengths().entrySet().stream().anyMatch(now -> now.getValue() < before.getOrDefault(now.getKey(), 0L));
    }

    /** Whether what was read since is whole; a file that was only removed was read to its end. */
    boolean isUnchangedSince(String before) throws IOException {
        try {
            return state().equals(before);
        } catch (NoSuchFileException e) {
            return true;
        }
    }
}
