package callmart.archive;

import callmart.calendar.Period;
import callmart.config.ConfigFolder;
import callmart.config.Faults;
import callmart.feed.Feeds;
import callmart.measure.kpi.Kpi;
import callmart.measure.kpi.KpiCatalogue;
import callmart.measure.kpi.MeasureCatalogue;
import callmart.measure.kpi.Ratio;
import callmart.measure.kpi.Unit;
import callmart.report.TestReports;
import callmart.testing.ReferenceData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An invented centre's archive on 2026-11-22, 18:30 in Shanghai, in which every state occurs. */
final class SampleArchive {

    static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 22, 18, 30, 0, 0, ZoneId.of("Asia/Shanghai"));
    static final String HOSTILE = "<script>alert('x')</script>\"&投诉";

    private static final List<String> DAILY = List.of("运营日报", "投诉反馈日报", "客户意见反馈日报", "系统问题汇总日报", "监听反馈表",
            "坐席问题汇总表", "员工出勤统计表");
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 7);

    private SampleArchive() {
    }

    static ArchiveIndex index() {
        List<ArchiveEntry> entries = new ArrayList<>();
        FIRST.datesUntil(NOW.toLocalDate()).forEach(day -> daily(entries, day));
        for (Period week = Period.weekOf(FIRST); week.to().isBefore(NOW.toLocalDate()); week = week.next()) {
            entries.add(entry("weekly-operations", "电话中心运营周报(" + week + ")", week, 1, ArchiveState.ON_TIME, at(week.to().plusDays(1), 9), ""));
        }
        Period october = Period.month(YearMonth.of(2026, 10));
        entries.add(entry("monthly-operations", "2026年10月电话中心运营月报", october, 1, ArchiveState.LATE, at(LocalDate.of(2026, 11, 4), 9), ""));
        entries.add(due("weekly-operations", "电话中心运营周报", Period.weekOf(NOW.toLocalDate())));
        entries.add(due("monthly-operations", "2026年11月电话中心运营月报", Period.month(YearMonth.of(2026, 11))));
        return new ArchiveIndex(NOW, entries, trends(), List.of(2025, 2026));
    }

    private static void daily(List<ArchiveEntry> entries, LocalDate day) {
        for (int i = 0; i < DAILY.size(); i++) {
            String title = day.getMonthValue() + "月" + day.getDayOfMonth() + "日" + DAILY.get(i);
            String id = "daily-" + (i + 1);
            Period period = Period.day(day);
            int turn = day.getDayOfMonth() * 7 + i;
            if (day.equals(NOW.toLocalDate().minusDays(1)) && i > 3) {
                entries.add(due(id, title, period));
            } else if (turn % 61 == 0) {
                entries.add(new ArchiveEntry(id, title, period, 1, ArchiveState.OVERDUE, at(day.plusDays(1), 17), Optional.empty(), List.of(), ""));
            } else if (turn % 53 == 0) {
                entries.add(entry(id, title, period, 1, ArchiveState.WITHHELD, at(day.plusDays(1), 11), "工单 " + day + " 未入库"));
            } else {
                entries.add(entry(id, title, period, 1, turn % 37 == 0 ? ArchiveState.LATE : ArchiveState.ON_TIME, at(day.plusDays(1), 9), ""));
            }
        }
        if (day.equals(LocalDate.of(2026, 11, 18))) {
            entries.add(entry("daily-1", "11月18日" + DAILY.get(0), Period.day(day), 2, ArchiveState.RENDERED, at(day.plusDays(2), 9), "更正版"));
            entries.add(entry("hostile", HOSTILE, Period.day(day), 1, ArchiveState.FAILED, at(day.plusDays(1), 9), HOSTILE));
            entries.add(entry("daily-9", "11月18日" + "很长的报表名称".repeat(6), Period.day(day), 1, ArchiveState.UNCONFIRMED, at(day.plusDays(1), 9), ""));
        }
    }

    private static ArchiveEntry entry(String id, String title, Period period, int version, ArchiveState state, ZonedDateTime at, String note) {
        boolean kept = period.to().isAfter(LocalDate.of(2026, 11, 1));
        List<ArchiveFile> files = state == ArchiveState.WITHHELD ? List.of() : List.of(
                new ArchiveFile("Excel", kept ? Optional.of(period + "/" + id + (version > 1 ? "-v" + version : "") + ".xlsx") : Optional.empty()),
                new ArchiveFile("PDF", kept ? Optional.of(period + "/" + id + (version > 1 ? "-v" + version : "") + ".pdf") : Optional.empty()));
        return new ArchiveEntry(id, title, period, version, state, at(period.to().plusDays(1), 11), Optional.of(at), files, note);
    }

    private static ArchiveEntry due(String id, String title, Period period) {
        return new ArchiveEntry(id, title, period, 1, ArchiveState.DUE, at(period.to().plusDays(1), 19), Optional.empty(), List.of(), "");
    }

    private static ZonedDateTime at(LocalDate day, int hour) {
        return day.atTime(hour, 5).atZone(NOW.getZone());
    }

    /** The product's own KPIs with waves for values, some days of which are missing. */
    static List<Trend> trends() {
        Faults faults = new Faults();
        Path product = ReferenceData.projectRoot().resolve("config");
        ConfigFolder folder = new ConfigFolder(product, product);
        List<Kpi> kpis = KpiCatalogue.read(folder, MeasureCatalogue.read(folder, Feeds.WITH_COLUMNS, faults).ids(), faults).withSeconds(15).list();
        List<Trend> trends = new ArrayList<>();
        for (int i = 0; i < kpis.size(); i++) {
            Map<String, Ratio> days = new LinkedHashMap<>();
            for (LocalDate day = FIRST; day.isBefore(NOW.toLocalDate()); day = day.plusDays(1)) {
                days.put(day.toString(), value(kpis.get(i), day.getDayOfYear(), i));
            }
            Map<String, Ratio> months = new LinkedHashMap<>();
            for (int month = 1; month <= 11; month++) {
                months.put(YearMonth.of(2026, month).toString(), value(kpis.get(i), month * 5, i));
            }
            trends.add(new Trend(kpis.get(i), i == kpis.size() - 1 ? Map.of() : days, i == kpis.size() - 1 ? Map.of() : months));
        }
        return trends;
    }

    private static Ratio value(Kpi kpi, int time, int number) {
        if ((time + number) % 17 == 0) {
            return new Ratio(BigDecimal.ZERO, BigDecimal.ZERO);
        }
        long wave = Math.round(60 * Math.sin(time / 5.0 + number));
        return kpi.unit() == Unit.PERCENT ? new Ratio(BigDecimal.valueOf(930 + wave), BigDecimal.valueOf(1000))
                : new Ratio(BigDecimal.valueOf(200 + wave), BigDecimal.TEN);
    }

    /** Writes the pages and every file that they link to. */
    static Path write(Path folder) {
        ArchiveIndex index = index();
        ArchivePages pages = new ArchivePages(TestReports.html(), TestReports.texts());
        try {
            for (ArchiveEntry entry : index.entries()) {
                for (ArchiveFile file : entry.files()) {
                    if (file.address().isPresent()) {
                        Path place = folder.resolve(file.address().get());
                        Files.createDirectories(place.getParent());
                        Files.writeString(place, "");
                    }
                }
            }
            Files.writeString(folder.resolve("archive-2025.html"), pages.year(2025, List.of()));
            Files.writeString(folder.resolve("archive-2026.html"), pages.year(2026, index.entries().stream()
                    .filter(entry -> entry.state() != ArchiveState.DUE).toList()));
            return Files.writeString(folder.resolve("index.html"), pages.index(index));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
