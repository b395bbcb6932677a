package callmart.report.definition;

/** By what a report is divided into editions, each for its own readers. */
public enum BurstKey {
    /** An agent's team on the day. */
    TEAM,
    /** What the contracts of a vendor cover. */
    VENDOR,
    /** The queue that calls are attributed to. */
    QUEUE,
    /** The group of seats in the list of agents held on the day. */
    GROUP
}
