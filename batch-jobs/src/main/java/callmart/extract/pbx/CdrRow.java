package callmart.extract.pbx;

/**
 * One call detail record of Asterisk: one path of communication. Texts are empty when the layout does not have them.
 *
 * @param row the raw row
 * @param channel channel of the party that called
 * @param peerChannel channel that was called; empty when none was
 * @param start when it began, milliseconds since 1970 UTC
 * @param answer when the calling channel was answered, by whatever; null when it was not
 * @param end when it ended
 * @param callId what the rows of a call share: linkedid, else uniqueid, else start and channel
 * @param linked whether callId is the linkedid
 * @param uniqueId the calling channel's id
 */
record CdrRow(RawRow row, String source, String destination, String context, String account, String channel, String peerChannel,
        String application, String applicationData, long start, Long answer, long end, String disposition, String callId,
        boolean linked, String uniqueId, String did) {

    private static final long MINUTE = 60_000;

    /**
     * The same record between other channels.
     *
     * @param answered when they were connected; null when they were not
     */
    CdrRow between(String from, String to, Long answered) {
        return new CdrRow(row, source, destination, context, account, from, to, application, applicationData, start, answered, end,
                answered == null && answer != null ? "NO ANSWER" : disposition, callId, linked, uniqueId, did);
    }

    /** A record of who picked up, as one of the caller. */
    CdrRow ofCaller(CdrRow caller) {
        return new CdrRow(row, caller.source, destination, caller.context, account, peerChannel, channel, application, applicationData,
                start, answer, end, disposition, callId, linked, uniqueId, did);
    }

    /** Whether it begins once a conversation has ended, as far as its start is told: one without seconds lies anywhere in its minute. */
    boolean follows(long conversationEnd) {
        return start >= conversationEnd
                || start % MINUTE == 0 && start >= conversationEnd - conversationEnd % MINUTE && end > conversationEnd;
    }

    boolean isQueue() {
        return application.equalsIgnoreCase("Queue");
    }
}
