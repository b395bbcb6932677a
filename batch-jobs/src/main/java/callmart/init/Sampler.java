package callmart.init;

import callmart.extract.ExtractionException;
import callmart.extract.Origin;
import callmart.extract.PathPattern;
import callmart.extract.PlainCell;
import callmart.extract.RowCursor;
import callmart.extract.SourceDefinition.Type;
import callmart.extract.UnreadableCell;
import callmart.extract.csv.CsvCursor;
import callmart.extract.excel.ExcelCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.FileMagic;

/** Reads the beginning of a file, whatever it is: a telephone system's log, a workbook, or a text with a row of heads. */
final class Sampler {

    /** So much of a file is looked at. */
    static final int MOST_ROWS = 20_000;

    private static final int FIRST_ROWS = 50;
    private static final int WIDEST = 100;
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final List<Type> LOGS = List.of(Type.ASTERISK_QUEUE_LOG, Type.ASTERISK_CDR, Type.FREESWITCH_CDR);

    private final ZoneId zone;
    private final Set<String> known = new HashSet<>();

    Sampler(Words words, ZoneId zone) {
        this.zone = zone;
        words.feeds().forEach(feed -> Stream.concat(feed.columns().values().stream(), feed.parts().values().stream().map(Words.Part::heads))
                .flatMap(List::stream).map(Words::plain).forEach(known::add));
        words.feeds().forEach(feed -> feed.columns().keySet().forEach(column -> known.add(Words.plain(column))));
    }

    /** @throws ExtractionException when it cannot be read, or has no heads */
    Sample read(Path file, String name) throws IOException {
        FileMagic magic = FileMagic.valueOf(file.toFile());
        if (magic == FileMagic.OOXML || magic == FileMagic.OLE2) {
            return table(file, name, magic == FileMagic.OOXML ? Type.XLSX : Type.XLS);
        }
        Optional<Sample> log = LOGS.stream().flatMap(type -> LogLook.at(file, name, type, zone).map(look -> new Sample(name, List
                .of(file), type,
                Optional.empty(), List.of(), look.records(), Optional.of(look), Optional.empty())).stream()).findFirst();
        return log.isPresent() ? log.get() : table(file, name, Type.CSV);
    }

    static Origin.InFiles origin(Optional<Character> delimiter, boolean header) {
        return new Origin.InFiles(new PathPattern("?"), Optional.empty(), delimiter, Optional.empty(), header);
    }

    private Sample table(Path file, String name, Type type) throws IOException {
        Set<String> header = header(file, name, type);
        try (RowCursor cursor = open(file, name, type, origin(Optional.empty(), true), header)) {
            List<Head> heads = cursor.header().stream().map(Head::new).toList();
            int rows = 0;
            for (String[] cells = cursor.next(); cells != null && rows < MOST_ROWS; cells = cursor.next()) {
                rows++;
                for (int i = 0; i < Math.min(cells.length, heads.size()); i++) {
                    if (!UnreadableCell.is(cells[i].strip())) {
                        heads.get(i).add(cells[i]);
                    }
                }
            }
            return new Sample(name, List.of(file), type, Optional.of(cursor.sheet()).filter(sheet -> !sheet.isEmpty()),
                    heads.stream().filter(head -> !head.name().isBlank()).toList(), rows, Optional.empty(), Optional.empty());
        }
    }

    private static RowCursor open(Path file, String name, Type type, Origin.InFiles origin, Set<String> header) throws IOException {
        return switch (type) {
            case XLSX -> ExcelCursor.openXlsx(file, name, origin, header);
            case XLS -> ExcelCursor.openXls(file, name, origin, header);
            default -> CsvCursor.open(file, name, origin, header);
        };
    }

    /** The cells of the row that holds most known heads; where none holds two, of the row with most cells that are words. */
    private Set<String> header(Path file, String name, Type type) throws IOException {
        List<String> best = List.of();
        int bestScore = -1;
        for (Optional<Character> delimiter : type == Type.CSV ? DELIMITERS.stream().map(Optional::of).toList()
                : List.of(Optional.<Character>empty())) {
            for (List<String> row : first(file, name, type, origin(delimiter, false))) {
                int score = score(row);
                if (score > bestScore) {
                    best = row;
                    bestScore = score;
                }
            }
        }
        return best.stream().map(PlainCell::header).filter(cell -> !cell.isEmpty()).collect(Collectors.toSet());
    }

    private int score(List<String> row) {
        int words = 0;
        int heads = 0;
        for (String cell : row) {
            String plain = Words.plain(cell);
            words += plain.isBlank() || plain.matches("[\\d/:,|;-]+") || plain.length() > WIDEST ? 0 : 1;
            heads += known.contains(plain) || known.contains(Words.plain(PlainCell.header(cell).replaceAll("[(\\[（【].*", ""))) ? 1 : 0;
        }
        return heads * WIDEST + Math.min(words, WIDEST - 1);
    }

    private static List<List<String>> first(Path file, String name, Type type, Origin.InFiles origin) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (RowCursor cursor = open(file, name, type, origin, Set.of(Integer.toString(WIDEST)))) {
            for (String[] cells = cursor.next(); cells != null && rows.size() < FIRST_ROWS; cells = cursor.next()) {
                rows.add(Stream.of(cells).map(cell -> UnreadableCell.is(cell.strip()) ? "" : cell).toList());
            }
        } catch (ExtractionException e) {
            if (type != Type.CSV) {
                throw e;
            }
        }
        return rows;
    }
}
