package callmart.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.ReferenceData;
import callmart.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A centre with another limit and another name for its service level. By hand: of two calls one was answered after 18 s, one after 25 s. Of 15 s
 * none would be in time, of 20 s it is 1/2, below the target of 95 %. So the day's presence is assessed: two seats for half an hour are 3,600
 * seat-seconds, one agent was there for 1,800, which is 50 %; 45 whole points at 100.00 are 4,500.00.
 */
class ServiceLevelTest {

    @TempDir
    private Path folder;
    private TestHome home;

    @BeforeEach
    void a_centre_of_20_seconds() throws IOException {
        home = new TestHome(folder, "service_level", "Asia/Shanghai", """
                feeds:
                  calls: [{type: csv, path: 'calls-{date}.csv'}]
                  agent_states: [{type: csv, path: 'states-{date}.csv'}]
                  staffing: [{type: csv, path: 'staffing-{date}.csv'}]
                """);
        String application = Files.readString(folder.resolve("test-config/application.yml"));
        home.write("test-config/application.yml", application.replaceFirst("(?m)^callmart:\\s*$", "callmart:\n  answer-target-seconds: 20"));
        for (String file : List.of("kpis.yml", "reports.yml")) {
            home.write("test-config/" + file, Files.readString(ReferenceData.projectRoot().resolve("config").resolve(file))
                    .replace("answer_rate_15s", "in_time"));
        }
        home.write("test-config/contracts/c.yml", """
                id: C-1
                vendor: {id: v, name: 甲方}
                covers: all
                effective: {from: 2026-11-01, to: 2026-11-30}
                currency: CNY
                monthly-fee: 300000.00
                kpis:
                  - {kpi: presence, target: 95%, rule: {kind: per-day, amount: 100.00, per: point, rounding: whole}}
                """);
        home.write("calls-20261120.csv", """
                call_id,direction,queue,agent_id,arrived_at,queued_at,answered_at,ended_at
                A,inbound,sales,7001,2026-11-20 09:00:00,2026-11-20 09:00:00,2026-11-20 09:00:18,2026-11-20 09:02:00
                B,inbound,sales,7001,2026-11-20 09:10:00,2026-11-20 09:10:00,2026-11-20 09:10:25,2026-11-20 09:12:00
                """);
        home.write("states-20261120.csv", "agent_id,state,from_at,to_at\n7001,logged_in,2026-11-20 09:00:00,2026-11-20 09:30:00\n");
        home.write("staffing-20261120.csv", "date,interval_start,interval_minutes,required_seats\n2026-11-20,2026-11-20 09:00:00,30,2\n");
    }

    @Test
    void its_limit_and_name_stand_everywhere_and_presence_is_assessed_by_it() {
        home.run("nightly", "--date", "2026-11-20", "--no-mail");

        assertThat(home.run("kpi", "--from", "2026-11-20", "--to", "2026-11-20", "--kpi", "in_time", "--kpi", "presence", "--format", "csv").csv())
                .extracting(row -> row.get("kpi") + " " + row.get("numerator") + " " + row.get("denominator") + " " + row.get("met"))
                .containsExactly("in_time 1.000000 2.000000 no", "presence 1800.000000 3600.000000 no");
        assertThat(home.run("render", "daily-operations", "--period", "2026-11-20", "--format", "html", "--out", folder.resolve("r.html").toString()).exit())
                .isZero();
        assertThat(folder.resolve("r.html")).content().contains("20秒接通率").doesNotContain("15秒");
        assertThat(home.run("penalties", "--month", "2026-11", "--format", "csv").csv())
                .filteredOn(row -> row.get("kind").equals("kpi") && !row.get("amount").equals("0.00"))
                .extracting(row -> row.get("ref") + " " + row.get("amount")).containsExactly("presence 4500.00");
    }
}
