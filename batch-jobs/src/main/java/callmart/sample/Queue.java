package callmart.sample;

/**
 * The queues that callers wait in, in the order in which a free agent serves them. Category weights are in the order of
 * {@link Category}.
 */
enum Queue {
    COMPLAINT("投诉", "4", 0.12, 12, 6, 4, 10, 8, 2, 3),
    REPAIR("报修", "2", 0.30, 22, 3, 1, 20, 4, 0, 2),
    CONSULTATION("咨询", "1", 0.42, 5, 7, 8, 12, 16, 5, 6),
    SALES("销售", "3", 0.16, 1, 5, 20, 1, 3, 12, 2);

    private final String label;
    private final String menuKey;
    private final double share;
    private final double[] categoryWeights;

    Queue(String label, String menuKey, double share, double... categoryWeights) {
        this.label = label;
        this.menuKey = menuKey;
        this.share = share;
        this.categoryWeights = categoryWeights;
    }

    String label() {
        return label;
    }

    /** The key that callers press in the IVR menu for it. */
    String menuKey() {
        return menuKey;
    }

    Category category(Dice dice) {
        return Category.values()[dice.weighted(categoryWeights)];
    }

    /** The queue of a caller on an ordinary day. */
    static Queue ofCaller(Dice dice) {
        double[] shares = new double[values().length];
        for (Queue queue : values()) {
            shares[queue.ordinal()] = queue.share;
        }
        return values()[dice.weighted(shares)];
    }
}
