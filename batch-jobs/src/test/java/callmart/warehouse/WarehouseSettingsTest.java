package callmart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarehouseSettingsTest {

    @ParameterizedTest
    @CsvSource({"http://ch:8123, http://ch:8123", "https://ch:8443/, https://ch:8443", "jdbc:clickhouse://ch:8123, http://ch:8123",
        "jdbc:ch:https://ch:8443, https://ch:8443"})
    void addressesOfBothKindsAreUnderstood(String given, String address) {
        assertThat(settings(given, "callmart").url()).contains(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ch:8123", "http://ch", "tcp://ch:9000", "http://ch:8123/callmart", "http://ch:8123?ssl=true",
        "http://joe:s3cret@ch:8123"})
    void otherAddressesAreRefusedWithoutTheirPassword(String given) {
        assertThatThrownBy(() -> settings(given, "callmart")).isInstanceOf(WarehouseException.class)
                .hasMessageContaining("warehouse.url").hasMessageContaining("http://host:8123")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aDatabaseNameIsAPlainWord() {
        assertThatThrownBy(() -> settings("http://ch:8123", "a`b")).hasMessageContaining("'a`b' is not a database name");
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(settings("http://ch:8123", "callmart").toString()).doesNotContain("s3cret");
    }

    private static WarehouseSettings settings(String url, String database) {
        return new WarehouseSettings(Optional.of(url), "etl", "s3cret", database, OptionalInt.empty(), OptionalInt.empty(),
                Path.of("home"), Path.of("cache"));
    }
}
