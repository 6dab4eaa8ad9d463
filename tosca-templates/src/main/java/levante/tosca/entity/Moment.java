package levante.tosca.entity;

/** When a value has to be known. */
public enum Moment {
  /** Before anything runs: the plan of machines and storage is made from it. */
  PLAN,
  /** When its node template is configured, so that numbers may wait for running machines too. */
  RUN,
  /** It is itself what a running topology tells. */
  ATTRIBUTE;

  /** What such a value is called in a sentence. */
  public String word() {
    return this == ATTRIBUTE ? "attribute" : "property";
  }
}
