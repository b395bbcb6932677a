package callmart.init;

import callmart.extract.SourceDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was read of one file or table.
 *
 * @param name how messages name it
 * @param files the files; of a table none
 * @param type how it is read
 * @param sheet the worksheet's name
 * @param heads its heads, with values; of a telephone system's log none
 * @param rows rows that were looked at
 * @param log of a telephone system's log: what it delivers
 * @param table of a table: which
 */
record Sample(String name, List<Path> files, SourceDefinition.Type type, Optional<String> sheet, List<Head> heads, int rows,
        Optional<LogLook> log, Optional<Table> table) {

    Sample {
        files = List.copyOf(files);
        heads = List.copyOf(heads);
    }

    /** Samples of the same make as one. */
    static Sample together(List<Sample> samples) {
        Sample first = samples.get(0);
        List<Head> heads = first.names().stream().map(Head::new).toList();
        samples.forEach(sample -> {
            for (int i = 0; i < heads.size(); i++) {
                heads.get(i).add(sample.heads.get(i));
            }
        });
        return new Sample(samples.stream().map(Sample::name).collect(Collectors.joining(", ")), first.files, first.type, first.sheet, heads,
                samples.stream().mapToInt(Sample::rows).sum(), first.log, first.table);
    }

    /** Whether both are of one make: the same heads in the same kind of file. */
    boolean isLike(Sample other) {
        return type == other.type && names().equals(other.names()) && log.map(LogLook::feeds).equals(other.log.map(LogLook::feeds))
                && table.isEmpty() && other.table.isEmpty();
    }

    /** The heads as text, by which files of the same make are known. */
    List<String> names() {
        return heads.stream().map(Head::name).toList();
    }
}
