package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asterisk's logs as it writes them into tables: the realtime queue_log and the cdr table. */
class TelephoneTablesTest {

    @TempDir
    private Path home;

    private void database(String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + home.resolve("pbx"), "sa", "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Centre.Result calls(String sources) throws Exception {
        Files.createDirectories(home.resolve("sql"));
        Files.writeString(home.resolve("sql/queue_log.sql"), "SELECT time, callid, queuename, agent, event, data1, data2, data3, data4, data5"
                + " FROM queue_log WHERE time >= :from AND time < :to ORDER BY id");
        Files.writeString(home.resolve("sql/cdr.sql"), "SELECT calldate, clid, src, dst, dcontext, channel, dstchannel, lastapp, lastdata,"
                + " duration, billsec, disposition, amaflags, accountcode, uniqueid, userfield FROM cdr WHERE calldate >= :from AND calldate < :to"
                + " ORDER BY calldate");
        return new Centre(home).sources(sources).run();
    }

    private static String source(String type, String query) {
        return "{type: " + type + ", url: 'jdbc:h2:file:{home}/pbx', username: sa, password: '', query: sql/" + query + "}";
    }

    private static final String QUEUE_LOG = "CREATE TABLE queue_log (id INT, time TIMESTAMP(6), callid VARCHAR(80), queuename VARCHAR(256),"
            + " agent VARCHAR(80), event VARCHAR(32), data1 VARCHAR(100), data2 VARCHAR(100), data3 VARCHAR(100), data4 VARCHAR(100),"
            + " data5 VARCHAR(100))";
    private static final String EVENTS = "INSERT INTO queue_log VALUES"
            + " (1, '" + Centre.DAY + " 09:00:00.100000', '17.1', 'sales', 'NONE', 'ENTERQUEUE', '', '13800000000', '1', '', ''),"
            + " (2, '" + Centre.DAY + " 09:00:12.100000', '17.1', 'sales', 'SIP/7001', 'CONNECT', '12', '17.2', '3', '', ''),"
            + " (3, '" + Centre.DAY + " 09:02:12.100000', '17.1', 'sales', 'SIP/7001', 'COMPLETECALLER', '12', '120', '1', '', '')";

    @Test
    void a_queue_log_in_a_table_gives_calls() throws Exception {
        database(QUEUE_LOG, EVENTS);

        Centre.Result result = calls("calls: " + source("asterisk-queue-log", "queue_log.sql"));

        assertThat(result.column("call_id")).containsExactly("17.1");
        assertThat(result.column("agent_id")).containsExactly("7001");
        assertThat(result.counts()).extracting(Counts::read, Counts::accepted, Counts::filtered).containsExactly(3L, 1L, 2L);
    }

    @Test
    void a_call_of_the_queue_log_and_its_row_of_the_cdr_table_are_one_call() throws Exception {
        database(QUEUE_LOG, EVENTS, "CREATE TABLE cdr (calldate TIMESTAMP, clid VARCHAR(80), src VARCHAR(80), dst VARCHAR(80),"
                + " dcontext VARCHAR(80), channel VARCHAR(80), dstchannel VARCHAR(80), lastapp VARCHAR(80), lastdata VARCHAR(80), duration INT,"
                + " billsec INT, disposition VARCHAR(45), amaflags INT, accountcode VARCHAR(20), uniqueid VARCHAR(150), userfield VARCHAR(255))",
                "INSERT INTO cdr VALUES ('" + Centre.DAY + " 09:00:00', '\"\" <13800000000>', '13800000000', '400', 'from-trunk',"
                        + " 'SIP/provider-00000001', 'SIP/7001-00000002', 'Queue', 'sales', 132, 132, 'ANSWERED', 3, '', '17.1', '')");

        Centre.Result result = calls("calls: [" + source("asterisk-queue-log", "queue_log.sql") + ", "
                + source("asterisk-cdr", "cdr.sql") + "]");

        assertThat(result.column("call_id")).containsExactly("17.1");
        assertThat(result.counts()).extracting(Counts::read, Counts::accepted, Counts::filtered).containsExactly(4L, 1L, 3L);
    }

    @Test
    void an_answer_in_no_order_of_time_fails_and_says_where() throws Exception {
        database(QUEUE_LOG, EVENTS.replace("09:02:12", "08:02:12"));

        assertThatThrownBy(() -> calls("calls: " + source("asterisk-queue-log", "queue_log.sql"))).isInstanceOf(ExtractionException.class)
                .hasMessageContaining("is not a queue log in the order of time: line 3 is of 2026-11-21T08:02:12.100, after one of 2026-11-21T09:00:12.100;"
                        + " have it exported with ORDER BY time");
    }
}
