package levante.provisioner.infrastructure;

/** An infrastructure's life, which only goes forward, unless it is handed back. */
public enum Life {
  ACTIVE,
  /** Its end was asked for; something of it may be left. */
  DELETING,
  /** Nothing of it is left; its row and its history stay. */
  DELETED,
  /**
   * It was exported to be managed elsewhere; its machines live on and nothing here touches them.
   */
  HANDED_OVER;

  /** Whether there is something of it to look after here. */
  public boolean isHere() {
    return this == ACTIVE || this == DELETING;
  }
}
