package callmart.cli;

import callmart.config.EnumWord;
import callmart.contract.Assessed;
import callmart.contract.Difference;
import callmart.contract.EnglishWords;
import callmart.contract.IssuedStatement;
import callmart.contract.Line;
import callmart.contract.Settlement;
import callmart.contract.Statement;
import callmart.contract.StatementNumbers;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints statements. The CSV is an interface: lines and nothing else, of several contracts one after the other, each up to its total. */
record StatementPrinter(PrintWriter out, OutputFormat format, ZoneId zone) {

    private static final Logger LOG = LoggerFactory.getLogger(StatementPrinter.class);
    private static final int DECIMALS = 6;

    /** A statement and how it stands, for the heading of its table. */
    private record Headed(Statement statement, String state) {
    }

    /** Statements that are all in one state. */
    int statements(List<Statement> statements, String state) {
        return print(statements.stream().map(statement -> new Headed(statement, state)).toList());
    }

    /** Issued versions and drafts beside each other. */
    int settlements(List<Settlement> settlements) {
        return print(settlements.stream().map(one -> new Headed(one.statement(), one.issued().map(this::state).orElse("draft"))).toList());
    }

    int issued(List<IssuedStatement> issued) {
        return print(issued.stream().map(one -> new Headed(one.statement(), state(one))).toList());
    }

    private String state(IssuedStatement issued) {
        return "version " + issued.version() + " of " + issued.issuedAt().truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime()
                + issued.difference().map(difference -> ", " + difference.toPlainString() + " against version " + (issued.version() - 1))
                .orElse("") + ", because of " + String.join(", ", issued.reasons());
    }

    private int print(List<Headed> headed) {
        List<Statement> statements = headed.stream().map(Headed::statement).toList();
        if (format == OutputFormat.TABLE) {
            headed.forEach(one -> {
                out.println(heading(one.statement()) + ", " + one.state());
                lines(List.of(one.statement())).print(format, out);
                out.println();
            });
        } else {
            lines(statements).print(format, out);
        }
        return exit(statements);
    }

    private static String heading(Statement statement) {
        return statement.contract() + " " + statement.vendor().name() + " " + statement.month() + ", covers " + statement.covers() + ", "
                + statement.currency() + ", fee " + StatementNumbers.money(statement.monthlyFee());
    }

    private Rows lines(List<Statement> statements) {
        Rows rows = new Rows("line", "kind", "ref", "agent_id", "rule", "numerator", "denominator", "value", "target", "amount", "note");
        for (Statement statement : statements) {
            int number = 0;
            for (Line line : statement.lines()) {
                number++;
                if (!line.kind().isInformation() || format == OutputFormat.TABLE) {
                    Optional<Assessed> assessed = line.assessed();
                    rows.add(number, EnumWord.of(line.kind()), line.ref(), line.agent().orElse(null), line.rule(),
                            six(assessed.map(of -> of.ratio().numerator())), six(assessed.map(of -> of.ratio().denominator())),
                            six(assessed.flatMap(of -> of.ratio().value(DECIMALS))), six(assessed.map(of -> of.target().limit())),
                            line.amount(), note(line, statement));
                }
            }
        }
        return rows;
    }

    private String note(Line line, Statement statement) {
        if (line.kind() == Line.Kind.TOTAL) {
            return statement.unpriced().isEmpty() ? "" : "incomplete: " + statement.unpriced().size() + " slips without tariff";
        }
        return format == OutputFormat.TABLE ? line.day().filter(day -> line.assessed().isPresent()).map(day -> day + ": ").orElse("")
                + EnglishWords.arithmetic(line, statement) : EnglishWords.note(line, statement);
    }

    /** What each version changed in the one before; of one version when it is named. */
    int differences(List<IssuedStatement> versions, Integer wanted) {
        Rows rows = new Rows("contract", "version", "change", "kind", "ref", "agent_id", "rule", "before", "after", "difference", "note");
        for (int i = 1; i < versions.size(); i++) {
            IssuedStatement before = versions.get(i - 1);
            IssuedStatement after = versions.get(i);
            if (before.statement().contract().equals(after.statement().contract()) && (wanted == null || wanted == after.version())) {
                for (Difference difference : Difference.between(before.statement(), after.statement())) {
                    Line line = difference.line();
                    rows.add(after.statement().contract(), after.version(), difference.change(), EnumWord.of(line.kind()), line.ref(),
                            line.agent().orElse(null), line.rule(), difference.before().map(Line::amount).orElse(null),
                            difference.after().map(Line::amount).orElse(null), difference.amount(), note(line, after.statement()));
                }
            }
        }
        rows.print(format, out);
        return Exit.DONE;
    }

    int versions(List<IssuedStatement> versions) {
        Rows rows = new Rows("contract", "vendor", "month", "version", "issued_at", "total", "difference", "incomplete", "reasons");
        for (IssuedStatement issued : versions) {
            Statement statement = issued.statement();
            rows.add(statement.contract(), statement.vendor().name(), statement.month(), issued.version(),
                    issued.issuedAt().truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime(), statement.total(),
                    issued.difference().orElse(null), statement.unpriced().isEmpty() ? ""
                    : "incomplete", String.join(", ", issued.reasons()));
        }
        rows.print(format, out);
        return Exit.DONE;
    }

    private static int exit(List<Statement> statements) {
        statements.stream().filter(statement -> !statement.unpriced().isEmpty()).forEach(statement -> LOG.warn(
                "the statement of {} for {} is incomplete: {} slips have a code without tariff, the first is {}", statement.contract(),
                statement.month(), statement.unpriced().size(), statement.unpriced().get(0).ref()));
        return statements.stream().allMatch(statement -> statement.unpriced().isEmpty()) ? Exit.DONE : Exit.WARNINGS;
    }

    private static BigDecimal six(Optional<BigDecimal> number) {
        return number.map(exact -> exact.setScale(DECIMALS, RoundingMode.HALF_UP)).orElse(null);
    }
}
