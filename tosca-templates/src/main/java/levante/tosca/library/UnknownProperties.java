package levante.tosca.library;

/** What becomes of properties that a type does not have. */
public enum UnknownProperties {
  /** They are mistakes. */
  REFUSED,
  /** They are told and left out: templates of that world name more than its types have. */
  WARNED
}
