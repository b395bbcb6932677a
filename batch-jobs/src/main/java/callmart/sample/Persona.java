package callmart.sample;

/**
 * How an agent works.
 *
 * @param agent         who it is
 * @param home          the queue of the agent's team, served before the others
 * @param tempo         factor on the length of conversations; above 1 is slower
 * @param ringSeconds   the longest that this agent lets a call ring
 * @param ratingPass    share of finished conversations that the agent passes to the rating menu
 * @param participation share of those whose caller gives a rating
 * @param satisfaction  share of ratings that are satisfied or better
 */
record Persona(SampleAgent agent, Queue home, double tempo, int ringSeconds, double ratingPass, double participation,
        double satisfaction) {
}
