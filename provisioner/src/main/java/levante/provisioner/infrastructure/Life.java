package levante.provisioner.infrastructure;

/** An infrastructure's life, which only goes forward. */
public enum Life {
  ACTIVE,
  /** Its end was asked for; something of it may be left. */
  DELETING,
  /** Nothing of it is left; its row and its history stay. */
  DELETED
}
