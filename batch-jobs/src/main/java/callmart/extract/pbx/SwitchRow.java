package callmart.extract.pbx;

/**
 * One record of FreeSWITCH's mod_cdr_csv: one leg of its own sense, a channel. Texts are empty when the template does not have them.
 *
 * @param start when the channel was made, milliseconds since 1970 UTC
 * @param answer when it was answered; null when it was not
 * @param end when it was hung up
 * @param id the channel's uuid
 * @param otherId the uuid of the channel it was connected to; empty when there was none
 * @param bridge name of the channel it was connected to
 */
record SwitchRow(RawRow row, String caller, String destination, String context, String account, String bridge, long start, Long answer,
        long end, String id, String otherId) {
}
