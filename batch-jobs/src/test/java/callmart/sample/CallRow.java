package callmart.sample;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A row of a written file, read back by position so that one checker serves both headers. */
record CallRow(List<String> cells) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    /** Those that both headers have. */
    private static final int COLUMNS = 17;

    static List<CallRow> of(Path file) {
        try {
            String text = WrittenCentre.text(file);
            char delimiter = text.lines().findFirst().orElseThrow().contains(";") ? ';' : ',';
            try (Stream<CSVRecord> records = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get().parse(new StringReader(text))
                    .stream()) {
                return records.skip(1).map(row -> new CallRow(List.copyOf(row.toList()))).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String callId() {
        return cells.get(0);
    }

    String key() {
        return cells.get(0) + "/" + cells.get(1);
    }

    boolean isInbound() {
        return List.of("呼入", "inbound").contains(cells.get(2));
    }

    String category() {
        return cells.get(7);
    }

    String agentId() {
        return cells.get(8);
    }

    LocalDateTime arrived() {
        return time(9);
    }

    LocalDateTime queued() {
        return time(10);
    }

    LocalDateTime answered() {
        return time(11);
    }

    LocalDateTime ended() {
        return time(12);
    }

    boolean transferredOut() {
        return yes(14);
    }

    boolean surveyOffered() {
        return yes(15);
    }

    String surveyResult() {
        return cells.get(16);
    }

    /** The rules across columns of a call leg. */
    boolean isSound() {
        List<LocalDateTime> times = Stream.of(arrived(), queued(), answered(), ended()).filter(Objects::nonNull).toList();
        return cells.size() >= COLUMNS && arrived() != null && ended() != null
                && times.equals(times.stream().sorted().toList())
                && Duration.between(arrived(), ended()).toHours() < 24
                && (surveyResult().isEmpty() || surveyOffered())
                && (answered() == null || !agentId().isEmpty());
    }

    private boolean yes(int column) {
        return List.of("是", "1").contains(cells.get(column));
    }

    private LocalDateTime time(int column) {
        return cells.get(column).isEmpty() ? null : LocalDateTime.parse(cells.get(column), TIME);
    }
}
