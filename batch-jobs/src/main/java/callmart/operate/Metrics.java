package callmart.operate;

import callmart.config.EnumWord;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gauges in Prometheus' text format, as the node exporter's textfile collector reads them. Times are Unix seconds. */
public final class Metrics {

    private static final double MILLIS_PER_SECOND = 1000;

    /** A gauge that is being filled. */
    public static final class Gauge {

        private final String name;
        private final String help;
        private final Labels common;
        private final List<GaugeDataPointSnapshot> points = new ArrayList<>();

        private Gauge(String name, String help, Labels common) {
            this.name = name;
            this.help = help;
            this.common = common;
        }

        /** @param labels names and values in turns */
        public Gauge set(double value, String... labels) {
            points.add(GaugeDataPointSnapshot.builder().labels(common.merge(Labels.of(labels))).value(value).build());
            return this;
        }

        /** A point in time. */
        public Gauge at(Instant instant, String... labels) {
            return set(instant.toEpochMilli() / MILLIS_PER_SECOND, labels);
        }

        /** 1 for the state that holds and 0 for the others, so that a rule can name any of them. */
        public <E extends Enum<E>> Gauge state(Class<E> states, E holds, String... labels) {
            for (E state : states.getEnumConstants()) {
                String[] all = List.of(labels).toArray(new String[labels.length + 2]);
                all[labels.length] = "state";
                all[labels.length + 1] = EnumWord.of(state);
                set(state == holds ? 1 : 0, all);
            }
            return this;
        }
    }

    private final List<Gauge> gauges = new ArrayList<>();
    private final Labels common;

    /** @param common labels of every value, names and values in turns */
    public Metrics(String... common) {
        this.common = Labels.of(common);
    }

    /**
     * A gauge of its own name; without a value it is left out of the file.
     *
     * @param name such as {@code callmart_report_count}
     * @param help one sentence with the unit
     */
    public Gauge gauge(String name, String help) {
        Gauge gauge = new Gauge(name, help, common);
        gauges.add(gauge);
        return gauge;
    }

    /** The file's content, in UTF-8. */
    public byte[] text() {
        List<MetricSnapshot> snapshots = gauges.stream().filter(gauge -> !gauge.points.isEmpty()).<MetricSnapshot>map(gauge -> {
            GaugeSnapshot.Builder snapshot = GaugeSnapshot.builder().name(gauge.name).help(gauge.help);
            gauge.points.forEach(snapshot::dataPoint);
            return snapshot.build();
        }).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, new MetricSnapshots(snapshots));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
