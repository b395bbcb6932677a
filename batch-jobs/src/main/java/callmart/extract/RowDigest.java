package callmart.extract;

/** What the rows of a day add up to, in whatever order they stand: readings with the same count and sum have the same rows. */
public final class RowDigest {

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private long rows;
    private long sum;

    public void add(String[] cells) {
        long hash = cells.length;
        for (String cell : cells) {
            hash = (hash ^ (cell == null ? 0 : cell.hashCode())) * FACTOR;
            hash ^= hash >>> 29;
        }
        rows++;
        sum += hash * FACTOR;
    }

    public long rows() {
        return rows;
    }

    public long sum() {
        return sum;
    }
}
