package levante.tosca.data;

/** What a scalar with a unit measures, and the base unit that its exact amount is held in. */
public enum Dimension {
  /** Bytes. */
  SIZE("scalar-unit.size"),
  /** Seconds. */
  TIME("scalar-unit.time"),
  /** Hertz. */
  FREQUENCY("scalar-unit.frequency"),
  /** Bits a second. */
  BITRATE("scalar-unit.bitrate");

  private final String typeName;

  Dimension(String typeName) {
    this.typeName = typeName;
  }

  /** TOSCA's name of the type. */
  public String typeName() {
    return typeName;
  }
}
