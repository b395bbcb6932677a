package callmart.cli;

/** A command that takes each of several centres in one home in turn where none is named. */
interface EachCentre {
}
