package callmart.extract.pbx;

import java.util.List;

/** Makes canonical records of one telephone system's raw rows; keeps only what is still in progress. */
interface Preset {

    /** The columns of its records: canonical ones, further ones that a mapping may use, {@link FoundRecords#RAW} last. */
    List<String> header();

    /**
     * Takes the next raw row. Each row is in the end either folded once, or stands for one record or refusal; a header line is neither.
     *
     * @throws MalformedRowException when the row is to be refused as it is
     */
    void read(RawRow row, FoundRecords out);

    /** There are no further rows. */
    void end(FoundRecords out);
}
