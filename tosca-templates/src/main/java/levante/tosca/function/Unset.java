package levante.tosca.function;

/** What a property that may have a value, but was given none, is where it is asked for. */
enum Unset {
  /** The value that is made from it cannot be made. */
  IS_A_PROBLEM,
  /** What asks for it is left out, as an input of an operation is. */
  IS_LEFT_OUT,
  /** Whoever runs it may have chosen one: it is told then, as the attribute that mirrors it. */
  IS_TOLD_WHEN_IT_RUNS
}
