package callmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;

class TerminalWriterTest {

    private static final String AGENT = "70\u001B[2J\r\n\t\u0085\u2028\u202E\u0000\u009B31m,\"好\"";

    private static String printed(OutputFormat format) {
        StringWriter text = new StringWriter();
        Rows rows = new Rows("agent", "calls");
        rows.add(AGENT, 3);
        rows.print(format, new TerminalWriter(new PrintWriter(text)));
        return text.toString();
    }

    @Test
    void a_table_shows_them_on_one_line() {
        assertThat(printed(OutputFormat.TABLE).lines()).hasSize(2).last()
                .isEqualTo("70\\u001B[2J↵\\t↵↵\\u202E\\u0000\\u009B31m,\"好\"      3");
    }

    @Test
    void json_escapes_them_and_keeps_the_data() throws IOException {
        String json = printed(OutputFormat.JSON);
        List<String> texts = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    texts.add(parser.getText());
                }
            }
        }

        assertThat(texts).containsExactly(AGENT);
        assertThat(json).doesNotContain("\u001B", "\r", "\u0085", "\u2028", "\u202E", "\u0000", "\u009B");
    }

    @Test
    void csv_keeps_them_quoted() throws IOException {
        try (CSVParser parser = CSVParser.parse(new StringReader(printed(OutputFormat.CSV)), CSVFormat.DEFAULT)) {
            assertThat(parser.getRecords().get(1).get(0)).isEqualTo(AGENT);
        }
    }

    @Test
    void messages_keep_their_lines_only() {
        StringWriter text = new StringWriter();
        PrintWriter out = new TerminalWriter(new PrintWriter(text, true));
        out.println("the agent \u001B]0;x\u0007");
        out.print('\u001B');
        out.write(new char[] {'a', '\u0000', '\n'}, 0, 3);
        out.flush();

        assertThat(text).hasToString("the agent \\u001B]0;x\\u0007\n\\u001Ba\\u0000\n");
    }
}
