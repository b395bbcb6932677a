package callmart.load;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.feed.Feed;
import callmart.feed.Feeds;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The migration that makes the feeds' tables is what their descriptions ask for; {@code -Dcallmart.goldens=refresh} writes it. */
class FeedTablesTest {

    @Test
    void the_migration_is_as_the_descriptions_say() throws IOException {
        StringBuilder text = new StringBuilder("-- One table a feed, as its description asks for. A day's partition is swapped whole,"
                + " a snapshot's table exchanged;\n-- of a versioned feed each day holds the day's latest version of a record, and the"
                + " latest of all days counts.\n");
        for (Feed feed : Feeds.list()) {
            if (!feed.name().equals("calls")) {
                text.append('\n').append(FeedTable.ddl(feed));
            }
        }
        Path file = ReferenceData.projectRoot().resolve("sql/schema/V005__feeds.sql");
        if ("refresh".equals(System.getProperty("callmart.goldens"))) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).isEqualTo(text.toString());
    }
}
