package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which parameters a query has, and what is no query. */
class NamedQueryTest {

    private static NamedQuery parse(String text) {
        return NamedQuery.parse(text, "q.sql", false);
    }

    @Test
    void parameters_stand_outside_of_quotes_comments_and_casts() {
        NamedQuery query = parse("-- of :from\n/* :to /* :x */ ? */ SELECT ':a''?', \":b\", `:c`, $t$ :d $t$, E'\\':e', x::date, y ?? z\n"
                + "FROM t WHERE a >= :from::timestamp AND a<:to AND b>:from;\n-- end\n");

        assertThat(query.parameters()).isEqualTo(List.of("from", "to", "from"));
        assertThat(query.sql()).isEqualTo("-- of :from\n/* :to /* :x */ ? */ SELECT ':a''?', \":b\", `:c`, $t$ :d $t$, E'\\':e', x::date,"
                + " y ?? z\nFROM t WHERE a >= ?::timestamp AND a<? AND b>?\n-- end\n");
    }

    @Test
    void a_query_may_have_no_parameters() {
        assertThat(parse("SELECT a[1:2], '10:30' FROM agents").parameters()).isEmpty();
    }

    @Test
    void backslashes_escape_quotes_where_the_database_says_so() {
        assertThat(NamedQuery.parse("SELECT '\\':from' # :to\n", "q.sql", true).parameters()).isEmpty();
        assertThat(parse("SELECT '\\', :from, '\\', :to, a #> b FROM t").parameters()).containsExactly("from", "to");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "SELECT 1 WHERE a >= :from | the query q.sql has :from but not :to; a day needs both: column >= :from AND column < :to",
        "SELECT 1 WHERE a < :to | the query q.sql has :to but not :from; a day needs both: column >= :from AND column < :to",
        "SELECT :day | the query q.sql, line 1, has the unknown parameter :day; valid: :from, :to",
        "SELECT ? | the query q.sql, line 1, has a ?; write its parameters as :from and :to, and PostgreSQL's operator ? as ??",
        "SELECT 1; SELECT 2 | the query q.sql, line 1, has more than one statement; keep one query in a file",
        "SELECT 'a | the query q.sql, line 1, has a ' that is not closed",
        "SELECT $$a | the query q.sql, line 1, has a $$ that is not closed",
        "SELECT 1 /* a | the query q.sql, line 1, has a comment /* that is not closed",
        "-- nothing | the query q.sql, line 1, is empty"})
    void what_is_wrong_is_said(String text, String message) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
