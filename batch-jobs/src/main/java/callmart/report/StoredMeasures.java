package callmart.report;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** The bytes of a row of measures. */
final class StoredMeasures implements StoredRows.Form<MeasureRow> {

    @Override
    public void write(MeasureRow row, DataOutputStream out) throws IOException {
        StoredCells.text(row.id(), out);
        StoredCells.text(row.label(), out);
        out.writeShort(row.measures().size());
        for (Map.Entry<String, BigDecimal> measure : row.measures().entrySet()) {
            StoredCells.text(measure.getKey(), out);
            StoredCells.number(measure.getValue(), out);
        }
    }

    @Override
    public MeasureRow read(DataInputStream in) throws IOException {
        String id = StoredCells.text(in);
        String label = StoredCells.text(in);
        int count = in.readShort();
        Map<String, BigDecimal> measures = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            measures.put(StoredCells.text(in), StoredCells.number(in));
        }
        return new MeasureRow(id, label, measures);
    }
}
