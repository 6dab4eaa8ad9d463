package levante.elasticity.hook;

/** The records that events are read off; each is told in its own order. */
public enum HookSource {
  STATES,
  DECISIONS
}
