package callmart.sample;

/**
 * An agent of the sample centre.
 *
 * @param id   the agent's number in every feed, such as 20001
 * @param name the invented Chinese name
 * @param team the team's Chinese name, one of four
 */
public record SampleAgent(String id, String name, String team) {
}
