package callmart.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The centre's customer relation system, an H2 database file: tickets and complaint cases in their own words, a row for each version,
 * local times without zone. A day is there whole or not at all.
 */
final class CrmDatabase implements AutoCloseable {

    static final String USER = "sa";
    static final String TICKETS = "crm_ticket";
    static final String CASES = "crm_case";

    private static final List<String> TICKET_TEXTS = List.of("ticket_no", "call_sn", "staff_no", "order_type", "biz_type", "complaint_attr",
            "src_channel", "cust_tel", "link_tel", "cust_sex", "cust_area", "ivr_path", "urgent_level", "accept_kind", "is_transfer",
            "accept_content", "cust_demand", "need_reply", "in_biz_scope", "sys_has_info", "demand_solved", "cust_approved", "once_solved",
            "dept_name", "dept_state", "order_state", "come_by", "take_gift", "up_risk", "deal_result");
    private static final List<String> TICKET_TIMES = List.of("reply_limit", "reply_time", "first_resp_time", "create_time", Life.UPDATED_AT,
            "finish_time", "node_limit", "node_finish");
    private static final List<String> CASE_TEXTS = List.of("case_no", "ticket_no", "call_sn", "staff_no", "case_nature", "case_level",
            "complaint_point", "handle_desc", "judge_result", "judge_reason", "handler_name", "appeal_result", "appeal_judge", "reply_way",
            "contact_times", "submit_by", "accept_no", "contact_tel", "cust_demand", "dispute", "return_why", "told_lead", "panel_yes",
            "panel_no");
    private static final List<String> CASE_TIMES = List.of("recv_time", "lead_review_time", "judge_time", "appeal_time", "reply_time",
            "return_time", "told_time", Life.UPDATED_AT);

    private final Path file;
    private final Connection connection;
    private final Set<LocalDate> present = new HashSet<>();

    private CrmDatabase(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** For a database in the file {@code crm.mv.db} of the folder. */
    static String url(Path folder) {
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve("crm");
    }

    /** Makes the database when it is missing. */
    static CrmDatabase open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("crm.mv.db");
        try {
            CrmDatabase database = new CrmDatabase(file, DriverManager.getConnection(url(folder), USER, ""));
            try {
                database.prepare();
                return database;
            } catch (SQLException e) {
                database.connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /** Adds the versions that were written on a day, unless the day is there already. */
    void add(LocalDate date, Days days) throws IOException {
        if (!present.add(date)) {
            return;
        }
        try {
            insert(TICKETS, columns(TICKET_TEXTS, TICKET_TIMES), days.ticketVersions(date));
            insert(CASES, columns(CASE_TEXTS, CASE_TIMES), days.caseVersions(date));
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO sample_days VALUES (?)")) {
                insert.setObject(1, date);
                insert.execute();
            }
            connection.commit();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /** Forgets a day that was not added whole. */
    @Override
    public void close() throws IOException {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private static IOException failure(Path file, SQLException cause) {
        return new IOException("The sample centre's database " + file + " cannot be written: " + cause.getMessage()
                + "; close what uses it, or delete the file to have it made again", cause);
    }

    private void prepare() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            createTable(statement, TICKETS, TICKET_TEXTS, TICKET_TIMES);
            createTable(statement, CASES, CASE_TEXTS, CASE_TIMES);
            statement.execute("CREATE TABLE IF NOT EXISTS sample_days (sample_day DATE PRIMARY KEY)");
            try (ResultSet rows = statement.executeQuery("SELECT sample_day FROM sample_days")) {
                while (rows.next()) {
                    present.add(rows.getObject(1, LocalDate.class));
                }
            }
        }
        connection.commit();
    }

    private static void createTable(Statement statement, String table, List<String> texts, List<String> times) throws SQLException {
        String definitions = String.join(" VARCHAR(2000), ", texts) + " VARCHAR(2000), " + String.join(" TIMESTAMP(0), ", times)
                + " TIMESTAMP(0)";
        statement.execute("CREATE TABLE IF NOT EXISTS " + table + " (" + definitions + ")");
        for (String text : texts) {
            statement.execute("ALTER TABLE " + table + " ADD COLUMN IF NOT EXISTS " + text + " VARCHAR(2000)");
        }
        for (String time : times) {
            statement.execute("ALTER TABLE " + table + " ADD COLUMN IF NOT EXISTS " + time + " TIMESTAMP(0)");
        }
        statement.execute("CREATE INDEX IF NOT EXISTS " + table + "_updated ON " + table + " (" + Life.UPDATED_AT + ")");
    }

    private void insert(String table, List<String> columns, List<Map<String, Object>> versions) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        String sql = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (" + marks + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Map<String, Object> version : versions) {
                for (int index = 0; index < columns.size(); index++) {
                    insert.setObject(index + 1, version.get(columns.get(index)));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<String> columns(List<String> texts, List<String> times) {
        List<String> columns = new ArrayList<>(texts);
        columns.addAll(times);
        return columns;
    }
}
