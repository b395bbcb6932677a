package callmart.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunShTest {

    @AfterEach
    void nothing_is_given() {
        RunSh.calledWith(Optional.empty(), Optional.empty());
    }

    @Test
    void commands_are_named_with_the_folders_that_were_given() {
        assertThat(RunSh.quoted("doctor")).isEqualTo("'./run.sh doctor'");

        RunSh.calledWith(Optional.of(Path.of("/srv/centre")), Optional.empty());
        assertThat(RunSh.line("due --list")).isEqualTo("./run.sh due --list --home /srv/centre");
        RunSh.calledWith(Optional.of(Path.of("/srv/../srv/客服")), Optional.of(Path.of("/etc/my $centre")));
        assertThat(RunSh.line("due")).isEqualTo("./run.sh due --home /srv/客服 --config \"/etc/my \\$centre\"");
    }
}
