package callmart.extract;

/** Hears how far an extraction has come, every few ten thousand rows. */
@FunctionalInterface
public interface Progress {

    /**
     * @param feed feed name
     * @param rows rows read so far, of all its sources
     * @param done share of the file that is being read, 0 to 1
     */
    void read(String feed, long rows, double done);
}
