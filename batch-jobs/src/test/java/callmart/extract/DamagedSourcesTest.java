package callmart.extract;

import static org.assertj.core.api.Assertions.assertThat;

import callmart.feed.Feeds;
import callmart.testing.Campaign;
import callmart.testing.DamagedBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sources of every kind with bytes changed, lost, doubled or moved at random: each is read with every row accounted for, or says what is
 * wrong with it; none ends the program, and the undamaged source is read afterwards as before.
 */
class DamagedSourcesTest {

    /** Of the campaign fuzz a hundredth of its rows for each kind. */
    private static final Campaign CAMPAIGN = new Campaign("fuzz", 6_000);
    private static final int ROUNDS = CAMPAIGN.size() / 100;
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String HEADER = "call_id,direction,queue,agent_id,arrived_at,queued_at,answered_at,ended_at\n";

    @TempDir
    private Path home;

    private enum Kind {
        CSV("csv") {
            @Override
            byte[] source() {
                return rows().getBytes(StandardCharsets.UTF_8);
            }
        },
        CSV_GB18030("csv") {
            @Override
            byte[] source() {
                return rows().getBytes(GB18030);
            }
        },
        CSV_UTF_16("csv") {
            @Override
            byte[] source() {
                return ("\uFEFF" + rows()).getBytes(StandardCharsets.UTF_16LE);
            }
        },
        XLSX("xlsx") {
            @Override
            byte[] source() throws IOException {
                return workbook(new XSSFWorkbook());
            }
        },
        XLSX_PARTS("xlsx") {
            @Override
            byte[] source() throws IOException {
                return workbook(new XSSFWorkbook());
            }

            @Override
            byte[] damaged(byte[] source, Random random) throws IOException {
                Map<String, byte[]> parts = new LinkedHashMap<>();
                try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(source))) {
                    for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                        parts.put(part.getName(), zip.readAllBytes());
                    }
                }
                String chosen = parts.keySet().stream().filter(name -> name.startsWith("xl/")).toList().get(random.nextInt((int) parts.keySet()
                        .stream().filter(name -> name.startsWith("xl/")).count()));
                parts.put(chosen, DamagedBytes.of(parts.get(chosen), random));
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (ZipOutputStream zip = new ZipOutputStream(out)) {
                    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                        zip.putNextEntry(new ZipEntry(part.getKey()));
                        zip.write(part.getValue());
                    }
                }
                return out.toByteArray();
            }
        },
        XLS("xls") {
            @Override
            byte[] source() throws IOException {
                return workbook(new HSSFWorkbook());
            }
        },
        QUEUE_LOG("asterisk-queue-log") {
            @Override
            byte[] source() {
                StringBuilder log = new StringBuilder("1795222700|NONE|NONE|NONE|QUEUESTART|\n");
                for (int i = 0; i < 12; i++) {
                    long at = 1795222800 + i * 60;
                    log.append("%d|%d.17|600|NONE|ENTERQUEUE||1391234567%d|1\n%d|%d.17|600|SIP/1002|CONNECT|12|%d.18|3\n%d|%d.17|600|SIP/1002|COMPLETECALLER|12|30|1\n"
                            .formatted(at, at, i % 10, at + 12, at, at, at + 42, at));
                }
                return log.toString().getBytes(StandardCharsets.UTF_8);
            }
        },
        ASTERISK_CDR("asterisk-cdr") {
            @Override
            byte[] source() {
                StringBuilder records = new StringBuilder();
                for (int i = 10; i < 22; i++) {
                    records.append(("\"\",\"13912345678\",\"600\",\"from-trunk\",\"\"\"Li\"\" <13912345678>\",\"SIP/provider-000000%1$d\",\"SIP/1002-000000%1$d\","
                            + "\"Dial\",\"SIP/1002,20\",\"2026-11-21 01:%1$d:00\",\"2026-11-21 01:%1$d:12\",\"2026-11-21 01:%1$d:50\",50,38,"
                            + "\"ANSWERED\",\"DOCUMENTATION\",\"17952228%1$d.1\",\"\"\n").formatted(i));
                }
                return records.toString().getBytes(StandardCharsets.UTF_8);
            }
        },
        FREESWITCH_CDR("freeswitch-cdr") {
            @Override
            byte[] source() {
                StringBuilder records = new StringBuilder();
                for (int i = 10; i < 22; i++) {
                    records.append(("\"Li\",\"13912345678\",\"1002\",\"public\",\"2026-11-21 09:%1$d:00\",\"2026-11-21 09:%1$d:02\",\"2026-11-21 09:%1$d:50\","
                            + "\"50\",\"48\",\"NORMAL_CLEARING\",\"a%1$d\",\"b%1$d\", \"\"\n").formatted(i));
                }
                return records.toString().getBytes(StandardCharsets.UTF_8);
            }
        };

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        abstract byte[] source() throws IOException;

        byte[] damaged(byte[] source, Random random) throws IOException {
            return DamagedBytes.of(source, random);
        }
    }

    private static String rows() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 10; i < 30; i++) {
            rows.append("c%1$d,inbound,\"售后,一组\",A%1$d,2026-11-2%2$d 09:%1$d:00,,2026-11-2%2$d 09:%1$d:07,2026-11-2%2$d 09:%1$d:50\n"
                    .formatted(i, i % 5 == 0 ? 2 : 1));
        }
        return rows.toString();
    }

    private static byte[] workbook(Workbook book) throws IOException {
        try (book; ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet("通话");
            sheet.createRow(0).createCell(0).setCellValue("通话明细");
            int number = 1;
            for (String line : rows().replace("\"售后,一组\"", "售后一组").split("\n")) {
                Row row = sheet.createRow(number++);
                String[] cells = line.split(",", -1);
                for (int i = 0; i < cells.length; i++) {
                    row.createCell(i).setCellValue(cells[i]);
                }
            }
            sheet.getRow(3).createCell(9).setCellFormula("1/0");
            sheet.addMergedRegion(CellRangeAddress.valueOf("C4:C6"));
            book.write(out);
            return out.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_damaged_source_is_accounted_for_or_says_what_is_wrong(Kind kind) throws IOException {
        byte[] source = kind.source();
        Centre centre = new Centre(home).sources("calls: {type: " + kind.type + ", path: source"
                + (kind.type.equals("asterisk-cdr") ? ", time-zone: UTC" : "") + "}").file("source", source);
        Centre.Result undamaged = centre.run();
        assertThat(undamaged.counts().accepted()).isPositive();
        assertThat(undamaged.rejects()).isEmpty();
        Random random = new Random(CAMPAIGN.seed() + kind.ordinal());
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            centre.file("source", kind.damaged(source, random));
            String where = kind + ", round " + round + " of seed " + CAMPAIGN.seed();
            try {
                Centre.Result result = centre.run();
                Counts counts = result.counts();
                assertThat(counts.read()).as(where).isEqualTo(counts.accepted() + counts.rejected() + counts.otherDay() + counts.filtered());
                assertThat(result.rows()).as(where).hasSize(Math.toIntExact(counts.accepted()));
                assertThat(result.reasons()).as(where).hasSize(Math.toIntExact(counts.rejected())).noneMatch(String::isBlank);
            } catch (ExtractionException e) {
                refused++;
                assertThat(e.getMessage()).as(where).contains("source", ";").doesNotContain("fault of the program");
            }
        }
        assertThat(refused).as(kind + ": sources that cannot be read as a whole").isLessThan(ROUNDS);
        assertThat(centre.file("source", source).run(Feeds.get("calls"), Centre.DAY)).isEqualTo(undamaged);
        CAMPAIGN.report(kind.toString(), "damaged files " + ROUNDS + ", refused as a whole " + refused + ", rows not accounted for 0");
    }
}
