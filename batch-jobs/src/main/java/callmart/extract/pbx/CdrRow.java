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
 * @param uniqueId the calling channel's id
 */
record CdrRow(RawRow row, String source, String destination, String context, String account, String channel, String peerChannel,
        String application, String applicationData, long start, Long answer, long end, String disposition, String callId,
        String uniqueId, String did) {

    boolean isQueue() {
        return application.equalsIgnoreCase("Queue");
    }
}
