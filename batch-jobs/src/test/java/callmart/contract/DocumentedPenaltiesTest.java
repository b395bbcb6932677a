package callmart.contract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of {@code docs/penalties.md} give what the page says: terms as {@code yaml}, data as {@code csv}, lines as {@code text}. */
class DocumentedPenaltiesTest {

    private static final Pattern EXAMPLE = Pattern.compile(
            "\\n### ([^\\n]+)\\n((?:(?!\\n##)(?!```).)*)```yaml\\n((?:(?!```).)*)```\\n((?:```csv\\n(?:(?!```).)*```\\n)+)```text\\n((?:(?!```).)*)```", Pattern.DOTALL);
    private static final Pattern CSV = Pattern.compile("```csv\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    /** One example of the page. */
    record Example(String heading, String terms, List<String> data, List<String> says) {

        @Override
        public String toString() {
            return heading;
        }
    }

    static List<Example> examples() throws IOException {
        String page = Files.readString(ReferenceData.projectRoot().resolve("docs/penalties.md"));
        List<Example> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(page);
        while (matcher.find()) {
            examples.add(new Example(matcher.group(1), matcher.group(3), CSV.matcher(matcher.group(4)).results().map(block -> block.group(1)).toList(),
                    matcher.group(5).lines().toList()));
        }
        assertThat(examples).hasSize((int) page.lines().filter(line -> line.startsWith("### ")).count());
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_example_gives_what_the_page_says(Example example) throws IOException {
        Contract contract = new ContractFiles(folder).write("example.yml", ContractFiles.BASE + example.terms()).read().list().get(0);
        FakeMeasures measures = new FakeMeasures();
        List<SlipFact> slips = new ArrayList<>();
        for (String block : example.data()) {
            read(block, measures, slips);
        }

        Statement statement = new StatementMaker(measures, ContractFiles.kpis().list()).make(contract, YearMonth.of(2026, 11), slips, List.of());

        assertThat(statement.lines().stream().filter(line -> line.kind() != Line.Kind.NOT_PRICED).map(line -> said(line, statement)).toList()).isEqualTo(example.says());
    }

    private static String said(Line line, Statement statement) {
        String kind = line.kind().name().toLowerCase(Locale.ROOT);
        String amount = line.amount().toPlainString().replace('-', '−');
        String day = line.day().filter(of -> line.assessed().isPresent()).map(of -> of + ": ").orElse("");
        return line.kind() == Line.Kind.TOTAL ? kind + " " + amount
                : kind + " " + line.ref() + " " + amount + ": " + day + EnglishWords.arithmetic(line, statement);
    }

    private static void read(String block, FakeMeasures measures, List<SlipFact> slips) throws IOException {
        try (CSVParser parser = CSVParser.parse(new StringReader(block), CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
            for (CSVRecord row : parser) {
                if (row.isMapped("slip")) {
                    slips.add(slip(row));
                } else {
                    parser.getHeaderNames().stream().skip(1).forEach(measure -> measures.put(LocalDate.parse(row.get("day")), measure,
                            new BigDecimal(row.get(measure))));
                }
            }
        }
    }

    private static SlipFact slip(CSVRecord row) {
        LocalDate day = LocalDate.parse(row.get("day"));
        return new SlipFact(SlipKind.valueOf(row.get("slip").toUpperCase(Locale.ROOT)), row.get("id"), day,
                day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli(), text(row, "agent"), Optional.empty(), Optional.empty(),
                text(row, "code"), text(row, "nature"), SlipFact.Standing.valueOf(row.get("standing").toUpperCase(Locale.ROOT)),
                row.get("appealed").equals("yes"), text(row, "quantity").map(BigDecimal::new), text(row, "amount").map(BigDecimal::new),
                text(row, "call"), Optional.empty(), true);
    }

    private static Optional<String> text(CSVRecord row, String column) {
        return Optional.of(row.get(column)).filter(text -> !text.isEmpty());
    }
}
