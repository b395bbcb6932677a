package callmart.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileRightsTest {

    @TempDir
    private Path folder;

    private final int before = FileRights.mask(0);

    @AfterEach
    void as_before() {
        FileRights.mask(before);
    }

    private static String rights(Path of) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(of));
    }

    @ParameterizedTest
    @CsvSource({"0640, rw-r-----, rwxr-x---", "600, rw-------, rwx------", "0644, rw-r--r--, rwxr-xr-x", "0660, rw-rw----, rwxrwx---"})
    void files_and_folders_get_what_is_configured_whatever_the_mask(String mode, String file, String around) throws IOException {
        for (int mask : new int[]{0, 0077}) {
            FileRights.mask(mask);
            FileRights.apply(FileRights.parse(mode));
            Path written = folder.resolve("mask" + mask + "/report.xlsx");
            WholeFile.write(written, new byte[]{1});

            assertThat(rights(written)).isEqualTo(file);
            assertThat(rights(written.getParent())).isEqualTo(around);
        }
    }

    @Test
    void what_is_private_stays_so() throws IOException {
        FileRights.apply(FileRights.parse("0666"));
        Path state = FileRights.privately(folder.resolve("var/batch"));
        WholeFile.writePrivately(folder.resolve("draft.eml"), out -> out.write(1));

        assertThat(rights(state)).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("draft.eml"))).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"640x", "0440", "0750", "0642", "0", "rw-r-----"})
    void other_rights_are_refused(String mode) {
        assertThatThrownBy(() -> FileRights.parse(mode)).hasMessageContaining("expected rights of files such as '0640'").hasMessageContaining(mode);
    }
}
