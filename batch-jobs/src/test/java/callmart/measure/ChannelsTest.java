package callmart.measure;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.testing.FactLoader;
import callmart.testing.SharedWarehouse;
import callmart.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By what customers heard of the centre and how they came: words of a list; another one is other, and told by its spelling. */
class ChannelsTest {

    @Test
    void a_word_that_no_list_has_is_other_and_is_told(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("sources.yml"), "feeds: {tickets: [{type: csv, path: tickets.csv}], callbacks: [{type: csv, path: callbacks.csv}]}");
        Files.writeString(folder.resolve("tickets.csv"), """
                ticket_id,kind,channel,contact_channel,status,created_at,updated_at
                T1,other,taxi,visit,open,2026-11-20 09:00:00,2026-11-20 09:00:00
                T2,other,楼宇,柜台,open,2026-11-20 09:00:00,2026-11-20 09:00:00
                T3,other,,,open,2026-11-20 09:00:00,2026-11-20 09:00:00
                """);
        Files.writeString(folder.resolve("callbacks.csv"), """
                callback_id,kind,channel,assigned_to,assigned_at,due_at,updated_at
                B1,card,phone,7001,2026-11-20 08:00:00,2026-11-20 18:00:00,2026-11-20 08:00:00
                """);
        try (Warehouse warehouse = SharedWarehouse.migrated("channels")) {
            new FactLoader(warehouse, folder).loadOnly(folder, LocalDate.of(2026, 11, 20));

            assertThat(read(warehouse, "SELECT concat(ifNull(toString(channel), '-'), ' ', ifNull(toString(contact_channel), '-')) AS x FROM tickets ORDER BY ticket_id"))
                    .containsExactly("taxi visit", "other other", "- -");
            assertThat(read(warehouse, "SELECT toString(channel) AS x FROM callbacks")).containsExactly("other");
            assertThat(read(warehouse, "SELECT DISTINCT warning AS x FROM feed_warnings ORDER BY x")).containsExactly(
                    "unknown channel 'phone' was loaded as other; map it under 'values' in sources.yml",
                    "unknown channel '楼宇' was loaded as other; map it under 'values' in sources.yml",
                    "unknown contact_channel '柜台' was loaded as other; map it under 'values' in sources.yml");
        }
    }

    private static List<String> read(Warehouse warehouse, String query) {
        return warehouse.query(query, Map.of(), row -> row.string("x"));
    }
}
