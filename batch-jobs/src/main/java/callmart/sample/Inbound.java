package callmart.sample;

/**
 * A caller who rings the centre.
 *
 * @param number     the call's place in the day, from 1
 * @param arrivedAt  seconds since midnight
 * @param ivrSeconds time spent in the menu, before the queue or in all
 * @param queue      null when the menu is all the caller wants
 */
record Inbound(int number, int arrivedAt, int ivrSeconds, String caller, String callee, String ivrRoute, Queue queue,
        Category category) {

    boolean wantsAgent() {
        return queue != null;
    }

    int leavesIvrAt() {
        return arrivedAt + ivrSeconds;
    }
}
