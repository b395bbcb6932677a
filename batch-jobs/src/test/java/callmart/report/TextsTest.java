package callmart.report;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.calendar.Period;
import callmart.config.ConfigFolder;
import callmart.config.Fault;
import callmart.config.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file over {@code texts.yml} says otherwise, and what is told of its mistakes. */
class TextsTest {

    private static final Path PRODUCT = TestReports.ROOT.resolve("config");

    @TempDir
    private Path folder;

    private final Faults faults = new Faults();

    private Texts read(String text) throws IOException {
        Files.writeString(folder.resolve("texts.yml"), text);
        return Texts.read(new ConfigFolder(folder, PRODUCT), faults);
    }

    private List<String> faults() {
        return faults.list().stream().map(Fault::toString).map(fault -> fault.replace(folder + "/", "")).toList();
    }

    @Test
    void a_text_is_said_otherwise_and_leaves_places_out() throws IOException {
        Texts texts = read("findings: {peak: '忙时 {slot}（{offered}）'}\nperiods: {month: {before: 上个月}}\nlimits: {findings: 7}\n");

        assertThat(faults()).isEmpty();
        assertThat(texts.of(Text.FINDING_PEAK, "10:00–10:59", "286", "12")).isEqualTo("忙时 10:00–10:59（286）");
        assertThat(texts.of(Text.FINDING_KPIS_MET, 3)).as("the product's").isEqualTo("考核指标 3 项，全部达标");
        assertThat(texts.of(Period.parse("2026-11"))).isEqualTo(new PeriodTexts("本月", "本月", "本月", "上个月", java.util.Optional.of("去年同月")));
        assertThat(texts.of(Texts.Limit.FINDINGS)).isEqualByComparingTo("7");
        assertThat(texts.of(Texts.Limit.OUTLIERS)).isEqualByComparingTo("3");
    }

    /** A value that looks like a place, or like a reference of a replacement, stands as it is. */
    @Test
    void values_are_put_in_once() throws IOException {
        assertThat(read("{}").of(Text.FINDING_OUTLIER, "1001 {value}$1", "3.0")).isEqualTo("1001 {value}$1（3.0）");
    }

    @Test
    void a_finding_may_be_left_out() throws IOException {
        Texts texts = read("findings: {worst-slot: null}\n");

        assertThat(faults()).isEmpty();
        assertThat(texts.of(Text.FINDING_WORST_SLOT, "11 时", "接通率", "全天", "84.00%", "50", "8")).isEmpty();
    }

    @Test
    void an_unknown_place_is_told_with_the_valid_ones() throws IOException {
        read("findings:\n  busy: '{agents} 示忙 {busy}'\nwords:\n  sum: '{all}'\n");

        assertThat(faults()).containsExactlyInAnyOrder("texts.yml:2: findings.busy: nothing is put into '{agents}'; did you mean 'agent'? Valid: {agent}, "
                + "{busy}, {logged-in}", "texts.yml:4: words.sum: nothing is put into '{all}'; this text has no places");
    }

    @Test
    void a_word_is_required_and_a_key_must_be_known() throws IOException {
        read("headings:\n  required: null\n  presence: 在位\nlimits: {outliers: few}\n");

        assertThat(faults()).anyMatch(fault -> fault.contains("headings: 'required' is required and missing"))
                .anyMatch(fault -> fault.startsWith("texts.yml:3: headings.presence: unknown key 'presence'; did you mean 'present'?"))
                .anyMatch(fault -> fault.startsWith("texts.yml:4: limits.outliers: expected a number")).hasSize(3);
    }

    @Test
    void a_finding_that_is_missing_is_told_with_what_to_write() throws IOException {
        read(Files.readString(PRODUCT.resolve("texts.yml")).replaceFirst("\n  moved: .*", "") + "instead: true\n");

        assertThat(faults()).singleElement().asString().startsWith("texts.yml:").contains("findings: 'moved' is required and missing; write its text, or "
                + "'moved: null' where it is not to be said");
    }
}
