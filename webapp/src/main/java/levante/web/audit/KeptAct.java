package levante.web.audit;

/**
 * An act in the store.
 *
 * @param id tells it from others of the same moment
 */
public record KeptAct(long id, Act act) {
  /** Where the acts after this one begin. */
  public ActQuery.Place place() {
    return new ActQuery.Place(act.at(), id);
  }
}
